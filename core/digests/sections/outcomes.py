"""What happened yesterday in an agency."""

from collections.abc import Sequence

from core.digests.section import Numbers, Row, Told
from core.kit.actor import Role
from core.kit.words import N_, Text
from core.notifications.digest_content import Figure

_YESTERDAY = "BETWEEN w.yesterday AND w.begins - interval '1 microsecond'"
_OUTCOMES = f"""
SELECT
  (SELECT count(*) FROM job_applications a
   WHERE a.organization_id = w.agency AND a.created_at {_YESTERDAY}) AS sent,
  (SELECT count(*) FROM interviews_scheduled s
   WHERE s.organization_id = w.agency AND s.status = 'completed' AND s.starts_at {_YESTERDAY}) AS held,
  (SELECT count(*) FROM selected_candidates s
   WHERE s.organization_id = w.agency AND s.created_at {_YESTERDAY}) AS offered,
  (SELECT count(*) FROM selected_candidates s
   WHERE s.organization_id = w.agency AND s.acceptance = 'accepted'
     AND s.answered_at {_YESTERDAY}) AS accepted,
  (SELECT count(*) FROM selected_candidates s
   WHERE s.organization_id = w.agency AND s.joined_at {_YESTERDAY}) AS joined
"""  # noqa: S608 - a constant above
_SAID = {
    "sent": N_("profiles sent: {number}"),
    "held": N_("interviews held: {number}"),
    "offered": N_("offers made: {number}"),
    "accepted": N_("offers accepted: {number}"),
    "joined": N_("joined: {number}"),
}


def _tell(rows: Sequence[Row]) -> Told:
    happened = [Text(text, {"number": rows[0][name]}) for name, text in _SAID.items() if rows[0][name]]
    if not happened:
        return Told()
    return Told((Figure(N_("Yesterday"), happened),), is_news=True)


NUMBERS = (Numbers("outcomes", frozenset({Role.MANAGER}), 10, _OUTCOMES, _tell),)
