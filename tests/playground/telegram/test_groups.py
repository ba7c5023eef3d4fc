"""Groups: what privacy mode lets the bot hear, topics, and who is in."""

import pytest
from telegram import Bot
from telegram.error import Forbidden

from bot.playground.telegram import TelegramCity, TelegramGroup, TelegramPerson
from bot.playground.telegram.errors import CannotDoError

from .conftest import refused


@pytest.fixture
async def group(city: TelegramCity, asha: TelegramPerson) -> TelegramGroup:
    made = city.group("Hiring", asha, topics=True)
    await made.adds_bot(asha)
    return made


async def heard(api: Bot) -> list[str | None]:
    """The texts the bot received since it last looked."""
    updates = await api.get_updates()
    if updates:
        await api.get_updates(offset=updates[-1].update_id + 1)
    return [update.message.text for update in updates if update.message and update.message.text]


async def test_privacy_mode_hides_other_talk(api: Bot, group: TelegramGroup, asha: TelegramPerson) -> None:
    await api.send_message(group.id, "Ready")
    for text in (
        "salary of candidate?", "/inbox", "/inbox@hiresync_bot", "/inbox@other_bot", "hi @hiresync_bot",
        "hi @hiresync_bots", "see /inbox", "mail@hiresync_bot.com",
    ):  # fmt: skip
        await asha.says(text, group)
    await asha.replies(asha.heard(group)[0], "thanks")
    await asha.replies(asha.messages(group)[-2], "private matter")
    assert await heard(api) == ["/inbox", "/inbox@hiresync_bot", "hi @hiresync_bot", "thanks"]
    group.city.privacy = False
    await asha.says("now all", group)
    assert await heard(api) == ["now all"]


async def test_an_admin_hears_all(api: Bot, city: TelegramCity, asha: TelegramPerson) -> None:
    group = city.group("Board", asha)
    await group.adds_bot(asha, as_admin=True)
    await asha.says("chatter", group)
    assert await heard(api) == ["chatter"]
    assert (await api.get_chat_member(group.id, api.id)).status == "administrator"


async def test_a_topic_is_kept(api: Bot, group: TelegramGroup, asha: TelegramPerson) -> None:
    topic = await group.opens_topic(asha, "Welders")
    await asha.says("/status", group, topic=topic)
    message = next(
        update.message
        for update in reversed(await api.get_updates())
        if update.message and update.message.text
    )
    assert (message.message_thread_id, message.is_topic_message) == (topic, True)
    assert message.reply_to_message
    assert message.reply_to_message.forum_topic_created
    sent = await api.send_message(group.id, "3 open", message_thread_id=topic)
    assert sent.message_thread_id == topic
    with refused("message thread not found"):
        await api.send_message(group.id, "3 open", message_thread_id=topic + 1)
    assert [(one.text, one.topic) for one in asha.heard(group)] == [("3 open", topic)]


async def test_coming_and_going(
    api: Bot, city: TelegramCity, group: TelegramGroup, asha: TelegramPerson
) -> None:
    ravi = city.person("Ravi")
    with pytest.raises(CannotDoError):
        await ravi.says("/inbox", group)
    await group.joins(ravi)
    await ravi.says("/inbox", group)
    assert await api.get_chat_member_count(group.id) == 3
    assert [one.user.id for one in await api.get_chat_administrators(group.id)] == [asha.id]
    await group.leaves(ravi)
    assert (await api.get_chat_member(group.id, ravi.id)).status == "left"
    await group.removes_bot(asha)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await api.send_message(group.id, "hello?")
    updates = await api.get_updates()
    statuses = [u.my_chat_member.new_chat_member.status for u in updates if u.my_chat_member]
    assert statuses == ["member", "kicked"]
    await group.adds_bot(asha)
    await api.send_message(group.id, "back")


async def test_an_unknown_group_is_closed(api: Bot, city: TelegramCity, asha: TelegramPerson) -> None:
    group = city.group("Without a bot", asha)
    with pytest.raises(Forbidden, match="bot is not a member"):
        await api.send_message(group.id, "hello")
    with pytest.raises(Forbidden, match="bot is not a member"):
        await api.get_chat(group.id)
    await group.adds_bot(asha)
    assert (await api.get_chat(group.id)).title == "Without a bot"


async def test_pinning_in_a_group_needs_rights(api: Bot, group: TelegramGroup, asha: TelegramPerson) -> None:
    sent = await api.send_message(group.id, "read me")
    with refused("not enough rights to manage pinned messages"):
        await api.pin_chat_message(group.id, sent.message_id)
    await group.adds_bot(asha, as_admin=True)
    await api.pin_chat_message(group.id, sent.message_id)
    assert group.chat.pinned[0].text == "read me"
