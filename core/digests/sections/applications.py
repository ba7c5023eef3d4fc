"""Profiles: what the client has to decide, and who is kept waiting after the last round."""

from core.digests.section import Row, Saying, Section
from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.words import N_, Text

_PROFILE = """
SELECT a.id, NULL::date AS due, p.name AS candidate, j.title, c.company_name AS client,
       o.name AS agency, a.updated_at
FROM job_applications a
JOIN candidate_profiles p ON p.id = a.candidate_id
JOIN job_postings j ON j.id = a.job_id
JOIN client_details c ON c.id = j.client_id
JOIN organizations o ON o.id = a.organization_id
"""
_TO_DECIDE = f"{_PROFILE} WHERE j.client_id = w.client AND a.status = 'pending' AND NOT a.is_closed"
_TO_OFFER = f"{_PROFILE} WHERE j.client_id = w.client AND a.status = 'hold' AND NOT a.is_closed"
_ON_HOLD = f"""{_PROFILE} WHERE a.organization_id = w.agency AND a.status = 'hold' AND NOT a.is_closed
  AND a.updated_at < w.now - interval '3 days'"""


def _to_decide(row: Row) -> Saying:
    named = {"candidate": row["candidate"], "title": row["title"], "agency": row["agency"]}
    subject = f"application:{row['id']}"
    return Saying(
        Text(N_("{candidate} for {title}, from {agency}"), named),
        subject,
        (
            Button(N_("View profile"), "view_profile", (str(row["id"]),), Style.PRIMARY),
            Button(N_("Shortlist"), "shortlist", (subject,)),
        ),
    )


def _to_offer(row: Row) -> Saying:
    subject = f"application:{row['id']}"
    named = {"candidate": row["candidate"], "title": row["title"]}
    return Saying(
        Text(N_("{candidate} passed all rounds for {title}"), named),
        subject,
        (Button(N_("Make an offer"), "make_offer", (subject,), Style.PRIMARY),),
    )


def _on_hold(row: Row) -> Saying:
    named = {"candidate": row["candidate"], "client": row["client"], "day": row["updated_at"].date()}
    return Saying(
        Text(N_("{candidate}: {client} has made no offer since {day}"), named),
        f"application:{row['id']}",
        (Button(N_("View profile"), "view_profile", (str(row["id"]),)),),
    )


_CLIENT = frozenset({Role.CLIENT})
SECTIONS = (
    Section(
        "profiles", _CLIENT, 10, N_("Profiles to decide"), _TO_DECIDE, _to_decide,
        Button(N_("All profiles to decide"), "profiles"),
    ),
    Section(
        "to_offer", _CLIENT, 25, N_("Offers to make"), _TO_OFFER, _to_offer,
        Button(N_("Make an offer"), "make_offer"),
    ),
    Section(
        "on_hold", frozenset({Role.MANAGER}), 50, N_("On hold for more than three days"), _ON_HOLD, _on_hold,
        Button(N_("All jobs"), "my_jobs"),
    ),
)  # fmt: skip
