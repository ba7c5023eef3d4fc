"""Offers that wait for an answer, and people whose first day has come."""

from core.digests.section import Row, Saying, Section
from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.words import N_, Text

_HIRES = """
SELECT s.id, {due} AS due, s.application_id, p.name AS candidate, j.title, c.company_name AS client,
       s.joining_date AS day
FROM selected_candidates s
JOIN candidate_profiles p ON p.id = s.candidate_id
JOIN job_applications a ON a.id = s.application_id
JOIN job_postings j ON j.id = a.job_id
JOIN client_details c ON c.id = j.client_id
WHERE {whose} AND s.joining_status = 'pending' AND {state}
"""
_OPEN = {"due": "NULL::date", "state": "s.acceptance = 'pending'"}
_DUE = {"due": "s.joining_date", "state": "s.acceptance = 'accepted' AND s.joining_date <= w.today"}
_OF_AGENCY = "s.organization_id = w.agency"
_OF_CLIENT = "j.client_id = w.client"
_OF_RECRUITER = f"{_OF_AGENCY} AND a.attached_to_id = w.person"
_JOINING = Button(N_("Who is joining"), "joining")


def _offer(row: Row) -> Saying:
    named = {name: row[name] for name in ("candidate", "title", "client", "day")}
    return Saying(
        Text(N_("{candidate} has not answered: {title}, {client}, from {day}"), named),
        f"placement:{row['id']}",
        (Button(N_("View profile"), "view_profile", (str(row["application_id"]),)),),
    )


def _joiner(row: Row) -> Saying:
    named = {name: row[name] for name in ("candidate", "client", "day")}
    return Saying(
        Text(N_("{candidate} was to join {client} on {day}"), named),
        f"placement:{row['id']}",
        (Button(N_("View profile"), "view_profile", (str(row["application_id"]),)),),
    )


def _to_confirm(row: Row) -> Saying:
    named = {name: row[name] for name in ("candidate", "title", "day")}
    joined = Button(
        N_("Has joined"),
        "mark_joined",
        (str(row["id"]),),
        Style.PRIMARY,
        confirm=N_("Has this person really started work? The agency's invoice is prepared then."),
    )
    return Saying(
        Text(N_("{candidate}, {title}: first day {day}"), named), f"placement:{row['id']}", (joined,)
    )


def _open(name: str, role: Role, rank: int, whose: str) -> Section:
    sql = _HIRES.format(whose=whose, **_OPEN)
    return Section(name, frozenset({role}), rank, N_("Offers without an answer"), sql, _offer, _JOINING)


def _due(name: str, role: Role, rank: int, whose: str) -> Section:
    sql = _HIRES.format(whose=whose, **_DUE)
    return Section(name, frozenset({role}), rank, N_("First days to be confirmed"), sql, _joiner, _JOINING)


SECTIONS = (
    _open("offers", Role.MANAGER, 55, _OF_AGENCY),
    _open("offers_of_client", Role.CLIENT, 50, _OF_CLIENT),
    _open("offers_of_recruiter", Role.RECRUITER, 50, _OF_RECRUITER),
    _due("joiners", Role.MANAGER, 45, _OF_AGENCY),
    _due("joiners_of_recruiter", Role.RECRUITER, 40, _OF_RECRUITER),
    Section(
        "to_confirm", frozenset({Role.CLIENT}), 20, N_("Did they join?"),
        _HIRES.format(whose=_OF_CLIENT, **_DUE), _to_confirm, _JOINING,
    ),
)  # fmt: skip
