"""One row that cannot be dealt with: everybody else has his reminder, digest or notice all the same."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from core.delivery.collected import collect
from core.digests.send_digests import send_digests
from core.drafts.deadlines import NOTICE
from core.interviews.reminders import remind_of_interviews
from core.invoices.overdue import mark_overdue_invoices
from core.invoices.sending import send_due_invoices
from core.jobs.deadlines import look_at_deadlines
from core.models import (
    ConversationDraft,
    Digest,
    Notification,
    Organization,
    OrganizationPlan,
    OutboxMessage,
    SetAside,
    User,
)
from core.models.enums import DraftStatus
from core.plans.ending import warn_of_ending_plans
from core.reminders.sweep import remind_of_acts
from scheduler.jobs.archive_deliveries import run as archive
from scheduler.jobs.keep_drafts import run as keep_drafts
from tests.stages.applications import submitted_application
from tests.stages.digests import after_nine, counted
from tests.stages.interviews import scheduled_interview
from tests.stages.invoices import approved_invoice, sent_invoice
from tests.stages.jobs import approved_job, posted_job
from tests.world import NOW, World

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
NO_MOMENT = {"asked": {"$moment": "the other day"}}
"""What no version of us ever stored, and cannot be read."""
NO_ZONE = "Nowhere/Nothing"


async def set_aside(sweep: str) -> dict[int, int]:
    """How often each row of a sweep failed."""
    return {row.row_id: row.failures for row in await SetAside.filter(sweep=sweep)}


async def reminded() -> int:
    return await Notification.filter(kind="job_posted", nudges__gt=0).count()


async def test_of_five_reminders_one_cannot_be_read(world: World) -> None:
    for number in range(5):
        await posted_job(world, key=f"draft:{number}")
    await OutboxMessage.all().update(state="sent", finished_at=NOW)
    rows = await Notification.filter(kind="job_posted").order_by("id")
    broken, due = rows[2], rows[0].nudge_at
    assert due is not None
    await Notification.filter(id=broken.id).update(params=NO_MOMENT)
    with capture_logs() as logs:
        await remind_of_acts(due)
        await remind_of_acts(due + MINUTE)
    assert await reminded() == 4
    assert [(one["event"], one["sweep"], one["rows"]) for one in logs] == [
        ("set_aside", "reminders", [broken.id])
    ], "said once, by its number"
    assert await set_aside("reminders") == {broken.id: 1}
    await remind_of_acts(due + 10 * MINUTE)
    assert await set_aside("reminders") == {broken.id: 2}
    assert (await SetAside.get()).retry_at == due + 30 * MINUTE, "each time after twice as long"
    await Notification.filter(id=broken.id).update(params=rows[1].params)
    await remind_of_acts(due + 30 * MINUTE)
    assert await reminded() == 5
    assert await set_aside("reminders") == {}


async def test_of_three_digests_one_cannot_be_made(world: World) -> None:
    await submitted_application(world)
    told = await Notification.get(receiver_id=world.client.user_id, kind="profile_sent")
    await collect([told.id], now=NOW)
    await counted()
    await Notification.filter(id=told.id).update(params=NO_MOMENT)
    nine = after_nine(date(2026, 3, 3))
    assert await send_digests(nine) == 2
    assert not await Digest.filter(user_id=world.client.user_id).exists()
    assert await set_aside("digests") == {world.client.user_id: 1}
    assert await send_digests(nine + MINUTE) == 0
    await Notification.filter(id=told.id).update(params=told.params)
    assert await send_digests(nine + 10 * MINUTE) == 1, "his day's digest comes late, and comes"
    assert await Digest.filter(user_id=world.client.user_id, day=date(2026, 3, 3)).exists()
    assert await set_aside("digests") == {}


async def test_a_person_in_no_zone_stops_nobody_s_digest(world: World) -> None:
    await posted_job(world)
    await User.filter(id=world.recruiter.user_id).update(zone=NO_ZONE)
    await counted()
    assert await send_digests(after_nine(date(2026, 3, 3))) == 1
    assert await set_aside("digests") == {world.recruiter.user_id: 2}, "the first time, and the next day"


async def test_of_four_conversations_left_alone_one_is_broken(world: World) -> None:
    drafts = [
        await ConversationDraft.create(
            user_id=world.recruiter.user_id, form=f"form_{number}", title="Form", expires_at=NOW
        )
        for number in range(4)
    ]
    broken = drafts[1]
    await ConversationDraft.filter(id=broken.id).update(surface=["nowhere"])
    await keep_drafts(NOW)
    parked = ConversationDraft.filter(status=DraftStatus.PARKED)
    assert await parked.count() == 3
    assert await set_aside("keep_drafts") == {broken.id: 1}
    await ConversationDraft.filter(id=broken.id).update(surface={})
    await keep_drafts(NOW + 10 * MINUTE)
    assert await parked.count() == 4
    assert await set_aside("keep_drafts") == {}


async def test_odd_answers_of_one_draft_do_not_keep_those_of_another(world: World) -> None:
    odd: list[object] = [["a list"], {"file": {"stored": "no number"}}, {"file": {"stored": 9e30}}]
    for number, answers in enumerate([*odd, {"name": "Asha"}]):
        await ConversationDraft.create(
            user_id=world.recruiter.user_id,
            form=f"form_{number}",
            status=DraftStatus.CANCELLED,
            answers=answers,
            expires_at=NOW + NOTICE,
        )
    await keep_drafts(NOW)
    assert [row.answers for row in await ConversationDraft.all()] == [{}] * 4


@dataclass(frozen=True)
class Case:
    """A sweep, the world in which it has something to do, and whose zone is wrong."""

    name: str
    stage: Callable[[World], Awaitable[object]]
    sweep: Callable[[datetime], Awaitable[int]]
    at: datetime
    is_person: bool = False


async def _plan(world: World) -> None:
    await OrganizationPlan.filter(organization_id=world.foreign.agency.id).update(is_active=False)
    plan = OrganizationPlan.filter(organization_id=world.agency.id)
    await plan.update(ends_at=datetime(2026, 3, 9, 6, tzinfo=UTC))


CASES = [
    Case("plan_endings", _plan, warn_of_ending_plans, datetime(2026, 3, 4, 6, tzinfo=UTC)),
    Case("job_deadlines", approved_job, look_at_deadlines, datetime(2026, 4, 28, 6, tzinfo=UTC)),
    Case("send_invoices", approved_invoice, send_due_invoices, datetime(2027, 3, 2, 6, tzinfo=UTC)),
    Case("overdue_invoices", sent_invoice, mark_overdue_invoices, datetime(2027, 9, 1, 6, tzinfo=UTC)),
    Case("interview_reminder", scheduled_interview, remind_of_interviews, NOW + 30 * DAY, is_person=True),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_what_a_wrong_zone_breaks_is_set_aside_and_done_later(world: World, case: Case) -> None:
    await case.stage(world)

    async def moves(zone: str) -> None:
        await Organization.filter(id=world.agency.id).update(zone=zone)
        if case.is_person:
            await User.filter(id=world.interviewer.user_id).update(zone=zone)

    await moves(NO_ZONE)
    assert await case.sweep(case.at) == 0
    assert list((await set_aside(case.name)).values()) == [1]
    assert await case.sweep(case.at + MINUTE) == 0
    assert list((await set_aside(case.name)).values()) == [1], "not tried yet"
    await moves("Asia/Kolkata")
    assert await case.sweep(case.at + 10 * MINUTE) == 1
    assert await set_aside(case.name) == {}


async def test_what_is_due_no_more_is_in_trouble_no_more(world: World) -> None:
    await SetAside.create(sweep="reminders", row_id=1, first_at=NOW, retry_at=NOW)
    await archive(NOW + DAY - MINUTE)
    assert await set_aside("reminders") == {1: 1}
    await archive(NOW + DAY + MINUTE)
    assert await set_aside("reminders") == {}
