"""Somebody blocks the bot: another way is taken, his manager hears once, and /start opens the chat again."""

from core.kit.actor import Role
from core.models import ChatIdentity, Notification
from tests.plugins.chats import Scene
from tests.stages.interviews import scheduled_interview
from tests.stages.jobs import posted_job
from tests.stories.office import Office, office

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
