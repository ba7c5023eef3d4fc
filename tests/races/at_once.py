"""The same press or message many times at once, as the platforms would bring it."""

import asyncio
import json
from copy import deepcopy
from typing import Any

import aiohttp

from bot.playground.slack import payloads
from bot.playground.slack.controls import find_control
from bot.playground.slack.delivering import Ack, deliver
from tests.chat import InSlack, InTelegram
from tests.plugins.chats import Scene

SECRET = "X-Telegram-Bot-Api-Secret-Token"


async def to_webhook(scene: Scene, updates: list[dict[str, Any]]) -> list[int]:
    """Deliver these updates to Telegram's webhook side by side, whoever's chat they are of."""
    settings = scene.house.settings
    url, headers = f"{settings.base_url}/telegram/webhook", {SECRET: settings.telegram_webhook_secret}

    async def one(session: aiohttp.ClientSession, update: dict[str, Any]) -> int:
        async with session.post(url, data=json.dumps(update).encode(), headers=headers) as answer:
            return answer.status

    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(one(session, update) for update in updates))


def press(scene: Scene, me: InTelegram, label: str, update_id: int) -> dict[str, Any]:
    """One tap on a button of the newest message that has it, as an update."""
    message = next(one for one in reversed(me.account.heard()) if label in one.button_texts)
    [data] = [button["callback_data"] for row in message.inline for button in row if button["text"] == label]
    query = scene.town.telegram.queries.open(me.account.id, scene.clock.now())
    return {
        "update_id": update_id,
        "callback_query": {
            "id": query.id,
            "from": me.account.user,
            "message": message.as_json(),
            "chat_instance": "1",
            "data": data,
        },
    }


def typed(me: InTelegram, text: str, update_id: int) -> dict[str, Any]:
    """One message in the private chat, as an update."""
    message = {
        "message_id": update_id,
        "date": 1772442000,
        "chat": {"id": me.account.id, "type": "private", "first_name": me.account.names["first_name"]},
        "from": me.account.user,
        "text": text,
    }
    return {"update_id": update_id, "message": message}


async def submits(scene: Scene, me: InSlack, times: int) -> list[Ack]:
    """Send the modal in front many times at once."""
    view = me.account.open_view()
    assert view is not None
    payload = payloads.view_submission(scene.town.slack, view)
    return list(
        await asyncio.gather(
            *(deliver(scene.town.slack, "interactive", deepcopy(payload)) for _ in range(times))
        )
    )


async def pushes(scene: Scene, me: InSlack, label: str, times: int) -> list[Ack]:
    """Press a button of the newest message that has it many times at once."""
    message = next(
        one
        for one in reversed(me.account.messages())
        if any(
            element["type"] == "button" and element["text"]["text"] == label
            for block in one.blocks
            for element in block.get("elements", ())
        )
    )
    control = find_control(message, label, button=True)
    action = payloads.action(scene.town.slack, control.block, control.element, None)
    return list(
        await asyncio.gather(
            *(
                deliver(
                    scene.town.slack,
                    "interactive",
                    payloads.block_actions(scene.town.slack, me.account.id, message, [dict(action)]),
                )
                for _ in range(times)
            )
        )
    )
