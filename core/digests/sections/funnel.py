"""How far the people of an agency have come, and how long they have been waiting there."""

from collections.abc import Sequence
from decimal import Decimal

from core.digests.section import Numbers, Row, Told
from core.kit.actor import Role
from core.kit.words import N_, Text
from core.notifications.digest_content import Bar, Panel

# Each stage counts also those who went on from it; of the last thirty days.
_STAGES = """
SELECT count(*) AS sent,
       count(*) FILTER (WHERE a.status IN ('processing', 'hold', 'selected', 'left')) AS shortlisted,
       count(*) FILTER (WHERE a.status IN ('hold', 'selected', 'left')) AS passed,
       count(*) FILTER (WHERE s.id IS NOT NULL) AS offered,
       count(*) FILTER (WHERE s.joined_at IS NOT NULL) AS joined
FROM job_applications a LEFT JOIN selected_candidates s ON s.application_id = a.id
WHERE a.organization_id = w.agency AND a.created_at >= w.now - interval '30 days'
"""
_SAID = {
    "sent": N_("Sent"),
    "shortlisted": N_("Shortlisted"),
    "passed": N_("All rounds passed"),
    "offered": N_("Offered"),
    "joined": N_("Joined"),
}
_WAITING = """
SELECT a.status AS stage, count(*) AS people,
       avg(extract(epoch FROM w.now - a.updated_at) / 86400)::numeric(8, 1) AS days
FROM job_applications a
WHERE a.organization_id = w.agency AND a.status IN ('pending', 'processing', 'hold') AND NOT a.is_closed
GROUP BY a.status ORDER BY array_position(ARRAY['pending', 'processing', 'hold'], a.status::text)
"""
_STAGE = {
    "pending": N_("with the client"),
    "processing": N_("in interviews"),
    "hold": N_("until the offer"),
}


def _stages(rows: Sequence[Row]) -> Told:
    row = rows[0]
    if not row["sent"]:
        return Told()
    bars = tuple(Bar(Text(label), float(row[name]), row[name]) for name, label in _SAID.items())
    return Told(panels=(Panel(N_("Profiles of the last 30 days"), bars),))


def _waiting(rows: Sequence[Row]) -> Told:
    days = N_("{count} day", "{count} days")
    bars = tuple(
        Bar(
            Text(_STAGE[row["stage"]]),
            max(float(row["days"]), 0.0),
            Text(days, {"count": max(row["days"], Decimal(0)).normalize()}),
        )
        for row in rows
    )
    if not any(bar.size for bar in bars):
        return Told()
    return Told(panels=(Panel(N_("Time in stage, on average"), bars),))


NUMBERS = (
    Numbers("funnel", frozenset({Role.MANAGER}), 12, _STAGES, _stages),
    Numbers("time_in_stage", frozenset({Role.MANAGER}), 25, _WAITING, _waiting),
)
