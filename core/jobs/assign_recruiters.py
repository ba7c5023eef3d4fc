"""Say who works on one location of a job."""

from collections.abc import Iterable
from datetime import datetime

from tortoise.queryset import QuerySet

from core.audit import record
from core.delivery.notify import settle
from core.jobs.access import job_of_agency, location_of_agency
from core.jobs.news import job_params, tell_of_job
from core.kit.actor import Actor
from core.kit.errors import InvalidValue, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import AssignedJob, JobLocation, JobPosting, Recruiter
from core.models.enums import Approval, JobStatus
from core.notifications.jobs import JOB_ASSIGNED, JOB_UNASSIGNED, RECRUITERS_ASSIGNED


async def assign_recruiters(
    actor: Actor, location_id: int, recruiters: Iterable[int], *, now: datetime
) -> JobLocation:
    """Make these recruiters, and no others, work on the location; who comes and who goes is told."""
    async with transaction(actor):
        location = await location_of_agency(actor, location_id)
        job = await job_of_agency(actor, location.job_id, lock=True)
        _check_assignable(job)
        wanted = await _own_recruiters(actor, recruiters)
        present = {one.recruiter_id for one in await _at_work(location.id)}
        coming, going = set(wanted) - present, present - set(wanted)
        await _change(actor, location, coming, going, now)
        await _tell(actor, job, location, wanted, coming, going, now)
        subject, on, off = f"location:{location.id}", sorted(coming), sorted(going)
        await record(actor, "assign_recruiters", subject, now=now, on=on, off=off)
        if await _all_staffed(job.id):
            outcome = Text(N_("Recruiters assigned by {name}"), {"name": actor.name})
            await settle(f"job:{job.id}", "assign_recruiters", by=actor, now=now, outcome=outcome)
        return location


def _check_assignable(job: JobPosting) -> None:
    if job.approval is not Approval.ACCEPTED:
        raise WrongState(N_("The job is not approved yet. Approve it first, then assign recruiters."))
    if job.status is JobStatus.CLOSED:
        raise WrongState(N_("The job is closed, so nobody needs to work on it."))


async def _own_recruiters(actor: Actor, recruiters: Iterable[int]) -> dict[int, str]:
    """The wanted people's names by id; somebody else's recruiter is refused."""
    wanted = set(recruiters)
    own = Recruiter.filter(organization_id=actor.agency, is_active=True, user_id__in=wanted)
    names = {row["user_id"]: row["user__name"] for row in await own.values("user_id", "user__name")}
    if len(names) != len(wanted):
        raise InvalidValue("recruiters", N_("One of these people is no recruiter of your agency any more."))
    return names


def _at_work(location_id: int) -> QuerySet[AssignedJob]:
    return AssignedJob.filter(location_id=location_id, unassigned_at__isnull=True)


async def _change(
    actor: Actor, location: JobLocation, coming: set[int], going: set[int], now: datetime
) -> None:
    if going:
        await _at_work(location.id).filter(recruiter_id__in=going).update(unassigned_at=now)
    await AssignedJob.bulk_create(
        AssignedJob(
            location_id=location.id,
            organization_id=location.organization_id,
            recruiter_id=one,
            assigned_by_id=actor.user_id,
            assigned_at=now,
        )
        for one in sorted(coming)
    )


async def _tell(
    actor: Actor,
    job: JobPosting,
    location: JobLocation,
    wanted: dict[int, str],
    coming: set[int],
    going: set[int],
    now: datetime,
) -> None:
    params = {
        **await job_params(job),
        "name": actor.name,
        "location": str(location.id),
        "city": location.location,
        "seats": location.positions,
        "recruiters": sorted(wanted.values()),
    }
    await tell_of_job(JOB_ASSIGNED, sorted(coming), job, now, params)
    await tell_of_job(JOB_UNASSIGNED, sorted(going), job, now, params)
    if coming:
        await tell_of_job(RECRUITERS_ASSIGNED, [job.client.user_id], job, now, params)


async def _all_staffed(job_id: int) -> bool:
    """Whether every open location of the job has somebody."""
    open_ids = await JobLocation.filter(job_id=job_id, status=JobStatus.OPENED).values_list("id", flat=True)
    staffed = (
        await AssignedJob.filter(location_id__in=open_ids, unassigned_at__isnull=True)
        .distinct()
        .values_list("location_id", flat=True)
    )
    return set(open_ids) <= set(staffed)
