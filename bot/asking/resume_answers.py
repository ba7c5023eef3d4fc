"""How the answers about a person become a submission."""

from decimal import Decimal

from bot.asking.resume_lines import consent_text
from bot.forms.answers import Answers
from core.applications.submission import ResumeSubmission
from core.candidates.person import Person
from core.kit.words import Words
from core.models.enums import EmploymentStatus


def submission_of(given: Answers, words: Words) -> ResumeSubmission:
    """The submission these answers make."""
    suggestions = dict(given.facts.get("suggested", {}))
    skills = [key for key, _, _ in given.facts.get("skills", ())]
    ratings = {key: int(text) for key in skills if (text := given.text(f"skill_{key}"))}
    return ResumeSubmission(
        location_id=given.picked("location") or 0,
        file_id=given.file("resume") or 0,
        person=_person(given),
        ratings=ratings,
        consent_text=consent_text(given, words) if given.yes("consent") else "",
        message=given.text("message") or "",
        extracted_text=str(given.facts.get("text", "")),
        is_scanned=bool(given.facts.get("scanned")),
        suggestions=suggestions,
    )


def _person(given: Answers) -> Person:
    return Person(
        name=given.text("name") or "",
        email=given.text("email") or "",
        phone=given.text("phone") or "",
        experience_years=given.number("experience_years") or Decimal(0),
        expected_ctc=given.number("expected_ctc") or Decimal(0),
        notice_days=given.whole("notice_days") or 0,
        qualification=given.text("qualification") or "",
        job_status=EmploymentStatus(given.text("job_status") or "working"),
        current_company=given.text("current_company") or "",
        current_ctc=given.number("current_ctc"),
        skills=tuple(given.facts.get("suggested", {}).get("skills", ())),
    )
