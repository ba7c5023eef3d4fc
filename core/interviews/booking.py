"""Find out, without a race, whether both people are free."""

from datetime import datetime, timedelta

from tortoise.expressions import Q

from core.interviews.appointment import Appointment
from core.interviews.slots import Busy, first_meeting, next_free
from core.kit.errors import Clash
from core.kit.transaction import transaction
from core.kit.words import N_
from core.models import InterviewScheduled
from core.models.enums import InterviewStatus

AHEAD = timedelta(days=14)

# One waits for the other here, in the order of the names, instead of meeting in the exclusion constraint
# (which stays the last guard), so that the loser can be told what is free instead.
_HOLD = """
SELECT pg_advisory_xact_lock(hashtextextended(name, 0))
FROM (SELECT name FROM unnest($1::text[]) AS held(name) ORDER BY name) AS in_order
"""


async def busy_interviewer(user_id: int, since: datetime, *, but: int | None = None) -> list[Busy]:
    """When this interviewer is taken, in whatever agency."""
    return await _busy(Q(interviewer_id=user_id), since, but)


async def busy_candidate(
    candidate_id: int, user_id: int | None, since: datetime, *, but: int | None = None
) -> list[Busy]:
    """When this candidate is taken; with a login also through other agencies."""
    whose = Q(candidate_id=candidate_id)
    return await _busy(whose | Q(candidate__user_id=user_id) if user_id else whose, since, but)


async def _busy(whose: Q, since: datetime, but: int | None) -> list[Busy]:
    rows = InterviewScheduled.filter(whose, status=InterviewStatus.SCHEDULED, ends_at__gt=since)
    if but is not None:
        rows = rows.exclude(id=but)
    spans = await rows.order_by("starts_at").limit(500).values_list("starts_at", "ends_at")
    return [Busy(starts_at, ends_at) for starts_at, ends_at in spans]


async def hold_both(
    appointment: Appointment,
    *,
    interviewer: tuple[int, str],
    candidate: tuple[int, int | None, str],
    but: int | None = None,
) -> None:
    """Make sure both are free, and that nobody else books either until our transaction ends."""
    interviewer_id, interviewer_name = interviewer
    candidate_id, candidate_user_id, candidate_name = candidate
    person = f"person:{candidate_user_id}" if candidate_user_id else f"candidate:{candidate_id}"
    async with transaction() as connection:
        await connection.execute_query(_HOLD, [[f"person:{interviewer_id}", person]])
    since = appointment.starts_at
    theirs = await busy_interviewer(interviewer_id, since, but=but)
    own = await busy_candidate(candidate_id, candidate_user_id, since, but=but)
    for name, busy in ((interviewer_name, theirs), (candidate_name, own)):
        met = first_meeting(busy, appointment.starts_at, appointment.ends_at)
        if met is not None:
            length = appointment.ends_at - appointment.starts_at
            raise Clash(
                N_("{name} is taken from {start}. Both are free at {free}."),
                name=name,
                start=met.starts_at,
                free=next_free([*theirs, *own], appointment.starts_at, length),
            )
