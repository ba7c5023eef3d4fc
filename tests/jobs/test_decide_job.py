"""The manager's look, approval and rejection; of two deciders one is told who was faster."""

import asyncio
from datetime import timedelta

import pytest

from core.jobs.approve_job import approve_job
from core.jobs.mark_job_seen import mark_job_seen
from core.jobs.reject_job import reject_job
from core.kit.errors import AlreadyDone, InvalidValue, WrongState
from core.models import JobPosting, Notification, OrganizationPlan
from core.models.enums import Approval
from core.plans.limits import GRACE, NoRoom
from tests.jobs.test_post_job import limit_jobs, told
from tests.stages.jobs import posted_job
from tests.world import NOW, World


async def test_the_first_look_is_told_once(world: World) -> None:
    job = await posted_job(world)
    for later in range(3):
        await mark_job_seen(world.manager, job.id, now=NOW + timedelta(minutes=later))
    (news,) = await told("job_viewed")
    assert news.receiver_id == world.client.user_id
    assert (await JobPosting.get(id=job.id)).seen_by_manager_at == NOW


async def test_a_look_after_the_decision_is_no_news(world: World) -> None:
    job = await posted_job(world)
    await approve_job(world.manager, job.id, now=NOW)
    await mark_job_seen(world.manager, job.id, now=NOW)
    assert not await told("job_viewed")


async def test_approval_tells_client_and_panel_and_asks_for_recruiters(world: World) -> None:
    job = await posted_job(world)
    await approve_job(world.manager, job.id, now=NOW)
    kept = await JobPosting.get(id=job.id)
    assert (kept.approval, kept.decided_by_id, kept.decided_at) == (
        Approval.ACCEPTED,
        world.manager.user_id,
        NOW,
    )
    assert [one.receiver_id for one in await told("job_approved")] == [world.client.user_id]
    assert [one.receiver_id for one in await told("on_panel")] == [world.interviewer.user_id]
    assert [one.action for one in await told("job_needs_recruiters")] == ["assign_recruiters"]
    (asked,) = await told("job_posted")
    assert (asked.done_at, asked.done_by_id) == (NOW, world.manager.user_id)
    assert "Approved" in asked.outcome


async def test_rejection_needs_and_tells_a_reason(world: World) -> None:
    job = await posted_job(world)
    with pytest.raises(InvalidValue) as refusal:
        await reject_job(world.manager, job.id, "  ", now=NOW)
    assert refusal.value.field == "reason"
    await reject_job(world.manager, job.id, "The CTC is too low.", now=NOW)
    (news,) = await told("job_rejected")
    assert news.receiver_id == world.client.user_id
    assert news.params["reason"] == "The CTC is too low."
    (asked,) = await told("job_posted")
    assert asked.done_at == NOW


async def test_a_decision_is_taken_once(world: World) -> None:
    job = await posted_job(world)
    await approve_job(world.manager, job.id, now=NOW)
    for act in (
        approve_job(world.manager, job.id, now=NOW),
        reject_job(world.manager, job.id, "No", now=NOW),
    ):
        with pytest.raises(AlreadyDone, match="Maya Rao approved"):
            await act


async def test_approve_and_reject_at_once_one_wins(world: World) -> None:
    job = await posted_job(world)
    results = await asyncio.gather(
        approve_job(world.manager, job.id, now=NOW),
        reject_job(world.manager, job.id, "Too low.", now=NOW),
        approve_job(world.manager, job.id, now=NOW),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in results) == ["AlreadyDone", "AlreadyDone", "JobPosting"]
    decided = await Notification.filter(kind__in=["job_approved", "job_rejected"]).count()
    assert decided == 1


async def test_a_plan_that_shrank_holds_approvals_back(world: World) -> None:
    await limit_jobs(world, None)
    first = await posted_job(world, key="draft:1")
    second = await posted_job(world, key="draft:2")
    await limit_jobs(world, 1)
    results = await asyncio.gather(
        approve_job(world.manager, first.id, now=NOW),
        approve_job(world.manager, second.id, now=NOW),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in results) == ["JobPosting", "NoRoom"]
    assert any(isinstance(one, NoRoom) for one in results)


async def test_begun_jobs_are_decided_in_the_days_of_grace(world: World) -> None:
    job = await posted_job(world)
    plan = await OrganizationPlan.get(organization_id=world.agency.id, is_active=True)
    with pytest.raises(WrongState, match="grace"):
        await approve_job(world.manager, job.id, now=plan.ends_at + GRACE)
    await approve_job(world.manager, job.id, now=plan.ends_at + GRACE - timedelta(seconds=1))
