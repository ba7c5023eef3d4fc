"""Reminders as people meet them: the card comes again with its buttons, and with the act it is over."""

from datetime import UTC, datetime

import pytest

from bot.playground.slack.controls import controls
from core.models import ChatCard, Notification
from core.notifications.nudges import NUDGES
from core.notifications.reminders import NOBODY_ANSWERED
from tests.chat import InSlack, spoken
from tests.plugins.chats import Scene
from tests.stages.applications import ANANYA, submitted_application
from tests.stages.jobs import posted_job
from tests.stories.office import BOTH, Office, office
from tests.stories.watching import Chat

PENDING = "posted a job: Robotics Engineer"


async def _next(the: Office) -> datetime:
    """Turn the clock to the next reminder."""
    row = await Notification.exclude(nudge_at=None).order_by("nudge_at").first()
    assert row is not None
    assert row.nudge_at is not None
    await the.at_moment(row.nudge_at)
    return row.nudge_at


def _messages(chat: Chat) -> list[tuple[str, list[str]]]:
    """Each message of the app: its text, and its buttons."""
    if isinstance(chat, InSlack):
        return [
            (spoken(one.blocks), [control.label for control in controls(one) if control.kind == "button"])
            for one in chat.account.messages()
            if one.bot_id
        ]
    return [(one.text, one.button_texts) for one in chat.account.heard()]


def _of_it(the: Office, role: str, about: str) -> list[tuple[str, list[str]]]:
    """The messages about this."""
    return [(text, buttons) for text, buttons in _messages(the.at(role)) if about in text]


@pytest.mark.parametrize("chat", BOTH)
async def test_a_reminder_is_acted_upon_and_no_other_comes(scene: Scene, chat: str) -> None:
    the = await office(scene, chat)
    await posted_job(the.world)
    await scene.settle()
    assert [buttons for _, buttons in _of_it(the, "manager", PENDING)] == [["Approve", "Reject", "View job"]]
    await _next(the)
    first, second = _of_it(the, "manager", PENDING)
    assert first[1] == []
    assert "This came again, further below." in first[0]
    assert second[1] == ["Approve", "Reject", "View job", "Tomorrow at 9"]
    the.sees("manager", "Reminder: Acme Robotics", "Reminder 1 of 3 · It was to be done by Tue 3 Mar 2026")
    await the.presses("manager", "Approve")
    first, second = _of_it(the, "manager", PENDING)
    assert "Approved by Maya Rao" in second[0]
    assert second[1] == ["View job"]
    the.misses("manager", "Reminder 1 of 3")
    await the.at_moment(datetime(2026, 3, 20, 6, tzinfo=UTC))
    assert len(_of_it(the, "manager", PENDING)) == 2


@pytest.mark.parametrize("chat", BOTH)
async def test_nobody_answers_and_the_manager_is_told_once(scene: Scene, chat: str) -> None:
    the = await office(scene, chat)
    await submitted_application(the.world)
    await scene.settle()
    await Notification.exclude(kind="profile_sent").update(nudge_at=None)
    for _ in range(NUDGES["decide_profile"].times):
        await _next(the)
    the.sees("client", "Reminder 3 of 3")
    the.misses("manager", "Still waiting")
    now = await _next(the)
    the.sees("manager", f"Still waiting for Kiran Desai: decision about {ANANYA.name}, “Robotics Engineer”")
    await the.at_moment(datetime(2026, 4, 20, 6, tzinfo=UTC))
    assert await Notification.filter(kind=NOBODY_ANSWERED.name).count() == 1
    await the.presses("manager", "Remind again")
    the.sees("client", "Reminder 4 of 4")
    assert now.tzinfo is not None
    await the.presses("client", "Shortlist", {"feedback": "Strong in motion."})
    the.sees("manager", "Shortlisted by Kiran Desai")
    ((_, buttons),) = _of_it(the, "manager", "Still waiting")
    assert buttons == []


@pytest.mark.parametrize("chat", BOTH)
async def test_many_at_once_come_on_one_card_that_follows_the_acts(scene: Scene, chat: str) -> None:
    the = await office(scene, chat)
    for number in range(4):
        await posted_job(the.world, key=f"draft:{number}", title=f"Engineer {number}")
    await scene.settle()
    before = len(_messages(the.at("manager")))
    await _next(the)
    assert len(_messages(the.at("manager"))) == before + 1
    the.sees("manager", "Reminder: 4 things wait for you")
    await the.presses("manager", "Approve")
    the.sees("manager", "Reminder: 3 things wait for you", "✓ Done: Acme Robotics posted a job: Engineer")


@pytest.mark.parametrize("chat", BOTH)
async def test_put_off_it_comes_back_by_itself_and_once(scene: Scene, chat: str) -> None:
    the = await office(scene, chat)
    await posted_job(the.world)
    await scene.settle()
    await _next(the)
    await the.presses("manager", "Tomorrow at 9")
    await the.at_moment(datetime(2026, 3, 5, 3, 45, tzinfo=UTC))
    assert len(_of_it(the, "manager", PENDING)) == 3
    await the.at_moment(datetime(2026, 3, 5, 9, 0, tzinfo=UTC))
    assert len(_of_it(the, "manager", PENDING)) == 3
    await the.at_moment(datetime(2026, 3, 6, 5, 0, tzinfo=UTC))
    the.sees("manager", "Reminder 2 of 3")


@pytest.mark.parametrize("chat", BOTH)
async def test_a_message_somebody_deleted_does_not_come_back_as_the_older_one(
    scene: Scene, chat: str
) -> None:
    the = await office(scene, chat)
    await posted_job(the.world)
    await scene.settle()
    await ChatCard.filter(user_id=the.world.manager.user_id).update(message_id="1")
    await _next(the)
    assert [buttons for _, buttons in _of_it(the, "manager", "Reminder: Acme")] == [
        ["Approve", "Reject", "View job", "Tomorrow at 9"]
    ]
    the.misses("manager", "This came again")
