"""The pages of submitting a resume."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from bot.asking.choosing import PLACES, among, one_of
from bot.asking.pay import YEARLY, YEARLY_ABOVE_0, is_yearly
from bot.asking.resume_lines import consent_text, duplicate_lines, person_lines
from bot.forms.answers import Answers
from bot.forms.form import Field, Page, Section
from bot.forms.kinds import Email, File, Line, LongText, Number, Phone, Pick, YesNo
from bot.forms.setting import Setting
from core.applications.labels import JOB_STATUSES
from core.gateways.resume_text import RESUME
from core.kit.words import N_, Text, Words
from core.models.enums import EmploymentStatus

_RATING = among(*((str(one), str(one)) for one in range(1, 11)))
_PER_PAGE = 6


def _from(name: str) -> Callable[[Answers], Any]:
    """Offer what the resume says, else what the agency knows of this person."""

    def suggested(given: Answers) -> Any:
        found = given.facts.get("suggested", {}).get(name)
        return found if found is not None else given.facts.get("known", {}).get(name)

    return suggested


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


def _is_given(value: Any, given: Answers, setting: Setting) -> Text | None:
    if value:
        return None
    return Text(N_("Without consent the profile cannot be sent. Ask the person first; this draft waits."))


_WHERE = Page(
    "where",
    N_("Job"),
    (Field("location", Pick(PLACES), N_("Job and place"), ask=N_("For which job and place?")),),
)


def _place_lines(given: Answers, words: Words) -> Iterable[str]:
    """Begun from a card the place was not asked for, so it is said."""
    if "title" in given.facts:
        yield words(
            N_("For “{title}” in {city}, {client}."),
            **{name: given.facts[name] for name in ("title", "city", "client")},
        )


_FILE = Page(
    "file",
    N_("Resume"),
    (
        Field(
            "resume",
            File(RESUME.types, RESUME.most_mb),
            N_("Resume"),
            ask=N_("Please send the resume."),
            hint=N_("PDF or DOCX; a photo is taken too, but then you type what it says"),
        ),
    ),
    lines=_place_lines,
)
_PERSON = Page(
    "person",
    N_("The person"),
    (
        Field("name", Line(200), N_("Name"), ask=N_("What is the person's name?"), suggest=_from("name")),
        Field("email", Email(), N_("E-mail"), ask=N_("What is the e-mail address?"), suggest=_from("email")),
        Field(
            "phone",
            Phone(),
            N_("Phone"),
            ask=N_("What is the phone number?"),
            hint=N_("Example: +91 98450 12345"),
            suggest=_from("phone"),
        ),
        Field("job_status", one_of(JOB_STATUSES), N_("Work status"), ask=N_("Is the person working now?")),
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
            ask=N_("Where does the person work?"),
            suggest=_from("current_company"),
            when=_is_employed,
        ),
        Field(
            "experience_years",
            Number(0, 50, places=1),
            N_("Years of experience"),
            ask=N_("How many years of experience?"),
            hint=N_("Example: 4.5"),
            suggest=_from("experience_years"),
        ),
        Field(
            "qualification",
            Line(255),
            N_("Highest qualification"),
            ask=N_("What is the highest qualification?"),
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
            YEARLY,
            N_("Current yearly CTC"),
            ask=N_("What is the current yearly CTC?"),
            hint=N_("Example: 7.5 LPA"),
            check=is_yearly,
            optional=True,
            suggest=_from("current_ctc"),
        ),
        Field(
            "expected_ctc",
            YEARLY_ABOVE_0,
            N_("Expected yearly CTC"),
            ask=N_("Which yearly CTC does the person expect?"),
            hint=N_("Example: 9 lakh"),
            check=is_yearly,
            suggest=_from("expected_ctc"),
        ),
        Field(
            "notice_days",
            Number(0, 365),
            N_("Notice period, days"),
            ask=N_("How many days is the notice period?"),
            hint=N_("0 if available at once"),
            suggest=_from("notice_days"),
        ),
        Field(
            "message",
            LongText(1000),
            N_("A word to the client"),
            ask=N_("Would you like to add a word to the client?"),
            optional=True,
        ),
    ),
)
_CONSENT = Page(
    "consent",
    N_("Consent"),
    (
        Field(
            "consent",
            YesNo(),
            N_("The person agreed to this"),
            ask=N_("Did the person agree to this?"),
            check=_is_given,
        ),
    ),
    lines=_consent_lines,
)


def resume_sections(given: Answers) -> Sequence[Section]:
    """All pages; the skills to rate are those of the chosen job."""
    return (_WHERE, _FILE, _PERSON, _WORK, _PAY, *_skill_pages(given), _CONSENT)
