"""Seats of a location: taken by an offer, given back by a refusal, closing and reopening what is full.

Every function here expects job and location to be locked by the caller.
"""

from datetime import datetime

from core.delivery.notify import settle
from core.kit.actor import Actor
from core.kit.errors import Clash, WrongState
from core.kit.words import N_, Text
from core.models import JobApplication, JobLocation, JobPosting
from core.models.enums import JobStatus
from core.placements.waiting import let_go_on, let_wait


async def take_seat(
    actor: Actor, job: JobPosting, location: JobLocation, application: JobApplication, now: datetime
) -> None:
    """Take one seat; the last one closes the location, the last location closes the job."""
    if location.positions_closed >= location.positions:
        raise Clash(
            N_("No seat is left for “{title}” in {location}: {taken} of {seats} are taken."),
            title=job.title,
            location=location.location,
            taken=location.positions_closed,
            seats=location.positions,
        )
    check_open(job, location)
    location.positions_closed += 1
    if location.positions_closed == location.positions:
        location.status = JobStatus.CLOSED
    await location.save(update_fields=["positions_closed", "status"])
    if location.status is not JobStatus.CLOSED:
        return
    others = JobLocation.filter(job_id=job.id).exclude(id=location.id)
    if not await others.exclude(status=JobStatus.CLOSED).exists():
        job.status, job.closed_at, job.updated_at = JobStatus.CLOSED, now, now
        await job.save(update_fields=["status", "closed_at", "updated_at"])
        outcome = Text(N_("All seats were taken"))
        await settle(f"job:{job.id}", "assign_recruiters", by=actor, now=now, outcome=outcome)
    await let_wait(actor, job, location, but=application, now=now)


def check_open(job: JobPosting, location: JobLocation) -> None:
    """A held, closed or expired place takes nobody; an expired one still finishes what it has begun."""
    working = (JobStatus.OPENED, JobStatus.EXPIRED)
    if job.status not in working or location.status not in working:
        raise WrongState(
            N_("“{title}” in {location} is not open, so no offer can be made there."),
            title=job.title,
            location=location.location,
        )


async def give_seat_back(actor: Actor, job: JobPosting, location: JobLocation, now: datetime) -> None:
    """Free one seat; what had closed because it was full opens again, what somebody closed stays closed."""
    was_full = location.positions_closed == location.positions and location.status is JobStatus.CLOSED
    job_was_full = job.status is JobStatus.CLOSED and await _all_full(job.id)
    location.positions_closed = max(location.positions_closed - 1, 0)
    if was_full and (job_was_full or job.status is not JobStatus.CLOSED):
        location.status = JobStatus.OPENED
    await location.save(update_fields=["positions_closed", "status"])
    if job_was_full:
        job.status, job.closed_at, job.updated_at = JobStatus.OPENED, None, now
        await job.save(update_fields=["status", "closed_at", "updated_at"])
    if location.status is JobStatus.OPENED and was_full:
        await let_go_on(actor, job, location, now=now)


async def _all_full(job_id: int) -> bool:
    seats = await JobLocation.filter(job_id=job_id).values_list("positions", "positions_closed")
    return all(taken >= seats_there for seats_there, taken in seats)
