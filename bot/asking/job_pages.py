"""The pages of posting a job."""

from collections.abc import Sequence

from bot.asking.choosing import CONNECTIONS, among, one_of
from bot.asking.job_checks import band_lines, fits_bands, not_below
from bot.asking.job_parts import LOCATIONS, ROUNDS, SKILLS
from bot.asking.pay import YEARLY, is_yearly
from bot.forms.answers import Answers
from bot.forms.form import Field, Page, Section
from bot.forms.kinds import Day, Email, Line, LongText, Number, Pick, YesNo
from core.jobs.labels import JOB_LEVELS, JOB_TYPES
from core.kit.words import N_
from core.models.enums import JobType

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


def _start(other: str) -> Page:
    return Page(
        "start",
        N_("The role"),
        (
            Field("connection", Pick(CONNECTIONS), other, hint=N_("Only where the terms are agreed.")),
            Field(
                "title",
                Line(),
                N_("Job title"),
                ask=N_("What is the job called?"),
                hint=N_("Example: Senior Backend Engineer"),
            ),
            Field(
                "department",
                Line(100),
                N_("Department"),
                ask=N_("Which department is it in?"),
                hint=N_("Example: Platform"),
            ),
            Field(
                "industry",
                Line(255),
                N_("Industry"),
                ask=N_("Which industry is it?"),
                hint=N_("Example: Robotics"),
            ),
            Field("job_type", one_of(JOB_TYPES), N_("Type"), ask=N_("What kind of employment is it?")),
            Field("job_level", one_of(JOB_LEVELS), N_("Level"), ask=N_("How senior is the role?")),
        ),
    )


# Made once: the sections are asked for in every turn.
_BY_CLIENT, _BY_MANAGER = _start(N_("Agency")), _start(N_("Client"))
_PAY = Page(
    "pay",
    N_("Pay and experience"),
    (
        Field(
            "ctc_min",
            YEARLY,
            N_("Lowest yearly CTC"),
            ask=N_("What is the lowest yearly CTC?"),
            hint=N_("Example: 8 lakh, 8.5 LPA or 800000"),
            check=is_yearly,
        ),
        Field(
            "ctc_max",
            YEARLY,
            N_("Highest yearly CTC"),
            ask=N_("And the highest yearly CTC?"),
            hint=N_("Inside the bands above"),
            check=fits_bands,
        ),
        Field(
            "experience_min",
            _YEARS,
            N_("Experience from, years"),
            ask=N_("How many years of experience at least?"),
            hint=N_("0 for beginners"),
        ),
        Field(
            "experience_max",
            _YEARS,
            N_("Experience to, years"),
            ask=N_("And at most?"),
            check=not_below("experience_min"),
        ),
        Field(
            "notice_period", _NOTICES, N_("Notice period"), ask=N_("Which notice period can you wait for?")
        ),
        Field(
            "time_period",
            Line(50),
            N_("For how long"),
            ask=N_("For how long is it?"),
            hint=N_("Example: 6 months"),
            when=_is_limited,
        ),
    ),
    lines=band_lines,
)
_DAYS = Page(
    "days",
    N_("Working time and deadline"),
    (
        Field("shift", _SHIFTS, N_("Shift"), ask=N_("Which shift is it?")),
        Field("is_rotational", YesNo(), N_("Rotating shifts"), ask=N_("Do the shifts rotate?")),
        Field(
            "working_days",
            Number(1, 7),
            N_("Working days a week"),
            ask=N_("How many working days has the week?"),
            hint=N_("1 to 7"),
        ),
        Field(
            "deadline",
            Day(from_today=0),
            N_("Deadline"),
            ask=N_("Until when do you take profiles?"),
            hint=N_("Example: 31 May"),
        ),
        Field(
            "qualifications",
            Line(255),
            N_("Education"),
            ask=N_("Which education do you ask for?"),
            hint=N_("Example: B.Tech"),
            optional=True,
        ),
        Field(
            "languages",
            Line(255),
            N_("Languages"),
            ask=N_("Which languages should the person speak?"),
            hint=N_("Example: English, Hindi"),
            optional=True,
        ),
    ),
)
_WORDS = Page(
    "words",
    N_("Description"),
    (
        Field(
            "description",
            LongText(),
            N_("The work"),
            ask=N_("What is the work?"),
            hint=N_("Tasks, team, what success means"),
        ),
        Field("more", YesNo(), N_("More conditions"), ask=N_("Add probation, bond, visa or benefits?")),
    ),
)
_MORE = Page(
    "more",
    N_("Conditions"),
    (
        Field(
            "probation_period",
            Line(30),
            N_("Probation"),
            ask=N_("Is there a probation?"),
            hint=N_("Example: 3 months, paid"),
            optional=True,
        ),
        Field("bond", Line(), N_("Bond"), ask=N_("Is there a bond?"), optional=True),
        Field("visa_status", Line(100), N_("Visa"), ask=N_("Is a visa needed, or offered?"), optional=True),
        Field(
            "passport_required",
            YesNo(),
            N_("Passport needed"),
            ask=N_("Does the person need a passport?"),
            optional=True,
        ),
        Field(
            "other_benefits",
            Line(),
            N_("Other benefits"),
            ask=N_("Which other benefits are there?"),
            optional=True,
        ),
        Field(
            "decision_maker",
            Line(150),
            N_("Who decides on hires"),
            ask=N_("Who decides on hires?"),
            optional=True,
        ),
    ),
    when=_wants_more,
)
_DECIDER = Page(
    "decider",
    N_("Who decides"),
    (
        Field(
            "decision_maker_email",
            Email(),
            N_("E-mail of who decides"),
            ask=N_("What is the e-mail of who decides?"),
            optional=True,
        ),
    ),
    when=lambda given: given.yes("more") and bool(given.text("decision_maker")),
)


def job_sections(given: Answers) -> Sequence[Section]:
    """All pages, in the order a person would tell it."""
    start = _BY_MANAGER if given.facts.get("role") == "manager" else _BY_CLIENT
    return (start, _PAY, _DAYS, _WORDS, _MORE, _DECIDER, SKILLS, LOCATIONS, ROUNDS)
