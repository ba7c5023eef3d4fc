"""Reads about who works where: a recruiter's places, an agency's recruiters, a job's locations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.kit.actor import Actor, Role
from core.kit.transaction import transaction
from core.models import AssignedJob, JobLocation, SkillMetric
from core.models.enums import JobStatus
from core.people.access import require


@dataclass(frozen=True, slots=True)
class Place:
    """A location a recruiter works on."""

    id: int
    job_id: int
    title: str
    city: str
    client: str
    status: JobStatus
    """The stricter of the job's and the location's."""
    free: int
    sent: int
    """Profiles this recruiter sent there."""
    deadline: date | None


_PLACES = """
SELECT l.id, l.job_id, j.title, l.location, c.company_name,
       CASE WHEN j.status <> 'opened' THEN j.status ELSE l.status END AS status,
       l.positions - l.positions_closed AS free, greatest(j.deadline, j.extended_deadline) AS deadline,
       (SELECT count(*) FROM job_applications a WHERE a.location_id = l.id AND a.submitted_by_id = $1) AS sent
FROM assigned_jobs w
JOIN job_locations l ON l.id = w.location_id
JOIN job_postings j ON j.id = l.job_id
JOIN client_details c ON c.id = j.client_id
WHERE w.recruiter_id = $1 AND w.organization_id = $2 AND w.unassigned_at IS NULL AND j.approval = 'accepted'
  AND ($3 = '' OR concat_ws(' ', j.title, l.location, c.company_name, j.job_code) ILIKE '%' || $3 || '%')
  AND ($4::date IS NULL OR (j.status = 'opened' AND l.status = 'opened'
       AND coalesce(greatest(j.deadline, j.extended_deadline), $4) >= $4))
  AND (cardinality($7::bigint[]) = 0 OR l.id = ANY($7)) AND ($8 = 0 OR l.id < $8)
ORDER BY l.id DESC OFFSET $5 LIMIT $6
"""


async def my_places(
    actor: Actor,
    *,
    typed: str = "",
    open_on: date | None = None,
    offset: int = 0,
    limit: int = 6,
    only: Sequence[int] = (),
    before: int = 0,
) -> list[Place]:
    """The locations this recruiter works on; with `open_on` those that take profiles that day."""
    require(actor, Role.RECRUITER)
    # What a person types is text, not a pattern.
    plain = typed.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    params = [actor.user_id, actor.agency, plain, open_on, offset, limit, list(only), before]
    async with transaction(actor) as connection:
        rows = await connection.execute_query_dict(_PLACES, params)
    return [
        Place(
            id=row["id"],
            job_id=row["job_id"],
            title=row["title"],
            city=row["location"],
            client=row["company_name"],
            status=JobStatus(row["status"]),
            free=row["free"],
            sent=row["sent"],
            deadline=row["deadline"],
        )
        for row in rows
    ]


def today_of(actor: Actor, now: datetime) -> date:
    """The calendar day where the actor is."""
    return now.astimezone(ZoneInfo(actor.zone)).date()


async def skills_of_location(actor: Actor, location_id: int) -> list[SkillMetric]:
    """The skills to rate for a location, must-haves first."""
    async with transaction(actor):
        location = await JobLocation.get(id=location_id)
        return await SkillMetric.filter(job_id=location.job_id).order_by("-is_primary", "id")


async def staff_of(location_ids: list[int]) -> dict[int, list[tuple[int, str]]]:
    """Who works on these locations now: (id, name) by location."""
    rows = AssignedJob.filter(location_id__in=location_ids, unassigned_at__isnull=True).order_by("id")
    staff: dict[int, list[tuple[int, str]]] = {}
    for row in await rows.select_related("recruiter"):
        staff.setdefault(row.location_id, []).append((row.recruiter_id, row.recruiter.name))
    return staff
