"""One sweep over real rows: each act once, in working hours, many on one card, and the manager at last."""

import asyncio
from contextvars import copy_context
from datetime import UTC, datetime, time, timedelta

import pytest

from core.applications.shortlist_application import shortlist_application
from core.delivery.notify import settle
from core.kit.errors import AlreadyDone, WrongState
from core.kit.transaction import transaction
from core.kit.words import Words
from core.models import ChatIdentity, Notification, OutboxMessage, User
from core.models.enums import Priority
from core.notifications.jobs import JOB_POSTED
from core.notifications.nudges import NUDGES
from core.notifications.reminders import NOBODY_ANSWERED, REMINDERS
from core.reminders.queries import reminded_of, standing
from core.reminders.remind_again import remind_again
from core.reminders.sweep import remind_of_acts
from tests.stages.applications import ANANYA, submitted_application
from tests.stages.jobs import posted_job
from tests.stages.told import acts, last_card
from tests.world import NOW, World

DAY = timedelta(days=1)
SENT = "profile_sent"


async def the_only(kind: str) -> Notification:
    return await Notification.get(kind=kind)


async def reminders() -> int:
    """How many reminders were ordered."""
    return await OutboxMessage.filter(kind="card", priority=Priority.REMINDER).count()


async def delivered() -> None:
    """All that was ordered has reached its chat."""
    await OutboxMessage.all().update(state="sent", finished_at=NOW)


async def swept(world: World, times: int = 12) -> list[datetime]:
    """Sweep whenever something is due; tells at which moments."""
    moments = []
    for _ in range(times):
        row = await Notification.exclude(nudge_at=None).order_by("nudge_at").first()
        if row is None or row.nudge_at is None:
            break
        moments.append(row.nudge_at)
        await remind_of_acts(row.nudge_at)
        await delivered()
    return moments


async def test_reminded_as_often_as_the_rule_says_and_then_the_manager_once(world: World) -> None:
    await submitted_application(world)
    await delivered()
    await Notification.exclude(kind=SENT).update(nudge_at=None)
    moments = await swept(world)
    asked = await the_only(SENT)
    rule = NUDGES[asked.action]
    assert asked.nudges == rule.times
    assert len(moments) == rule.times + 1
    assert all(one.weekday() < 5 for one in moments)
    assert asked.nudge_at is None
    card = await last_card(world.manager, NOBODY_ANSWERED.name)
    assert card.title == f"Still waiting for Kiran Desai: decision about {ANANYA.name}, “Robotics Engineer”"
    assert acts(card) == ["view_profile", "remind_again"]
    assert await Notification.filter(kind=NOBODY_ANSWERED.name).count() == 1


async def test_of_what_was_asked_the_manager_s_card_keeps_only_what_it_shows(world: World) -> None:
    application = await submitted_application(world)
    await delivered()
    await Notification.exclude(kind=SENT).update(nudge_at=None)
    asked = await the_only(SENT)
    await swept(world)
    told = (await the_only(NOBODY_ANSWERED.name)).params
    assert told["about"] == {"application": str(application.id), "job": asked.params["job"]}
    assert told["task"] == {
        "$text": [NUDGES[asked.action].task, {"candidate": ANANYA.name, "title": "Robotics Engineer"}]
    }
    shown = {"name", "task", "act", "asked", "about", "since", "due", "times", "last"}
    assert set(told) == shown


async def test_the_act_ends_it_for_the_manager_too(world: World) -> None:
    application = await submitted_application(world)
    await delivered()
    await swept(world)
    await shortlist_application(world.client, application.id, "Strong.", now=NOW + 20 * DAY)
    told = await the_only(NOBODY_ANSWERED.name)
    assert told.done_by_id == world.client.user_id
    assert (await the_only(SENT)).nudge_at is None
    card = await last_card(world.manager, NOBODY_ANSWERED.name)
    assert acts(card) == []


async def test_who_is_the_manager_himself_is_reminded_and_nobody_else_is_told(world: World) -> None:
    await posted_job(world)
    await delivered()
    await swept(world)
    row = await the_only(JOB_POSTED.name)
    assert (row.nudges, row.nudge_at, row.done_at) == (3, None, None)
    assert await Notification.filter(kind=NOBODY_ANSWERED.name).count() == 0


async def test_a_second_sweep_and_two_at_once_change_nothing(world: World) -> None:
    await posted_job(world)
    due = await _due()
    await asyncio.gather(*(remind_of_acts(due) for _ in range(3)))
    await remind_of_acts(due)
    assert await reminders() == 1
    assert (await the_only(JOB_POSTED.name)).nudges == 1


async def _due() -> datetime:
    await delivered()
    row = await Notification.exclude(nudge_at=None).order_by("nudge_at").first()
    assert row is not None
    assert row.nudge_at is not None
    return row.nudge_at


@pytest.mark.parametrize("down", [DAY, 7 * DAY, 30 * DAY], ids=["a day", "a week", "a month"])
async def test_after_a_downtime_each_comes_once(world: World, down: timedelta) -> None:
    await posted_job(world)
    late = await _due() + down
    for minute in range(3):
        await remind_of_acts(late + timedelta(minutes=minute))
    row = await the_only(JOB_POSTED.name)
    assert (row.nudges, await reminders()) == (1, 1)
    assert row.nudge_at is not None
    assert row.nudge_at > late


