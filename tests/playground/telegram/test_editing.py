"""Edits, presses and removals."""

from datetime import timedelta
from io import BytesIO

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    Message,
    ReactionTypeEmoji,
)

from bot.playground.telegram import TelegramPerson
from bot.playground.telegram.errors import CannotDoError

from .conftest import Place, refused

YES = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="y1")]])
NO = InlineKeyboardMarkup([[InlineKeyboardButton("No", callback_data="n1")]])


async def card(api: Bot, person: TelegramPerson) -> Message:
    return await api.send_message(person.id, "Approve?", reply_markup=YES)


async def test_an_edit_replaces_words_and_keyboard(api: Bot, talking: TelegramPerson) -> None:
    sent = await card(api, talking)
    with refused("message is not modified"):
        await api.edit_message_text("Approve?", talking.id, sent.message_id, reply_markup=YES)
    await api.edit_message_text("Approve?", talking.id, sent.message_id, reply_markup=NO)
    seen = talking.heard()[0]
    assert (seen.button_texts, seen.edited_at) == (["No"], None)
    await api.edit_message_text("Done", talking.id, sent.message_id)
    assert (seen.text, seen.buttons) == ("Done", [])
    with refused("message is not modified"):
        await api.edit_message_reply_markup(talking.id, sent.message_id)
    await api.edit_message_reply_markup(talking.id, sent.message_id, reply_markup=YES)
    assert seen.button_texts == ["Yes"]


async def test_only_own_recent_text_can_be_edited(place: Place, api: Bot, talking: TelegramPerson) -> None:
    sent, said = await card(api, talking), await talking.says("mine")
    with refused("message to edit not found"):
        await api.edit_message_text("x", talking.id, 999)
    with refused("message can't be edited"):
        await api.edit_message_text("x", talking.id, said.id)
    with refused("no caption in the message to edit"):
        await api.edit_message_caption(talking.id, sent.message_id, caption="x")
    place.clock.advance(timedelta(hours=48))
    place.city.edits_end_after = timedelta(hours=48)
    await api.edit_message_text("in time", talking.id, sent.message_id, reply_markup=YES)
    place.clock.advance(timedelta(seconds=1))
    with refused("message can't be edited"):
        await api.edit_message_text("late", talking.id, sent.message_id)
    with refused("message can't be deleted for everyone"):
        await api.delete_message(talking.id, sent.message_id)
    place.city.edits_end_after = None
    await api.edit_message_text("at any age", talking.id, sent.message_id)
    assert talking.heard()[0].text == "at any age"


async def test_a_deleted_message_is_gone(api: Bot, talking: TelegramPerson) -> None:
    sent = await card(api, talking)
    await api.delete_message(talking.id, sent.message_id)
    assert talking.heard() == []
    with refused("message to delete not found"):
        await api.delete_message(talking.id, sent.message_id)


async def test_captions_and_media(api: Bot, talking: TelegramPerson) -> None:
    with refused("message caption is too long"):
        await api.send_document(talking.id, BytesIO(b"one"), caption="x" * 1025, filename="a.pdf")
    sent = await api.send_document(talking.id, BytesIO(b"one"), caption="x" * 1024, filename="a.pdf")
    seen = talking.heard()[0]
    with refused("no text in the message to edit"):
        await api.edit_message_text("x", talking.id, sent.message_id)
    await api.edit_message_caption(talking.id, sent.message_id, caption="<i>new</i>", parse_mode="HTML")
    assert seen.html == "<i>new</i>"
    media = InputMediaDocument(BytesIO(b"two"), caption="second", filename="b.pdf")
    await api.edit_message_media(media, talking.id, sent.message_id, reply_markup=YES)
    assert seen.document
    assert (seen.document.name, seen.document.content, seen.text) == ("b.pdf", b"two", "second")
    assert seen.button_texts == ["Yes"]


async def test_a_press_is_answered_once_and_soon(place: Place, api: Bot, talking: TelegramPerson) -> None:
    await card(api, talking)
    seen = talking.heard()[0]
    with pytest.raises(CannotDoError, match="no button 'Maybe'"):
        await talking.presses(seen, "Maybe")
    press = await talking.presses(seen, "y1")
    update = (await api.get_updates())[-1]
    assert update.callback_query
    assert (update.callback_query.data, update.callback_query.from_user.id) == ("y1", talking.id)
    with refused("message_too_long"):
        await api.answer_callback_query(press.id, "x" * 201)
    await api.answer_callback_query(press.id, "x" * 200)
    with refused("query is too old and response timeout expired or query ID is invalid"):
        await api.answer_callback_query(press.id)
    assert [alert.text for alert in talking.alerts()] == ["x" * 200]

    late = await talking.presses(seen, "Yes")
    place.clock.advance(timedelta(seconds=16))
    with refused("query is too old"):
        await api.answer_callback_query(late.id)
    assert not late.answered


async def test_a_stale_press_still_reaches_the_bot(api: Bot, talking: TelegramPerson) -> None:
    sent = await card(api, talking)
    seen = talking.heard()[0]
    await api.edit_message_text("Done", talking.id, sent.message_id)
    with pytest.raises(CannotDoError):
        await talking.presses(seen, "Yes")
    await talking.presses(seen, "Yes", stale=True)
    await api.delete_message(talking.id, sent.message_id)
    await talking.presses(seen, "Yes", stale=True)
    queries = [update.callback_query for update in await api.get_updates() if update.callback_query]
    assert [query.data for query in queries] == ["y1", "y1"]
    assert [query.message.is_accessible for query in queries if query.message] == [True, False]


async def test_pins_and_reactions(api: Bot, talking: TelegramPerson) -> None:
    sent = await card(api, talking)
    await api.pin_chat_message(talking.id, sent.message_id)
    full = await api.get_chat(talking.id)
    assert full.pinned_message
    assert full.pinned_message.message_id == sent.message_id
    await api.unpin_chat_message(talking.id)
    with refused("message to unpin not found"):
        await api.unpin_chat_message(talking.id)
    with refused("reaction_invalid"):
        await api.set_message_reaction(talking.id, sent.message_id, ReactionTypeEmoji("🧲"))
    await api.set_message_reaction(talking.id, sent.message_id, ReactionTypeEmoji("👍"))
    assert talking.heard()[0].reaction == "👍"


async def test_a_person_edits_only_their_own_words(api: Bot, talking: TelegramPerson) -> None:
    said = await talking.says("frist")
    await card(api, talking)
    with pytest.raises(CannotDoError):
        await talking.edits(talking.heard()[0], "x")
    await talking.edits(said, "first")
    update = (await api.get_updates())[-1]
    assert update.edited_message
    assert (update.edited_message.text, update.edited_message.edit_date is None) == ("first", False)
