"""What time itself brings to a job: its last day is near, and then it has passed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from core.audit import record
from core.delivery.notify import settle
from core.jobs.news import job_params, tell_of_job
from core.jobs.rules import last_day
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import AssignedJob, JobApplication, JobLocation, JobPosting
from core.models.enums import ApplicationStatus, JobStatus
from core.notifications.jobs import JOB_EXPIRED, JOB_NEAR_DEADLINE
from core.notifications.kind import NotificationKind
from core.notifications.office import MORNING, is_working
from core.sweeping import deal_with, not_aside

NEAR = timedelta(days=3)
"""So long before the last day its coming is told."""
BATCH = 100
SWEEP = "job_deadlines"
_UNDER_WAY = (ApplicationStatus.PENDING, ApplicationStatus.PROCESSING, ApplicationStatus.HOLD)

# A job that waits for approval is the manager's to decide, however late.
_DUE = f"""
SELECT j.id, o.zone FROM job_postings j JOIN organizations o ON o.id = j.organization_id
WHERE j.status = 'opened' AND j.approval = 'accepted' AND j.id > $1
  AND greatest(j.deadline, j.extended_deadline) <= $2
  AND (j.warned_of IS DISTINCT FROM greatest(j.deadline, j.extended_deadline)
       OR greatest(j.deadline, j.extended_deadline) < $3)
  AND {not_aside(SWEEP, "j.id", "$5")}
ORDER BY j.id LIMIT $4 FOR NO KEY UPDATE OF j SKIP LOCKED
"""  # noqa: S608 - constants of this module


async def look_at_deadlines(now: datetime) -> int:
    """Tell of each last day once, and end the job the day after it; tells of how many.

    It happens in the mornings on which the agency works; after a downtime only what is true then is told.
    """

    async def look(some: Sequence[Mapping[str, Any]]) -> int:
        looked = 0
        for row in some:
            local = now.astimezone(ZoneInfo(row["zone"]))
            if is_working(local.date(), row["zone"]) and local.time() >= MORNING:
                looked += await _look_at(await JobPosting.get(id=row["id"]), local.date(), now)
        return looked

    count, last = 0, 0
    soon, today = (now + NEAR + timedelta(days=1)).date(), (now + timedelta(days=1)).date()
    while True:
        async with transaction() as connection:
            rows = await connection.execute_query_dict(_DUE, [last, soon, today, BATCH, now])
            count += await deal_with(SWEEP, rows, look, number=itemgetter("id"), now=now)
        if len(rows) < BATCH:
            return count
        last = rows[-1]["id"]


async def _look_at(job: JobPosting, today: date, now: datetime) -> bool:
    until = last_day(job.deadline, job.extended_deadline)
    if until is None or until - NEAR > today:
        return False
    if until < today:
        await _expire(job, now)
    elif job.warned_of != until:
        job.warned_of = until
        await job.save(update_fields=["warned_of"])
        await _tell(JOB_NEAR_DEADLINE, job, now)
    else:
        return False
    return True


async def _expire(job: JobPosting, now: datetime) -> None:
    """It takes no more profiles, and needs no recruiters; who is in it goes on."""
    await _tell(JOB_EXPIRED, job, now)
    job.status, job.updated_at = JobStatus.EXPIRED, now
    await job.save(update_fields=["status", "updated_at"])
    places = JobLocation.filter(job_id=job.id, status=JobStatus.OPENED)
    await places.update(status=JobStatus.EXPIRED)
    subject = f"job:{job.id}"
    await record(None, "job_expired", subject, now=now, organization_id=job.organization_id)
    outcome = Text(N_("The deadline has passed"))
    await settle(subject, "assign_recruiters", by=None, now=now, outcome=outcome)


async def _tell(kind: NotificationKind, job: JobPosting, now: datetime) -> None:
    """The client, the manager, and the recruiters at work on it."""
    params = await job_params(job)
    places = [place for place in job.locations if place.status is JobStatus.OPENED]
    at_work = AssignedJob.filter(location__job_id=job.id, unassigned_at=None)
    recruiters = await at_work.order_by("recruiter_id").distinct().values_list("recruiter_id", flat=True)
    params["free"] = sum(place.positions - place.positions_closed for place in places)
    params["under_way"] = await JobApplication.filter(job_id=job.id, status__in=_UNDER_WAY).count()
    to = [job.client.user_id, job.organization.manager_id, *(int(str(one)) for one in recruiters)]
    await tell_of_job(kind, to, job, now, params)
