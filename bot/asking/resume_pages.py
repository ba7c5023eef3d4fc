"""The pages of submitting a resume, and how their answers become a submission."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from bot.asking.choosing import PLACES, among, one_of
from bot.forms.answers import Answers
from bot.forms.form import Field, Page, Section
from bot.forms.kinds import Email, File, Line, LongText, Number, Phone, Pick, Sum, YesNo
from bot.forms.setting import Setting
from core.applications.labels import JOB_STATUSES
from core.applications.submission import ResumeSubmission
from core.candidates.person import Person
from core.kit.wire import unpack
from core.kit.words import N_, Text, Words
from core.models.enums import EmploymentStatus

CONSENT = N_(
    "{name} agreed that {agency} stores this resume and sends the profile to {client} for “{title}”, "
    "and may take this back at any time."
)
_RATING = among(*((str(one), str(one)) for one in range(1, 11)))
_PER_PAGE = 6
_SAME = {"email": N_("same e-mail"), "phone": N_("same phone"), "name": N_("like name")}


def _from(name: str) -> Callable[[Answers], Any]:
    """Offer what the resume says, else what the agency knows of this person."""

    def suggested(given: Answers) -> Any:
        found = given.facts.get("suggested", {}).get(name)
        return found if found is not None else given.facts.get("known", {}).get(name)

    return suggested


def person_lines(given: Answers, words: Words) -> Iterable[str]:
    """What there is to know before typing: an unreadable scan, and who this may be."""
    if given.facts.get("scanned"):
        yield words(N_("This is a scan without text, so please type what it says. The file is kept."))
    elif given.facts.get("suggested"):
        yield words(N_("This is what the resume says. Please confirm or correct it."))
    yield from duplicate_lines(given, words)


def duplicate_lines(given: Answers, words: Words) -> Iterable[str]:
    """Whom the agency knows already, whose person it is and since when."""
    taken = unpack(given.facts.get("taken"))
    if taken:
        yield words(N_("⚠ In this job already: sent for {city} by {name} on {at}."), **taken)
    for one in unpack(given.facts.get("duplicates", ())):
        why = words.list([words(_SAME[reason]) for reason in one["why"]])
        owned = N_("{name} ({why}), with {owner} since {since}") if one["owner"] else N_("{name} ({why})")
        known = words(owned, **{**one, "why": why})
        if one["same"]:
            yield words(N_("Known already: {known}. The new resume joins that profile."), known=known)
        else:
            yield words(N_("Perhaps the same person: {known}."), known=known)


def _is_employed(given: Answers) -> bool:
    return given.text("job_status") != EmploymentStatus.NOT_WORKING


def _skill_pages(given: Answers) -> Iterable[Page]:
    skills = given.facts.get("skills", ())
    named = {str(one).casefold() for one in given.facts.get("suggested", {}).get("skills", ())}
    for start in range(0, len(skills), _PER_PAGE):
        fields = tuple(
            _skill(key, name, must, named) for key, name, must in skills[start : start + _PER_PAGE]
        )
        yield Page(f"skills_{start}", N_("Skills"), fields, lines=_skill_lines)


def _skill_lines(given: Answers, words: Words) -> Iterable[str]:
    yield words(N_("How good is the person, from 1 (heard of it) to 10 (teaches it)?"))


def _skill(key: int, skill: str, is_primary: bool, named: set[str]) -> Field:
    found = skill.casefold() in named
    if is_primary:
        hint = N_("Must have · the resume names it") if found else N_("Must have")
    else:
        hint = N_("Nice to have · the resume names it") if found else N_("Nice to have")
    return Field(f"skill_{key}", _RATING, skill[:48], hint=hint, optional=not is_primary)


def _consent_lines(given: Answers, words: Words) -> Iterable[str]:
    yield consent_text(given, words)


def consent_text(given: Answers, words: Words) -> str:
    """The exact text the recruiter answers for."""
    names = {name: given.facts.get(name, "") for name in ("agency", "client", "title")}
    return words(CONSENT, name=given.text("name") or "", **names)


def _is_given(value: Any, given: Answers, setting: Setting) -> Text | None:
    if value:
        return None
    return Text(N_("Without consent the profile cannot be sent. Ask the person first; this draft waits."))


_WHERE = Page("where", N_("Location"), (Field("location", Pick(PLACES), N_("For which job and place?")),))
_FILE = Page(
    "file",
    N_("Resume"),
    (Field("resume", File(), N_("Resume"), hint=N_("PDF or DOCX, at most 10 MB")),),
)
_PERSON = Page(
    "person",
    N_("The person"),
    (
        Field("name", Line(200), N_("Name"), suggest=_from("name")),
        Field("email", Email(), N_("E-mail"), suggest=_from("email")),
        Field("phone", Phone(), N_("Phone"), hint=N_("Example: +91 98450 12345"), suggest=_from("phone")),
        Field("job_status", one_of(JOB_STATUSES), N_("Working now?")),
    ),
    lines=person_lines,
)
_WORK = Page(
    "work",
    N_("Work"),
    (
        Field(
            "current_company",
            Line(200),
            N_("Current company"),
            suggest=_from("current_company"),
            when=_is_employed,
        ),
        Field(
            "experience_years",
            Number(0, 50, places=1),
            N_("Years of experience"),
            hint=N_("Example: 4.5"),
            suggest=_from("experience_years"),
        ),
        Field(
            "qualification",
            Line(255),
            N_("Highest qualification"),
            hint=N_("Example: B.Tech"),
            suggest=_from("qualification"),
        ),
    ),
    lines=duplicate_lines,
)
_PAY = Page(
    "pay",
    N_("Pay and notice"),
    (
        Field(
            "current_ctc",
            Sum(),
            N_("Current yearly CTC"),
            hint=N_("Example: 7.5 LPA"),
            optional=True,
            suggest=_from("current_ctc"),
        ),
        Field(
            "expected_ctc",
            Sum(low=Decimal(1)),
            N_("Expected yearly CTC"),
            hint=N_("Example: 9 lakh"),
            suggest=_from("expected_ctc"),
        ),
        Field(
            "notice_days",
            Number(0, 365),
            N_("Notice period, days"),
            hint=N_("0 if available at once"),
            suggest=_from("notice_days"),
        ),
        Field("message", LongText(1000), N_("A word to the client"), optional=True),
    ),
)
_CONSENT = Page(
    "consent",
    N_("Consent"),
    (Field("consent", YesNo(), N_("The person agreed to this"), check=_is_given),),
    lines=_consent_lines,
)


def resume_sections(given: Answers) -> Sequence[Section]:
    """All pages; the skills to rate are those of the chosen job."""
    return (_WHERE, _FILE, _PERSON, _WORK, _PAY, *_skill_pages(given), _CONSENT)


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
