"""Jobs: what to decide, whom to put on a place, where candidates are wanted, and which deadlines are near."""

from core.digests.section import Row, Saying, Section
from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.words import N_, Text

_TO_DECIDE = """
SELECT j.id, NULL::date AS due, j.title, c.company_name AS client
FROM job_postings j JOIN client_details c ON c.id = j.client_id
WHERE j.organization_id = w.agency AND j.approval = 'pending'
"""
_UNASSIGNED = """
SELECT l.id, NULL::date AS due, j.id AS job, j.title, l.location AS city,
       l.positions - l.positions_closed AS free
FROM job_postings j JOIN job_locations l ON l.job_id = j.id
WHERE j.organization_id = w.agency AND j.approval = 'accepted' AND j.status = 'opened'
  AND l.status = 'opened' AND l.positions > l.positions_closed
  AND NOT EXISTS (SELECT FROM assigned_jobs x WHERE x.location_id = l.id AND x.unassigned_at IS NULL)
"""
_DEADLINES = """
SELECT j.id, greatest(j.deadline, j.extended_deadline) AS due, j.title, c.company_name AS client,
       greatest(j.deadline, j.extended_deadline) < w.today AS is_over,
       (SELECT coalesce(sum(l.positions - l.positions_closed), 0)::int
        FROM job_locations l WHERE l.job_id = j.id) AS free
FROM job_postings j JOIN client_details c ON c.id = j.client_id
WHERE j.organization_id = w.agency AND j.approval = 'accepted' AND j.status = 'opened'
  AND greatest(j.deadline, j.extended_deadline) <= w.today + 7
"""
# A place with as many people under way as it has free seats can wait for them.
_TO_SOURCE = """
SELECT l.id, greatest(j.deadline, j.extended_deadline) AS due, j.title, l.location AS city,
       l.positions - l.positions_closed AS free, under_way.people
FROM assigned_jobs x
JOIN job_locations l ON l.id = x.location_id AND l.status = 'opened' AND l.positions > l.positions_closed
JOIN job_postings j ON j.id = l.job_id AND j.approval = 'accepted' AND j.status = 'opened'
CROSS JOIN LATERAL (
  SELECT count(*) AS people FROM job_applications a
  WHERE a.location_id = l.id AND a.status IN ('applied', 'pending', 'processing', 'hold')) under_way
WHERE x.recruiter_id = w.person AND x.organization_id = w.agency AND x.unassigned_at IS NULL
  AND under_way.people < l.positions - l.positions_closed
"""


def _to_decide(row: Row) -> Saying:
    return Saying(
        Text(N_("{title}, {client}"), {"title": row["title"], "client": row["client"]}),
        f"job:{row['id']}",
        (
            Button(N_("Approve"), "approve_job", (str(row["id"]),), Style.PRIMARY),
            Button(N_("View job"), "view_job", (str(row["id"]),)),
        ),
    )


def _unassigned(row: Row) -> Saying:
    subject = f"job:{row['job']}"
    told = N_("{title}, {city}: {count} seat, no recruiter", "{title}, {city}: {count} seats, no recruiter")
    return Saying(
        Text(told, {"title": row["title"], "city": row["city"], "count": row["free"]}),
        subject,
        (Button(N_("Assign"), "assign_recruiters", (subject,), Style.PRIMARY),),
    )


def _deadline(row: Row) -> Saying:
    named = {"title": row["title"], "client": row["client"], "day": row["due"], "count": row["free"]}
    over = N_(
        "{title}, {client}: the deadline was {day}, {count} seat is free",
        "{title}, {client}: the deadline was {day}, {count} seats are free",
    )
    near = N_(
        "{title}, {client}: until {day}, {count} seat is free",
        "{title}, {client}: until {day}, {count} seats are free",
    )
    return Saying(
        Text(over if row["is_over"] else near, named),
        f"job:{row['id']}",
        (Button(N_("View job"), "view_job", (str(row["id"]),)),),
    )


def _to_source(row: Row) -> Saying:
    told = N_(
        "{title}, {city}: {count} seat is free, {people} under way",
        "{title}, {city}: {count} seats are free, {people} under way",
    )
    named = {"title": row["title"], "city": row["city"], "count": row["free"], "people": row["people"]}
    subject = f"location:{row['id']}"
    return Saying(
        Text(told, named),
        subject,
        (Button(N_("Submit a resume"), "submit_resume", (subject,), Style.PRIMARY),),
    )


_MANAGER = frozenset({Role.MANAGER})
_JOBS = Button(N_("All jobs"), "my_jobs")
SECTIONS = (
    Section(
        "jobs_to_decide", _MANAGER, 10, N_("Jobs to decide"), _TO_DECIDE, _to_decide,
        Button(N_("All jobs to decide"), "job_requests"),
    ),
    Section("unassigned", _MANAGER, 30, N_("Places without a recruiter"), _UNASSIGNED, _unassigned, _JOBS),
    Section(
        "deadlines", _MANAGER, 70, N_("Deadlines"), _DEADLINES, _deadline, _JOBS, is_dated=True,
    ),
    Section(
        "to_source", frozenset({Role.RECRUITER}), 60, N_("Places that need candidates"), _TO_SOURCE,
        _to_source, Button(N_("All my places"), "assigned"),
    ),
)  # fmt: skip
