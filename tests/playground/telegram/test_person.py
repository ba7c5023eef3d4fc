"""What a person can and cannot do."""

import pytest
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.playground.changes import NeverHappenedError
from bot.playground.telegram import TelegramCity, TelegramPerson
from bot.playground.telegram.errors import CannotDoError


@pytest.mark.parametrize("payload", ["x" * 65, "a b", "é", "job=1"])
async def test_a_deep_link_carries_little(api: Bot, asha: TelegramPerson, payload: str) -> None:
    with pytest.raises(CannotDoError):
        await asha.starts(payload)
    assert await api.get_updates() == ()
    await asha.starts("aZ0_-" + "x" * 59)
    (update,) = await api.get_updates()
    assert update.message
    assert update.message.text == "/start aZ0_-" + "x" * 59
    assert [entity.type for entity in update.message.entities] == ["bot_command"]


@pytest.mark.parametrize("text", ["", " \n ", "x" * 4097])
async def test_a_message_has_words_but_not_too_many(api: Bot, talking: TelegramPerson, text: str) -> None:
    with pytest.raises(CannotDoError):
        await talking.says(text)
    await talking.says("x" * 4096)
    assert len(talking.messages()[-1].text) == 4096


async def test_keys_below_the_text_field(api: Bot, talking: TelegramPerson) -> None:
    keys = ReplyKeyboardMarkup([["Today"], [KeyboardButton("My number", request_contact=True)]])
    await api.send_message(talking.id, "When?", reply_markup=keys)
    await api.send_message(talking.id, "Please", reply_markup=ForceReply())
    await talking.taps("Today")
    await talking.taps("My number")
    last = [update.message for update in await api.get_updates()][-2:]
    assert last[0]
    assert last[1]
    assert last[0].text == "Today"
    assert last[1].contact
    assert last[1].contact.user_id == talking.id
    await api.send_message(talking.id, "Thanks", reply_markup=ReplyKeyboardRemove())
    with pytest.raises(CannotDoError):
        await talking.taps("Today")


async def test_a_link_button_sends_nothing(api: Bot, talking: TelegramPerson) -> None:
    site = InlineKeyboardMarkup([[InlineKeyboardButton("Site", url="https://x.test")]])
    await api.send_message(talking.id, "Look", reply_markup=site)
    with pytest.raises(CannotDoError, match=r"opens https://x\.test"):
        await talking.presses(talking.heard()[0], "Site")


async def test_waiting_ends_with_what_was_seen(city: TelegramCity, asha: TelegramPerson) -> None:
    with pytest.raises(NeverHappenedError, match=r"waited 0 s in vain; at last saw \[\]"):
        await city.wait_until(asha.heard, timeout=0)
