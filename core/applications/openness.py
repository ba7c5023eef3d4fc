"""Whether a location takes profiles now."""

from datetime import datetime
from zoneinfo import ZoneInfo

from core.jobs.rules import check_takes_profiles, last_day
from core.kit.actor import Actor
from core.models import JobLocation, JobPosting, ReplacementCandidate
from core.models.enums import ReplacementStatus


async def check_takes_profile(actor: Actor, job: JobPosting, location_id: int, now: datetime) -> bool:
    """Refuse a job that is not open; tells whether the profile replaces a leaver there."""
    location = await JobLocation.get(id=location_id)
    replacing = await ReplacementCandidate.filter(
        status=ReplacementStatus.PENDING, leaver__application__location_id=location_id
    ).exists()
    check_takes_profiles(
        job.approval,
        job.status,
        location.status,
        last_day(job.deadline, job.extended_deadline),
        now.astimezone(ZoneInfo(actor.zone)).date(),
        replacing=replacing,
    )
    return replacing
