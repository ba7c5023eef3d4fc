"""The last day of a job and of a plan: told in time, once, and kept."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from core.jobs.deadlines import look_at_deadlines
from core.kit.actor import Role
from core.models import JobLocation, JobPosting, Notification, OrganizationPlan
from core.models.enums import JobStatus
from core.plans.ending import warn_of_ending_plans
from tests.stages.jobs import approved_job, assigned_job, posted_job
from tests.stages.told import acts, kinds_told, last_card
from tests.world import World

NEAR, EXPIRED = "job_near_deadline", "job_expired"
LAST_DAY = date(2026, 4, 30)
"""A Thursday."""


def at(day: int, hour: int = 4, month: int = 4) -> datetime:
    """Half past nine and later in India."""
    return datetime(2026, month, day, hour, tzinfo=UTC)


async def told(kind: str) -> int:
    return await Notification.filter(kind=kind).count()


async def test_three_days_before_all_three_sides_hear_of_it_once(world: World) -> None:
    await assigned_job(world)
    assert await look_at_deadlines(at(24)) == 0
    assert await look_at_deadlines(at(27, 3)) == 0, "it is half past eight in the morning"
    assert await look_at_deadlines(at(27)) == 1
    assert await look_at_deadlines(at(28)) == 0
    for role in (Role.CLIENT, Role.MANAGER, Role.RECRUITER):
        card = await last_card(world.actor(role), NEAR)
        assert card.title == "The last day of “Robotics Engineer” is near: Thu 30 Apr 2026"
        assert ("Free seats", "3") in [(fact.label, fact.value) for fact in card.facts]
        assert acts(card) == ["view_job"]
    assert await told(NEAR) == 3


async def test_the_day_after_it_takes_no_more_profiles(world: World) -> None:
    job = await approved_job(world)
    await look_at_deadlines(at(30))
    assert await told(EXPIRED) == 0
    await asyncio.gather(*(look_at_deadlines(at(1, month=5)) for _ in range(3)))
    await job.refresh_from_db()
    assert job.status is JobStatus.EXPIRED
    assert {one.status for one in await JobLocation.filter(job_id=job.id)} == {JobStatus.EXPIRED}
    assert (await kinds_told(world.client)).count(EXPIRED) == 1
    assert (await kinds_told(world.manager)).count(EXPIRED) == 1
    ended = await Notification.get(kind="job_needs_recruiters")
    assert (ended.outcome, ended.nudge_at) == ("The deadline has passed", None)


async def test_after_a_downtime_only_the_end_is_told_and_on_a_working_day(world: World) -> None:
    await assigned_job(world)
    assert await look_at_deadlines(at(2, month=5)) == 0, "a Saturday"
    assert await look_at_deadlines(at(4, month=5)) == 1
    assert (await told(NEAR), await told(EXPIRED)) == (0, 3)


async def test_another_last_day_is_told_anew(world: World) -> None:
    job = await assigned_job(world)
    await look_at_deadlines(at(27))
    await JobPosting.filter(id=job.id).update(extended_deadline=LAST_DAY + timedelta(days=14))
    assert await look_at_deadlines(at(4, month=5)) == 0
    assert await look_at_deadlines(at(12, month=5)) == 1
    assert await told(NEAR) == 6


async def test_what_nobody_approved_is_the_managers_to_decide(world: World) -> None:
    job = await posted_job(world)
    assert await look_at_deadlines(at(27)) == 0
    assert await look_at_deadlines(at(4, month=5)) == 0
    await job.refresh_from_db()
    assert job.status is JobStatus.OPENED


@pytest.mark.parametrize("days", [7, 1, -3])
async def test_the_manager_hears_once_that_the_plan_ends(world: World, days: int) -> None:
    now = at(27)
    plan = await OrganizationPlan.get(organization_id=world.agency.id, is_active=True)
    await OrganizationPlan.exclude(id=plan.id).update(is_active=False)
    plan.ends_at = now + timedelta(days=days)
    await plan.save()
    assert await warn_of_ending_plans(now - timedelta(hours=3)) == 0, "at night"
    await asyncio.gather(*(warn_of_ending_plans(now) for _ in range(3)))
    assert (await kinds_told(world.manager)).count("plan_ending") == 1
    card = await last_card(world.manager, "plan_ending")
    assert acts(card) == ["raise_ticket", "me"]


@pytest.mark.parametrize("days", [8, -8])
async def test_long_before_and_long_after_nothing_is_said(world: World, days: int) -> None:
    await OrganizationPlan.all().update(ends_at=at(27) + timedelta(days=days))
    assert await warn_of_ending_plans(at(27)) == 0
