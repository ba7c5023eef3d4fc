"""Posting a job: what becomes of an order, what is refused, and who wins the last slot."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.clients.change_terms import change_terms
from core.jobs.order import LocationOrder, RoundOrder
from core.jobs.post_job import post_job
from core.jobs.reject_job import reject_job
from core.kit.errors import InvalidValue, NotFound, WrongState
from core.models import (
    AuditEntry,
    InterviewerDetails,
    JobLocation,
    JobPosting,
    JobPostTerms,
    Notification,
    OrganizationPlan,
    PlanFeature,
    SkillMetric,
)
from core.models.enums import Approval, FeeType, MetricType
from core.plans.limits import NoRoom
from tests.stages.jobs import job_order, posted_job
from tests.world import BANDS, NOW, World


async def limit_jobs(world: World, limit: int | None) -> None:
    plan = await OrganizationPlan.get(organization_id=world.agency.id, is_active=True)
    changed = await PlanFeature.filter(plan_id=plan.plan_id, feature__code="active_jobpost").update(
        limit=limit
    )
    assert changed == 1


async def told(kind: str) -> list[Notification]:
    return await Notification.filter(kind=kind).order_by("id")


async def test_an_order_becomes_a_whole_job(world: World) -> None:
    job = await posted_job(world)
    kept = await JobPosting.get(id=job.id)
    assert (kept.approval, kept.rounds, kept.job_code) == (Approval.PENDING, 2, "ACM-0001")
    assert (kept.ctc_min, kept.ctc_max, kept.currency) == (Decimal(600_000), Decimal(1_200_000), "INR")
    places = await JobLocation.filter(job_id=job.id).order_by("id").values_list("location", "positions")
    assert list(places) == [("Pune", 2), ("Bengaluru", 1)]
    skills = await SkillMetric.filter(job_id=job.id).order_by("id")
    assert [(one.skill, one.is_primary, one.metric_type) for one in skills] == [
        ("Python", True, MetricType.RATING),
        ("C++", True, MetricType.EXPERIENCE),
        ("ROS", False, MetricType.OTHER),
    ]
    panel = await InterviewerDetails.filter(job_id=job.id).order_by("round_num")
    assert [(one.round_num, one.interviewer_id) for one in panel] == [
        (1, world.interviewer.user_id),
        (2, world.interviewer.user_id),
    ]
    assert await AuditEntry.filter(verb="post_job", subject=f"job:{job.id}").exists()


async def test_the_bands_are_frozen(world: World) -> None:
    job = await posted_job(world)
    await change_terms(world.manager, world.connection.id, BANDS[:1], now=NOW)
    frozen = await JobPostTerms.filter(job_id=job.id).order_by("ctc_min")
    assert [(one.ctc_min, one.ctc_max, one.service_fee, one.service_fee_type) for one in frozen] == [
        (Decimal(100_000), Decimal(1_000_000), Decimal("8.33"), FeeType.PERCENTAGE),
        (Decimal(1_000_000), Decimal(5_000_000), Decimal(20_000), FeeType.FIXED),
    ]
    assert all(one.source_id for one in frozen)


async def test_the_manager_is_asked_to_decide(world: World) -> None:
    job = await posted_job(world)
    (asked,) = await told("job_posted")
    assert (asked.receiver_id, asked.action, asked.subject) == (
        world.manager.user_id,
        "decide_job",
        f"job:{job.id}",
    )


async def test_the_same_draft_posts_once(world: World) -> None:
    first = await posted_job(world)
    again = await posted_job(world)
    assert again.id == first.id
    assert await JobPosting.all().count() == 1
    assert len(await told("job_posted")) == 1


async def test_a_manager_posts_for_a_connected_client(world: World) -> None:
    job = await post_job(world.manager, job_order(world), key="draft:1", now=NOW)
    assert job.approval is Approval.ACCEPTED
    (news,) = await told("job_posted_for_client")
    assert news.receiver_id == world.client.user_id
    assert len(await told("on_panel")) == 1
    assert [one.action for one in await told("job_needs_recruiters")] == ["assign_recruiters"]
    assert not await told("job_posted")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ctc_max": Decimal(9_000_000)}, "ctc_max"),
        ({"deadline": date(2026, 3, 1)}, "deadline"),
        ({"locations": (LocationOrder("Pune", 0),)}, "locations.0.seats"),
        ({"locations": ()}, "locations"),
    ],
)
async def test_a_flawed_order_is_refused_and_then_passes(
    world: World, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidValue) as refusal:
        await posted_job(world, **changes)
    assert refusal.value.field == field
    assert not await JobPosting.exists()
    await posted_job(world)


async def test_today_is_the_day_where_the_client_is(world: World) -> None:
    late = NOW.replace(hour=20)  # the next morning in India
    with pytest.raises(InvalidValue, match="deadline"):
        await post_job(world.client, job_order(world, deadline=late.date()), key="draft:1", now=late)
    abroad = replace(world.client, zone="Europe/Berlin")
    await post_job(abroad, job_order(world, deadline=late.date()), key="draft:1", now=late)


async def test_an_interviewer_of_another_client_is_refused(world: World) -> None:
    rounds = (RoundOrder(world.interviewer.user_id), RoundOrder(world.foreign.interviewer.user_id))
    with pytest.raises(InvalidValue) as refusal:
        await posted_job(world, rounds=rounds)
    assert refusal.value.field == "rounds.1.interviewer"


async def test_a_foreign_connection_is_missing(world: World) -> None:
    with pytest.raises(NotFound):
        await posted_job(world, connection_id=world.foreign.connection.id)


async def test_changed_terms_must_be_agreed_first(world: World) -> None:
    await change_terms(world.manager, world.connection.id, BANDS[:1], now=NOW)
    with pytest.raises(WrongState, match="not agreed"):
        await posted_job(world)


async def test_an_ended_plan_starts_nothing(world: World) -> None:
    plan = await OrganizationPlan.get(organization_id=world.agency.id, is_active=True)
    with pytest.raises(WrongState, match="plan ended"):
        await post_job(
            world.client, job_order(world, deadline=date(2028, 1, 1)), key="draft:1", now=plan.ends_at
        )
    before = plan.ends_at - timedelta(seconds=1)
    await post_job(world.client, job_order(world, deadline=date(2028, 1, 1)), key="draft:1", now=before)


async def test_the_limit_holds_and_a_rejected_job_gives_way(world: World) -> None:
    await limit_jobs(world, 1)
    first = await posted_job(world, key="draft:1")
    with pytest.raises(NoRoom, match="1 active job"):
        await posted_job(world, key="draft:2")
    await reject_job(world.manager, first.id, "Not now.", now=NOW)
    await posted_job(world, key="draft:2")


async def test_two_posts_at_the_last_slot_one_wins(world: World) -> None:
    await limit_jobs(world, 2)
    await posted_job(world, key="draft:0")
    orders = [
        post_job(actor, job_order(world), key=f"draft:{number}", now=NOW)
        for number, actor in enumerate((world.client, world.manager, world.client), start=1)
    ]
    results = await asyncio.gather(*orders, return_exceptions=True)
    assert sorted(type(one).__name__ for one in results) == ["JobPosting", "NoRoom", "NoRoom"]
    assert await JobPosting.all().count() == 2
    assert await Notification.filter(kind__in=["job_posted", "job_posted_for_client"]).count() == 2


async def test_jobs_posted_at_once_get_different_codes(world: World) -> None:
    await limit_jobs(world, None)
    orders = [posted_job(world, key=f"draft:{number}") for number in range(4)]
    jobs = await asyncio.gather(*orders)
    assert sorted(job.job_code for job in jobs) == [f"ACM-000{number}" for number in range(1, 5)]


async def test_one_draft_submitted_twice_at_once_posts_once(world: World) -> None:
    jobs = await asyncio.gather(*(posted_job(world) for _ in range(3)))
    assert len({job.id for job in jobs}) == 1
    assert await JobPosting.all().count() == 1
