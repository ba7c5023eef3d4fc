"""What may be sent and what is refused; after each refusal the same call done right goes through."""

from datetime import timedelta
from typing import Any

import pytest
from telegram import Bot, ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup
from telegram.error import Forbidden, RetryAfter

from bot.playground.telegram import TelegramCity, TelegramPerson
from bot.playground.telegram.errors import CannotDoError

from .conftest import Place, refused


def keys(*rows: list[str]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(text, callback_data=text) for text in row] for row in rows]
    )


async def test_a_stranger_cannot_be_spoken_to(api: Bot, asha: TelegramPerson) -> None:
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await api.send_message(asha.id, "hello")
    with refused("Chat not found"):
        await api.send_message(4242, "hello")
    await asha.starts()
    await api.send_message(asha.id, "hello")
    assert [message.text for message in asha.heard()] == ["hello"]


async def test_a_person_who_blocks_is_out_of_reach(api: Bot, talking: TelegramPerson) -> None:
    await talking.blocks_bot()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await api.send_message(talking.id, "hello")
    with pytest.raises(CannotDoError):
        await talking.says("hello")
    await talking.starts()
    await api.send_message(talking.id, "hello")
    await talking.deletes_account()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await api.send_message(talking.id, "hello")
    changes = [
        (update.my_chat_member.old_chat_member.status, update.my_chat_member.new_chat_member.status)
        for update in await api.get_updates()
        if update.my_chat_member
    ]
    assert changes == [("member", "kicked"), ("kicked", "member")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<b>x", 'end tag corresponding to start tag "b"'),
        ("é <x>", 'Unsupported start tag "x" at byte offset 3'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<a href=x", 'Unclosed start tag "a" at byte offset 0'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'must have class "tg-spoiler"'),
        ("<a b c>x</a>", "Expected equal sign in declaration of an attribute"),
        ("<b></b> ", "message text is empty"),
        ("x" * 4097, "message is too long"),
    ],
)
async def test_html_is_parsed_strictly(api: Bot, talking: TelegramPerson, text: str, why: str) -> None:
    with refused(why):
        await api.send_message(talking.id, text, parse_mode="HTML")
    assert talking.heard() == []
    await api.send_message(talking.id, f"<b>{'x' * 4096}</b>", parse_mode="HTML")
    assert talking.heard()[0].html == f"<b>{'x' * 4096}</b>"


async def test_entities_count_utf16_and_come_back_safe(api: Bot, talking: TelegramPerson) -> None:
    sent = await api.send_message(
        talking.id,
        "😀 <b>Asha &lt;R&amp;D&gt; <i>x</i></b>"
        ' <a href="https://a.test/?a=1&amp;b=2">link</a> /help <code>/no</code>',
        parse_mode="HTML",
    )
    assert list(sent.parse_entities().values()) == ["Asha <R&D> x", "x", "link", "/help", "/no"]
    assert talking.heard()[0].html == (
        "😀 <b>Asha &lt;R&amp;D&gt; <i>x</i></b>"
        ' <a href="https://a.test/?a=1&amp;b=2" rel="noopener noreferrer" target="_blank">link</a>'
        ' <span class="bot_command">/help</span> <code>/no</code>'
    )


