"""In a Telegram group everybody reads along: names stay out, and whoever asks is answered in private."""

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.handlers.telegram.groups import GREETING, Group
from bot.playground.telegram import TelegramGroup
from core.kit.words import Words
from tests.chat import Person
from tests.moved_in import move_in
from tests.plugins.chats import Scene
from tests.stages.applications import submitted_application
from tests.stages.jobs import posted_job
from tests.world import World

PRIVATE = "I have answered you in private"


async def _group(scene: Scene) -> tuple[World, Person, TelegramGroup]:
    """Kiran, Maya and somebody unknown made a group with topics, and took the bot in."""
    world = await move_in(scene)
    kiran, maya, stranger = (scene.person(name) for name in ("Kiran Desai", "Maya Rao", "Arjun Kapoor"))
    members = (kiran.telegram.account, maya.telegram.account, stranger.telegram.account)
    group = scene.town.telegram.group("Hiring", *members, topics=True)
    await group.adds_bot(kiran.telegram.account)
    await scene.settle()
    return world, kiran, group


async def test_the_bot_says_how_it_behaves_when_it_is_taken_in(scene: Scene) -> None:
    _, kiran, group = await _group(scene)
    (greeting,) = kiran.telegram.account.heard(group)
    assert "names and papers of candidates stay out of groups" in greeting.text
    await group.removes_bot(kiran.telegram.account)
    await scene.settle()
    await group.adds_bot(kiran.telegram.account)
    await scene.settle()
    assert len(kiran.telegram.account.heard(group)) == 2


async def test_a_command_is_answered_in_private_and_its_topic_hears_that_alone(scene: Scene) -> None:
    world, kiran, group = await _group(scene)
    account = kiran.telegram.account
    await kiran.telegram.starts()
    job = await posted_job(world)
    topic = await group.opens_topic(account, "Welders")
    await account.says("/my_jobs@hiresync_bot", group, topic=topic)
    await scene.settle()
    said = account.heard(group)[-1]
    assert PRIVATE in said.text
    assert said.topic == topic
    assert [button.url for row in said.buttons for button in row] == ["https://t.me/hiresync_bot?start=here"]
    assert kiran.telegram.sees(job.title)
    assert not any(job.title in one.text for one in account.heard(group))
    await kiran.telegram.starts("here")
    assert kiran.telegram.sees("this is what you can do as a client")


async def test_who_never_wrote_in_private_is_asked_to_begin(scene: Scene) -> None:
    _, kiran, group = await _group(scene)
    account = kiran.telegram.account
    await account.says("/inbox", group)
    await scene.settle()
    assert "Press the button, then Start" in account.heard(group)[-1].text
    await kiran.telegram.starts("here")
    await account.says("/inbox", group)
    await scene.settle()
    assert PRIVATE in account.heard(group)[-1].text


async def test_other_talk_and_strangers_learn_nothing(scene: Scene) -> None:
    _, kiran, group = await _group(scene)
    stranger = scene.person("Arjun Kapoor").telegram.account
    scene.town.telegram.privacy = False
    before = len(stranger.heard(group))
    await stranger.says("What does Priya Sharma earn?", group)
    await scene.settle()
    assert len(stranger.heard(group)) == before
    await stranger.says("/inbox", group)
    await stranger.replies(stranger.heard(group)[-1], "and you?")
    await scene.settle()
    assert [one.text[:5] for one in stranger.heard(group)[before:]] == ["Hello", "Let u"]
    assert stranger.heard() == []
    assert kiran.telegram.account.heard() == []


@pytest.mark.parametrize("who", ["Kiran Desai", "Maya Rao", "Arjun Kapoor"])
async def test_a_button_in_a_group_acts_for_whoever_presses_it(scene: Scene, who: str) -> None:
    """It may have come there by a forward: the right is that of the presser's own linked account."""
    world, _, group = await _group(scene)
    application = await submitted_application(world)
    presser = scene.person(who).telegram
    await presser.starts()
    keyboard = InlineKeyboardMarkup(
        [[InlineKeyboardButton("View profile", callback_data=f"a|view_profile|{application.id}")]]
    )
    house = scene.house.telegram
    assert house is not None
    await house.bot.send_message(group.id, "A profile", reply_markup=keyboard)
    await presser.account.presses(presser.account.heard(group)[-1], "View profile")
    await scene.settle()
    assert presser.sees("Ananya Iyer") is (who != "Arjun Kapoor")
    assert not any("Ananya" in one.text for one in presser.account.heard(group))


async def test_a_group_that_became_a_supergroup_is_answered_there(scene: Scene) -> None:
    _, kiran, group = await _group(scene)
    account, house = kiran.telegram.account, scene.house.telegram
    assert house is not None
    bigger = await group.is_upgraded(account)
    await scene.settle()
    await Group(house.bot, group.id, topic=7, reply_to=1).says(GREETING, Words())
    assert [one.text[:5] for one in account.heard(bigger)] == ["Hello"]
    await account.says("/help", bigger)
    await scene.settle()
    assert len(account.heard(bigger)) == 2
