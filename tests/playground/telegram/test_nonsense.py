"""Whatever a bot sends, the answer is a result or a refusal in Telegram's words, never a crash."""

from collections import Counter
from typing import Any

import pytest

from bot.playground.telegram import TelegramCity, TelegramPerson
from bot.playground.telegram.ask import Ask
from bot.playground.telegram.errors import BotApiError
from bot.playground.telegram.methods import METHODS

NONSENSE: tuple[Any, ...] = (
    "x", "--5", "", [], {}, [1], ["x"], [[1]], [{}], 5.5, -1, None, True, "[[1]]", "[1", {"type": 1},
    {"type": "chat"}, {"type": "chat", "chat_id": "x"}, {"type": "document", "media": 7},
    {"message_id": "x"}, {"message_id": None}, {"inline_keyboard": 5}, {"inline_keyboard": [[5]]},
    {"inline_keyboard": [[{"text": "x", "url": 5}]]}, {"keyboard": [["x"], [{}]]}, [{"command": 5}],
    [{"type": "bold", "offset": "x", "length": 1}], {"type": "web_app", "web_app": 5}, "²", "9" * 30, 10**30,
)  # fmt: skip


async def code_of(city: TelegramCity, name: str, given: dict[str, Any]) -> int:
    try:
        await city.call(name, Ask(given))
    except BotApiError as refusal:
        return refusal.code
    return 200


@pytest.mark.parametrize("name", sorted(METHODS))
async def test_nonsense_is_refused(city: TelegramCity, talking: TelegramPerson, name: str) -> None:
    method, codes = METHODS[name], Counter[int]()
    for parameter in method.parameters:
        for value in NONSENSE:
            sent = await city.call("sendMessage", Ask({"chat_id": talking.id, "text": "x"}))
            sane = {
                "chat_id": talking.id,
                "message_id": sent["message_id"],
                "text": "y",
                "from_chat_id": talking.id,
            }
            given = {key: one for key, one in sane.items() if key in method.parameters} | {parameter: value}
            await talking.says("so that a long poll has something to return")
            codes[await code_of(city, name, given)] += 1
            await city.set_hook(None)
    assert codes.total() == len(method.parameters) * len(NONSENSE)
    assert set(codes) <= {200, 400, 403, 409}