async def test_a_harmful_link_loses_its_address(api: Bot, talking: TelegramPerson) -> None:
    await api.send_message(
        talking.id, '<a href="javascript:alert(1)">x</a> <b>&lt;script&gt;</b>', parse_mode="HTML"
    )
    assert talking.heard()[0].html == "x <b>&lt;script&gt;</b>"


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        (
            InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="é" * 33)]]),
            "button_data_invalid",
        ),
        (InlineKeyboardMarkup([[InlineKeyboardButton(" ", callback_data="x")]]), "must be non-empty"),
        (InlineKeyboardMarkup([[InlineKeyboardButton("x")]]), "text buttons are unallowed"),
        (InlineKeyboardMarkup([[InlineKeyboardButton("x", url="ftp://x")]]), "Wrong HTTP URL"),
        (keys(["x"] * 9), "reply markup is too long"),
        (keys(*[["x"]] * 101), "reply markup is too long"),
        (ReplyKeyboardMarkup([["x"] * 9]), "reply markup is too long"),
        (ForceReply(input_field_placeholder="x" * 64), None),
        (keys(["é" * 32]), None),
        (keys(*[["x"]] * 100), None),
    ],
)
async def test_keyboards_have_limits(api: Bot, talking: TelegramPerson, markup: Any, why: str | None) -> None:
    if why is None:
        await api.send_message(talking.id, "choose", reply_markup=markup)
        assert len(talking.heard()) == 1
        return
    with refused(why):
        await api.send_message(talking.id, "choose", reply_markup=markup)
    assert talking.heard() == []


async def test_replies_must_hit_something(api: Bot, talking: TelegramPerson) -> None:
    asked = await talking.says("question")
    with refused("message to be replied not found"):
        await api.send_message(talking.id, "answer", reply_to_message_id=999)
    await api.send_message(talking.id, "loose", reply_to_message_id=999, allow_sending_without_reply=True)
    sent = await api.send_message(talking.id, "answer", reply_to_message_id=asked.id)
    assert sent.reply_to_message
    assert sent.reply_to_message.text == "question"
    assert [message.reply_to for message in talking.heard()] == [None, asked]


async def test_forwarding_and_copying(api: Bot, city: TelegramCity, talking: TelegramPerson) -> None:
    ravi = city.person("Ravi")
    await ravi.starts()
    said = await talking.says("see this")
    forwarded = await api.forward_message(ravi.id, talking.id, said.id)
    assert forwarded.forward_origin
    assert forwarded.forward_origin.to_dict()["sender_user"]["id"] == talking.id
    await api.copy_message(ravi.id, talking.id, said.id)
    assert [(m.text, m.origin is None) for m in ravi.heard()] == [("see this", False), ("see this", True)]
    with refused("message to copy not found"):
        await api.copy_message(ravi.id, talking.id, 999)
    secret = await api.send_message(talking.id, "secret", protect_content=True)
    with refused("message can't be forwarded"):
        await api.forward_message(ravi.id, talking.id, secret.message_id)


async def test_a_chat_takes_one_a_second_with_a_small_burst(
    place: Place, api: Bot, talking: TelegramPerson
) -> None:
    place.city.rates.on = True
    for number in range(3):
        await api.send_message(talking.id, f"burst {number}")
    with pytest.raises(RetryAfter) as flood:
        await api.send_message(talking.id, "one too many")
    assert flood.value.retry_after == timedelta(seconds=3)
    place.clock.advance(timedelta(seconds=3))
    await api.send_message(talking.id, "now")
    assert [message.text for message in talking.heard()][-1] == "now"


async def test_a_group_takes_twenty_a_minute(place: Place, api: Bot, asha: TelegramPerson) -> None:
    group = place.city.group("Hiring", asha)
    await group.adds_bot(asha)
    place.city.rates.on = True
    for number in range(20):
        await api.send_message(group.id, f"{number}")
        place.clock.advance(timedelta(seconds=1))
    with pytest.raises(RetryAfter):
        await api.send_message(group.id, "one too many")
    place.clock.advance(timedelta(seconds=40))
    await api.send_message(group.id, "a minute later")
    assert len(asha.heard(group)) == 21


async def test_a_bot_takes_thirty_a_second_over_all_chats(place: Place, api: Bot) -> None:
    people = [place.city.person(f"P{number}") for number in range(31)]
    for person in people:
        await person.starts()
    place.city.rates.on = True
    for person in people[:30]:
        await api.send_message(person.id, "news")
    with pytest.raises(RetryAfter):
        await api.send_message(people[30].id, "news")
    place.clock.advance(timedelta(seconds=1))
    await api.send_message(people[30].id, "news")
    assert people[30].heard()
