"""Somebody blocks the bot: another way is taken, his manager hears once, and what he does opens it again."""

import pytest

from core.kit.actor import Role
from core.models import ChatIdentity, Notification
from tests.plugins.chats import Scene
from tests.stages.interviews import scheduled_interview
from tests.stages.jobs import posted_job
from tests.stories.office import BOTH, Office, office

NEWS = "Ravi Menon can no longer be reached in Telegram"


async def _told(the: Office) -> list[str]:
    rows = await Notification.filter(kind="chat_closed").order_by("id")
    assert {row.receiver_id for row in rows} <= {the.world.manager.user_id}
    return [str(row.params["name"]) for row in rows]


async def test_a_blocked_bot_is_told_to_the_manager_once(scene: Scene) -> None:
    the = await office(scene, "telegram")
    ravi = the.people["recruiter"].telegram
    await scheduled_interview(the.world)
    await scene.settle()
    before = len(ravi.account.heard())
    await ravi.account.blocks_bot()
    await scene.settle()
    assert the.at("manager").screen().count(NEWS) == 1
    the.sees("manager", "News for Ravi Menon now goes by Slack.")
    await posted_job(the.world, key="draft:another")
    await scene.settle()
    assert await _told(the) == ["Ravi Menon"]
    await ravi.starts()
    identity = await ChatIdentity.get(user_id=the.world.recruiter.user_id, channel="telegram")
    assert not identity.is_blocked
    await ravi.says("/inbox")
    assert len(ravi.account.heard()) > before
    await ravi.account.blocks_bot()
    await scene.settle()
    assert await _told(the) == ["Ravi Menon"], "who comes and goes is not told each time"


async def test_an_account_that_ended_is_found_out_by_sending(scene: Scene) -> None:
    the = await office(scene, "telegram")
    priya = the.people["candidate"].telegram
    await ChatIdentity.filter(user_id=the.world.candidate.user_id, channel="slack").delete()
    await scheduled_interview(the.world)
    await scene.settle()
    await priya.account.deletes_account()
    letters = len(scene.town.mailbox.to("priya.sharma@example.com"))
    await scene.turn_to(the.world.interview.starts_at.replace(hour=9, minute=5))
    assert len(scene.town.mailbox.to("priya.sharma@example.com")) > letters
    the.sees("manager", "Priya Sharma can no longer be reached in Telegram", "now goes by e-mail")
    assert await _told(the) == ["Priya Sharma"]


async def test_a_manager_is_not_told_of_himself(scene: Scene) -> None:
    the = await office(scene, "slack")
    maya = the.people[Role.MANAGER.value].telegram
    await posted_job(the.world)
    await scene.settle()
    await maya.account.blocks_bot()
    await scene.settle()
    assert await _told(the) == []


@pytest.mark.parametrize("channel", BOTH)
@pytest.mark.parametrize("act", ["words", "press"])
async def test_whoever_writes_or_presses_in_a_chat_thought_closed_is_reached_there_again(
    scene: Scene, channel: str, act: str
) -> None:
    """What told us of its end was wrong, or its opening was never told."""
    the = await office(scene, channel)
    me = the.at("manager")
    await posted_job(the.world)
    await scene.settle()
    chat = ChatIdentity.filter(user_id=the.world.manager.user_id, channel=channel)
    await chat.update(is_blocked=True, blocked_at=scene.clock.now())
    if act == "press":
        await me.presses("View job")
    else:
        await me.says("Hello")
    (identity,) = await chat
    assert (identity.is_blocked, identity.blocked_at) == (False, None)


async def test_what_somebody_does_in_a_group_says_nothing_of_his_own_chat(scene: Scene) -> None:
    the = await office(scene, "telegram")
    maya = the.people["manager"].telegram
    group = scene.town.telegram.group("Hiring", maya.account)
    await group.adds_bot(maya.account)
    await maya.account.blocks_bot()
    await scene.settle()
    await maya.account.says("/inbox@hiresync_bot", group)
    await scene.settle()
    assert (await ChatIdentity.get(user_id=the.world.manager.user_id, channel="telegram")).is_blocked
