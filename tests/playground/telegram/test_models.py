"""Every object sent is read by python-telegram-bot's own models with nothing missing and nothing over."""

import json
from collections.abc import Iterator
from typing import Any

from telegram import (
    Bot,
    Chat,
    ChatFullInfo,
    ChatMember,
    File,
    Message,
    MessageId,
    TelegramObject,
    Update,
    User,
    WebhookInfo,
)

from bot.playground.telegram import TelegramCity, TelegramPerson
from bot.playground.telegram.ask import Ask, Upload
from bot.playground.telegram.methods import METHODS

KEYS = {
    "inline_keyboard": [[{"text": "Go", "callback_data": "go"}, {"text": "See", "url": "https://x.test"}]]
}


def parts(value: Any) -> Iterator[TelegramObject]:
    """An object and every object inside it."""
    if isinstance(value, TelegramObject):
        yield value
        for name in value._get_attrs_names(include_private=False):
            yield from parts(getattr(value, name, None))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from parts(one)


def check(model: type[TelegramObject], answer: Any) -> int:
    """How many objects were looked at; a missing required field raises TypeError inside."""
    read = model.de_json(json.loads(json.dumps(answer)), None)
    found = list(parts(read))
    unknown = {type(one).__name__: dict(one.api_kwargs) for one in found if one.api_kwargs}
    assert unknown == {}
    return len(found)


async def test_answers(city: TelegramCity, talking: TelegramPerson) -> None:
    group = city.group("Hiring", talking, topics=True)
    await group.adds_bot(talking, as_admin=True)
    topic = await group.opens_topic(talking, "Welders")
    upload = {
        "document": Upload("a.pdf", "application/pdf", b"x"),
        "photo": Upload("a.jpg", "image/jpeg", b"x"),
    }

    async def call(method: str, **values: Any) -> Any:
        files = {name: file for name, file in upload.items() if method.lower() == f"send{name}"}
        return await city.call(method, Ask(values, files))

    home = {"chat_id": talking.id}
    sent = await call("sendMessage", **home, text="<b>Hi</b> /help", parse_mode="HTML", reply_markup=KEYS)
    one = {**home, "message_id": sent["message_id"]}
    reply = {"reply_parameters": {"message_id": sent["message_id"]}, "protect_content": "true"}
    document = await call("sendDocument", **home, caption="see #1", **reply)
    looked = [
        check(Message, sent),
        check(Message, document),
        check(Message, await call("sendPhoto", **home)),
        check(Message, await call("sendMessage", chat_id=group.id, text="x", message_thread_id=topic)),
        check(Message, await call("editMessageText", **one, text="new")),
        check(Message, await call("forwardMessage", **one, from_chat_id=talking.id)),
        check(MessageId, await call("copyMessage", **one, from_chat_id=talking.id)),
        check(File, await call("getFile", file_id=document["document"]["file_id"])),
        check(User, await call("getMe")),
        check(WebhookInfo, await call("getWebhookInfo")),
        check(ChatFullInfo, await call("getChat", **home)),
        check(ChatFullInfo, await call("getChat", chat_id=group.id)),
        check(ChatMember, await call("getChatMember", chat_id=group.id, user_id=city.bot["id"])),
        check(ChatMember, await call("getChatMember", chat_id=group.id, user_id=talking.id)),
        check(ChatMember, await call("getChatMember", **home, user_id=talking.id)),
    ]
    await call("pinChatMessage", **one)
    looked.append(check(ChatFullInfo, await call("getChat", **home)))
    assert sum(looked) >= 55


async def test_updates(city: TelegramCity, talking: TelegramPerson) -> None:
    sent = await city.call("sendMessage", Ask({"chat_id": talking.id, "text": "Go?", "reply_markup": KEYS}))
    card = talking.heard()[0]
    said = await talking.says("hello @hiresync_bot https://x.test #tag a@b.test")
    await talking.edits(said, "changed")
    await talking.replies(card, "yes")
    await talking.presses(card, "Go")
    await talking.sends_document(b"x", "a.pdf", caption="mine")
    await talking.sends_photo(b"x")
    await talking.sends_contact()
    await city.call("deleteMessage", Ask({"chat_id": talking.id, "message_id": sent["message_id"]}))
    await talking.presses(card, "Go", stale=True)
    await talking.blocks_bot()
    group = city.group("Hiring", talking, topics=True)
    await group.adds_bot(talking)
    await group.joins(city.person("Ravi"))
    topic = await group.opens_topic(talking, "Welders")
    await talking.says("/status", group, topic=topic)
    await group.removes_bot(talking)
    looked = [check(Update, update.as_json()) for update in city.updates.history]
    kinds = {update.kind for update in city.updates.history}
    assert kinds == {"message", "edited_message", "callback_query", "my_chat_member"}
    assert (len(looked) >= 15, sum(looked) >= 70) == (True, True)


async def test_every_method_of_the_table_exists_in_the_library() -> None:
    known = {name.lower() for name in dir(Bot)}
    assert len(METHODS) >= 36
    assert {method.name for method in METHODS.values() if method.name.lower() not in known} == set()


async def test_a_chat_is_a_chat(city: TelegramCity, talking: TelegramPerson) -> None:
    assert check(Chat, talking.chat.as_json()) == 1
    assert check(Chat, city.group("Hiring", talking, topics=True).chat.as_json()) == 1
