"""Interviews: those of today and tomorrow, and rounds that have no appointment yet."""

from core.digests.section import Row, Saying, Section
from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.words import N_, Text

_BOOKED = """
SELECT s.id, {day} AS due, s.starts_at, p.name AS candidate, j.title, s.round_num AS round,
       i.name AS interviewer
FROM interviews_scheduled s
JOIN job_applications a ON a.id = s.application_id
JOIN candidate_profiles p ON p.id = s.candidate_id
JOIN users i ON i.id = s.interviewer_id
JOIN job_postings j ON j.id = a.job_id
WHERE {whose} AND s.status = 'scheduled'
  AND s.starts_at >= w.{begins} AND s.starts_at < w.{ends}
"""
_OF_AGENCY = "s.organization_id = w.agency"
_OF_CLIENT = "j.client_id = w.client"
_OF_RECRUITER = f"{_OF_AGENCY} AND a.attached_to_id = w.person"
_IS_TODAY = {"day": "w.today", "begins": "begins", "ends": "ends"}
_IS_TOMORROW = {"day": "w.today + 1", "begins": "ends", "ends": "tomorrow_ends"}
_TO_BOOK = """
SELECT a.id, NULL::date AS due, p.name AS candidate, j.title, a.round_num AS round
FROM job_applications a
JOIN candidate_profiles p ON p.id = a.candidate_id
JOIN job_postings j ON j.id = a.job_id AND j.status IN ('opened', 'expired')
WHERE a.attached_to_id = w.person AND a.organization_id = w.agency AND a.status = 'processing'
  AND NOT a.is_closed AND a.round_num > 0
  AND NOT EXISTS (SELECT FROM interviews_scheduled s WHERE s.application_id = a.id
                  AND s.round_num = a.round_num AND s.status = 'scheduled')
"""


def _booked(row: Row) -> Saying:
    named = {name: row[name] for name in ("candidate", "title", "round", "interviewer")}
    return Saying(
        Text(
            N_("{moment}: {candidate} with {interviewer}, {title}, round {round}"),
            {**named, "moment": row["starts_at"]},
        ),
        f"interview:{row['id']}",
        (Button(N_("View interview"), "view_interview", (str(row["id"]),)),),
    )


def _to_book(row: Row) -> Saying:
    subject = f"application:{row['id']}"
    named = {name: row[name] for name in ("candidate", "title", "round")}
    return Saying(
        Text(N_("{candidate}, {title}, round {round}"), named),
        subject,
        (Button(N_("Book"), "schedule_interview", (subject,), Style.PRIMARY),),
    )


def _section(name: str, role: Role, rank: int, title: str, whose: str, when: dict[str, str]) -> Section:
    return Section(
        name, frozenset({role}), rank, title, _BOOKED.format(whose=whose, **when), _booked,
        Button(N_("All interviews"), "interviews"), is_dated=True,
    )  # fmt: skip


_TODAY, _TOMORROW = N_("Interviews today"), N_("Interviews tomorrow")
SECTIONS = (
    _section("interviews", Role.MANAGER, 40, _TODAY, _OF_AGENCY, _IS_TODAY),
    _section("interviews_of_client", Role.CLIENT, 30, _TODAY, _OF_CLIENT, _IS_TODAY),
    _section("interviews_of_client_tomorrow", Role.CLIENT, 35, _TOMORROW, _OF_CLIENT, _IS_TOMORROW),
    _section("interviews_of_recruiter", Role.RECRUITER, 20, _TODAY, _OF_RECRUITER, _IS_TODAY),
    _section(
        "follow_ups", Role.RECRUITER, 30, N_("Follow up: interviews tomorrow"), _OF_RECRUITER, _IS_TOMORROW
    ),
    Section(
        "to_book", frozenset({Role.RECRUITER}), 10, N_("Interviews to book"), _TO_BOOK, _to_book,
        Button(N_("Book an interview"), "schedule_interview"),
    ),
)  # fmt: skip
