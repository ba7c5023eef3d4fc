"""How many jobs an agency's plan lets be active, counted at the moment of writing."""

from datetime import datetime

from core.models import JobPosting
from core.models.enums import Approval, JobStatus
from core.plans.limits import FeatureCode, hold_room, may_finish, may_start

_LIVE = [JobStatus.OPENED, JobStatus.HOLD]


async def hold_new_slot(organization_id: int, now: datetime) -> None:
    """Room for one more job, pending ones counted; a plan that has ended starts nothing new."""
    plan = await may_start(organization_id, now)
    taken = JobPosting.filter(
        organization_id=organization_id,
        approval__in=[Approval.PENDING, Approval.ACCEPTED],
        status__in=_LIVE,
    )
    await hold_room(plan, FeatureCode.ACTIVE_JOBS, taken.count)


async def hold_open_slot(job: JobPosting, now: datetime) -> None:
    """Room to open this job among the approved ones; the plan may have shrunk since it was posted."""
    plan = await may_finish(job.organization_id, now)
    taken = JobPosting.filter(
        organization_id=job.organization_id, approval=Approval.ACCEPTED, status__in=_LIVE
    ).exclude(id=job.id)
    await hold_room(plan, FeatureCode.ACTIVE_JOBS, taken.count)
