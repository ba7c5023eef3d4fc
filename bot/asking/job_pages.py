"""The pages of posting a job, and how its answers become an order."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from bot.asking.choosing import CONNECTIONS, INTERVIEWERS, among, one_of
from bot.forms.answers import Answers
from bot.forms.form import Field, Page, Repeat, Section
from bot.forms.kinds import Day, Email, Line, LongText, Number, Pick, Sum, YesNo
from bot.forms.setting import Setting
from core.clients.terms import Band, in_order, rate_of
from core.jobs.labels import INTERVIEW_MODES, INTERVIEW_TYPES, JOB_LEVELS, JOB_TYPES, WORK_MODES
from core.jobs.order import JobOrder, LocationOrder, RoundOrder, SkillOrder
from core.jobs.rules import (
    MOST_LOCATIONS,
    MOST_ROUNDS,
    MOST_SKILLS,
    check_locations,
    check_skills,
    ctc_problem,
    range_text,
    read_metric,
)
from core.kit.errors import Refusal
from core.kit.wire import unpack
from core.kit.words import N_, Text, Words
from core.models.enums import InterviewMode, InterviewType, JobLevel, JobType, WorkMode

MUST, NICE = "must", "nice"
_YEARS = Number(0, 50, places=1)
_NOTICES = among(
    ("immediate", N_("Immediate")),
    ("15_days", N_("Up to 15 days")),
    ("30_days", N_("Up to 30 days")),
    ("45_days", N_("Up to 45 days")),
    ("2_months", N_("Up to 2 months")),
    ("6_months", N_("Up to 6 months")),
)
_SHIFTS = among(
    ("09-18", N_("9 to 18")),
    ("07-15", N_("7 to 15")),
    ("12-21", N_("12 to 21")),
    ("21-06", N_("21 to 6")),
    ("flexible", N_("Flexible")),
)
_LENGTHY = {JobType.INTERN, JobType.CONSULTANT, JobType.FREELANCE}


def _is_limited(given: Answers) -> bool:
    return given.text("job_type") in _LENGTHY


def _wants_more(given: Answers) -> bool:
    return given.yes("more")


def bands_of(given: Answers) -> list[Band]:
    """The agreed bands, as learnt from the choice of the connection."""
    return [Band(**unpack(band)) for band in given.facts.get("bands", ())]


def _band_lines(given: Answers, words: Words) -> Iterable[str]:
    yield words(N_("The agreed fee, by yearly CTC:"))
    for band in in_order(bands_of(given)):
        yield words(N_("{range}: {rate}"), range=range_text(band), rate=rate_of(band))


def _fits_bands(value: Any, given: Answers, setting: Setting) -> Text | None:
    low, bands = given.number("ctc_min"), bands_of(given)
    return ctc_problem(low, Decimal(value), bands) if low is not None and bands else None


def _not_below(name: str) -> Callable[[Any, Answers, Setting], Text | None]:
    def check(value: Any, given: Answers, setting: Setting) -> Text | None:
        low = given.number(name)
        if low is not None and Decimal(value) < low:
            return Text(N_("This is below {low}, the answer before."), {"low": low})
        return None

    return check


def _start(given: Answers) -> Page:
    other = N_("Client") if given.facts.get("role") == "manager" else N_("Agency")
    return Page(
        "start",
        N_("The role"),
        (
            Field("connection", Pick(CONNECTIONS), other, hint=N_("Only where the terms are agreed.")),
            Field("title", Line(), N_("Job title"), hint=N_("Example: Senior Backend Engineer")),
            Field("department", Line(100), N_("Department"), hint=N_("Example: Platform")),
            Field("industry", Line(255), N_("Industry"), hint=N_("Example: Robotics")),
            Field("job_type", one_of(JOB_TYPES), N_("Type")),
            Field("job_level", one_of(JOB_LEVELS), N_("Level")),
        ),
    )


_PAY = Page(
    "pay",
    N_("Pay and experience"),
    (
        Field("ctc_min", Sum(), N_("Lowest yearly CTC"), hint=N_("Example: 8 lakh, 8.5 LPA or 800000")),
        Field(
            "ctc_max", Sum(), N_("Highest yearly CTC"), hint=N_("Inside the bands above"), check=_fits_bands
        ),
        Field("experience_min", _YEARS, N_("Experience from, years"), hint=N_("0 for beginners")),
        Field("experience_max", _YEARS, N_("Experience to, years"), check=_not_below("experience_min")),
        Field("notice_period", _NOTICES, N_("Notice period")),
        Field("time_period", Line(50), N_("For how long"), hint=N_("Example: 6 months"), when=_is_limited),
    ),
    lines=_band_lines,
)
_DAYS = Page(
    "days",
    N_("Working time and deadline"),
    (
        Field("shift", _SHIFTS, N_("Shift")),
        Field("is_rotational", YesNo(), N_("Rotating shifts")),
        Field("working_days", Number(1, 7), N_("Working days a week"), hint=N_("1 to 7")),
        Field(
            "deadline", Day(from_today=0), N_("Deadline"), hint=N_("The last day for profiles, e.g. 31 May")
        ),
        Field("qualifications", Line(255), N_("Education"), hint=N_("Example: B.Tech"), optional=True),
        Field("languages", Line(255), N_("Languages"), hint=N_("Example: English, Hindi"), optional=True),
    ),
)
_WORDS = Page(
    "words",
    N_("Description"),
    (
        Field("description", LongText(), N_("What is the work?"), hint=N_("Tasks, team, what success means")),
        Field("more", YesNo(), N_("Add probation, bond, visa or benefits?")),
    ),
)
_MORE = Page(
    "more",
    N_("Conditions"),
    (
        Field(
            "probation_period", Line(30), N_("Probation"), hint=N_("Example: 3 months, paid"), optional=True
        ),
        Field("bond", Line(), N_("Bond"), optional=True),
        Field("visa_status", Line(100), N_("Visa"), optional=True),
        Field("passport_required", YesNo(), N_("Passport needed"), optional=True),
        Field("other_benefits", Line(), N_("Other benefits"), optional=True),
        Field("decision_maker", Line(150), N_("Who decides on hires"), optional=True),
    ),
    when=_wants_more,
)
_DECIDER = Page(
    "decider",
    N_("Who decides"),
    (Field("decision_maker_email", Email(), N_("E-mail of who decides"), optional=True),),
    when=lambda given: given.yes("more") and bool(given.text("decision_maker")),
)


def _skills(items: Sequence[Answers]) -> tuple[SkillOrder, ...]:
    return tuple(_skill(item) for item in items)


def _skill(item: Answers) -> SkillOrder:
    kind, value = read_metric(item.text("amount") or "")
    return SkillOrder(item.text("skill") or "", item.text("weight") == MUST, kind, value)


def _locations(items: Sequence[Answers]) -> tuple[LocationOrder, ...]:
    return tuple(
        LocationOrder(
            item.text("city") or "", item.whole("seats") or 0, WorkMode(item.text("work_mode") or "office")
        )
        for item in items
    )


def _problem(check: Callable[[], None]) -> Text | None:
    try:
        check()
    except Refusal as refusal:
        return refusal.text
    return None


def _skill_line(item: Answers, words: Words) -> str:
    weight = words(N_("must have") if item.text("weight") == MUST else N_("nice to have"))
    return " · ".join(part for part in (item.text("skill"), weight, item.text("amount")) if part)


def _location_line(item: Answers, words: Words) -> str:
    mode = words(WORK_MODES[WorkMode(item.text("work_mode") or "office")])
    return f"{item.text('city') or ''} × {item.whole('seats') or 0} · {mode}"


def _round_line(item: Answers, words: Words) -> str:
    mode = words(INTERVIEW_MODES[InterviewMode(item.text("mode") or "online")])
    return f"{item.label('interviewer')} · {mode}"


_SKILLS = Repeat(
    "skills",
    N_("Skill"),
    (
        Field("skill", Line(100), N_("Skill"), hint=N_("One at a time, e.g. Python")),
        Field(
            "weight", among((MUST, N_("Must have")), (NICE, N_("Nice to have"))), N_("How much it matters")
        ),
        Field("amount", Line(60), N_("How much of it"), hint=N_("Example: 8/10, or 5 years"), optional=True),
    ),
    N_("Add another skill"),
    _skill_line,
    most=MOST_SKILLS,
    check=lambda items: _problem(lambda: check_skills(_skills(items))),
)
_LOCATIONS = Repeat(
    "locations",
    N_("Location"),
    (
        Field("city", Line(100), N_("City"), hint=N_("Example: Pune")),
        Field("seats", Number(1, 1000), N_("Seats"), hint=N_("How many people you want there")),
        Field("work_mode", one_of(WORK_MODES), N_("Where the work is done")),
    ),
    N_("Add another location"),
    _location_line,
    most=MOST_LOCATIONS,
    check=lambda items: _problem(lambda: check_locations(_locations(items))),
)
_ROUNDS = Repeat(
    "rounds",
    N_("Interview round"),
    (
        Field("interviewer", Pick(INTERVIEWERS), N_("Interviewer"), hint=N_("New ones join with /invite")),
        Field("mode", one_of(INTERVIEW_MODES), N_("How they meet")),
        Field("type", one_of(INTERVIEW_TYPES), N_("What it is about")),
    ),
    N_("Add another round"),
    _round_line,
    most=MOST_ROUNDS,
)


def job_sections(given: Answers) -> Sequence[Section]:
    """All pages, in the order a person would tell it."""
    return (_start(given), _PAY, _DAYS, _WORDS, _MORE, _DECIDER, _SKILLS, _LOCATIONS, _ROUNDS)


def order_of(given: Answers) -> JobOrder:
    """The order these answers make."""
    deadline = given.day("deadline")
    assert deadline is not None, "the engine submits complete answers only"
    return JobOrder(
        connection_id=given.picked("connection") or 0,
        title=given.text("title") or "",
        description=given.text("description") or "",
        ctc_min=given.number("ctc_min") or Decimal(0),
        ctc_max=given.number("ctc_max") or Decimal(0),
        experience_min=given.number("experience_min") or Decimal(0),
        experience_max=given.number("experience_max") or Decimal(0),
        deadline=deadline,
        locations=_locations(given.items("locations")),
        skills=_skills(given.items("skills")),
        rounds=tuple(_round(item) for item in given.items("rounds")),
        job_type=JobType(given.text("job_type") or "full_time"),
        job_level=JobLevel(given.text("job_level") or "mid"),
        is_rotational=given.yes("is_rotational"),
        working_days_per_week=given.whole("working_days"),
        passport_required=given.yes("passport_required"),
        **{name: given.text(name) or "" for name in _PLAIN},
    )


_PLAIN = (
    "department",
    "industry",
    "time_period",
    "notice_period",
    "shift",
    "qualifications",
    "languages",
    "probation_period",
    "bond",
    "visa_status",
    "other_benefits",
    "decision_maker",
    "decision_maker_email",
)


def _round(item: Answers) -> RoundOrder:
    return RoundOrder(
        item.picked("interviewer") or 0,
        InterviewMode(item.text("mode") or "online"),
        InterviewType(item.text("type") or "technical"),
    )