async def test_while_the_workers_are_down_no_second_message_is_ordered(world: World) -> None:
    await posted_job(world)
    due = await _due()
    await remind_of_acts(due)
    await remind_of_acts(due + 3 * DAY)
    row = await the_only(JOB_POSTED.name)
    assert (row.nudges, await reminders()) == (1, 1)


async def test_done_while_the_sweep_runs(world: World) -> None:
    """A row that is being settled is let alone, and settled it has no reminder any more."""
    job = await posted_job(world)
    due, outside = await _due(), copy_context()
    async with transaction():
        await settle(f"job:{job.id}", "decide_job", by=world.manager, now=due)
        # In a context of its own, or the sweep would take part in the open transaction.
        sweep = asyncio.get_running_loop().create_task(remind_of_acts(due), context=outside)
        assert await asyncio.wait_for(sweep, 30) == 0
    assert await remind_of_acts(due) == 0
    assert await reminders() == 0


async def test_who_left_is_not_reminded(world: World) -> None:
    await posted_job(world)
    due = await _due()
    await User.filter(id=world.manager.user_id).update(is_active=False)
    await remind_of_acts(due)
    assert await reminders() == 0
    assert (await the_only(JOB_POSTED.name)).nudge_at is None


async def test_on_a_weekend_it_waits_for_monday_and_at_night_for_the_morning(world: World) -> None:
    await posted_job(world)
    saturday = datetime(2026, 3, 7, 6, tzinfo=UTC)
    await _due()
    assert await remind_of_acts(saturday) == 1
    moment = (await the_only(JOB_POSTED.name)).nudge_at
    assert moment is not None
    assert moment.isoformat().startswith("2026-03-09T03:3")
    assert await reminders() == 0
    await User.filter(id=world.manager.user_id).update(quiet_from=time(20), quiet_to=time(11))
    await remind_of_acts(moment)
    later = (await the_only(JOB_POSTED.name)).nudge_at
    assert later == datetime(2026, 3, 9, 5, 30, tzinfo=UTC)
    await remind_of_acts(later)
    assert await reminders() == 1


async def test_the_fourth_at_one_moment_comes_on_one_card_with_the_others(world: World) -> None:
    for number in range(5):
        await posted_job(world, key=f"draft:{number}", title=f"Engineer {number}")
    await remind_of_acts(await _due())
    group = await the_only(REMINDERS.name)
    assert group.seen_at is not None, "the inbox shows each of them once"
    assert await OutboxMessage.filter(state="waiting").count() == 1
    card = await last_card(world.manager, REMINDERS.name)
    assert card.title == "Reminder: 5 things wait for you"
    assert [item.text.partition(", due")[0] for group in card.groups for item in group.items] == [
        f"Acme Robotics posted a job: Engineer {number}" for number in range(5)
    ]
    assert {button.act for button in card.buttons} == {"approve_job", "reject_job", "waiting"}
    assert await Notification.filter(kind=JOB_POSTED.name, nudges=1).count() == 5


async def test_three_at_one_moment_come_one_by_one(world: World) -> None:
    for number in range(3):
        await posted_job(world, key=f"draft:{number}")
    await remind_of_acts(await _due())
    assert await reminders() == 3
    assert await Notification.filter(kind=REMINDERS.name).count() == 0


async def test_who_has_no_chat_is_reminded_by_mail(world: World) -> None:
    await posted_job(world)
    due = await _due()
    await ChatIdentity.filter(user_id=world.manager.user_id).delete()
    await remind_of_acts(due)
    mail = await OutboxMessage.get(state="waiting")
    assert (mail.kind, mail.priority) == ("mail", Priority.REMINDER)


async def test_the_manager_asks_for_one_more(world: World) -> None:
    application = await submitted_application(world)
    await delivered()
    asked = await the_only(SENT)
    moment = datetime(2026, 3, 7, 6, tzinfo=UTC)
    comes = await remind_again(world.manager, asked.id, now=moment)
    assert comes.isoformat().startswith("2026-03-09T09:0")
    with pytest.raises(WrongState, match="a few hours"):
        await remind_again(world.manager, asked.id, now=moment + timedelta(hours=1))
    await shortlist_application(world.client, application.id, "Strong.", now=moment)
    with pytest.raises(AlreadyDone):
        await remind_again(world.manager, asked.id, now=moment + DAY)


async def test_where_the_reminders_stand(world: World) -> None:
    await submitted_application(world)
    await Notification.exclude(kind=SENT).update(nudge_at=None)
    await delivered()
    said = []
    for _ in range(4):
        row = await the_only(SENT)
        found = standing(row)
        assert found is not None
        said.append(Words()(found.text()).partition(" on ")[0])
        assert row.nudge_at is not None
        await remind_of_acts(row.nudge_at)
        await delivered()
    last = standing(await the_only(SENT))
    assert last is not None
    assert [*said, Words()(last.text())] == [
        "If it is not done by then, the first reminder comes",
        "This is reminder 1 of 3. The next one comes",
        "This is reminder 2 of 3. The next one comes",
        "This is reminder 3 of 3. The manager hears of it",
        "This is reminder 3 of 3. No other comes.",
    ]
    assert [one.kind.name for one in await reminded_of(world.client)] == [SENT]
    assert await reminded_of(world.recruiter) == []
