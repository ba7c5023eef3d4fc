"""What a job has several of: skills, locations and rounds, asked one by one."""

from collections.abc import Callable, Sequence

from bot.asking.choosing import INTERVIEWERS, among, one_of
from bot.forms.answers import Answers
from bot.forms.form import Field, Repeat
from bot.forms.kinds import Line, Number, Pick
from core.jobs.labels import INTERVIEW_MODES, INTERVIEW_TYPES, WORK_MODES
from core.jobs.order import LocationOrder, RoundOrder, SkillOrder
from core.jobs.rules import (
    MOST_LOCATIONS,
    MOST_ROUNDS,
    MOST_SKILLS,
    check_locations,
    check_skills,
    read_metric,
)
from core.kit.errors import Refusal
from core.kit.words import N_, Text, Words
from core.models.enums import InterviewMode, InterviewType, WorkMode

MUST, NICE = "must", "nice"


def skill_orders(items: Sequence[Answers]) -> tuple[SkillOrder, ...]:
    return tuple(_skill(item) for item in items)


def _skill(item: Answers) -> SkillOrder:
    kind, value = read_metric(item.text("amount") or "")
    return SkillOrder(item.text("skill") or "", item.text("weight") == MUST, kind, value)


def location_orders(items: Sequence[Answers]) -> tuple[LocationOrder, ...]:
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


SKILLS = Repeat(
    "skills",
    N_("Skill"),
    (
        Field(
            "skill",
            Line(100),
            N_("Skill"),
            ask=N_("Which skill do you look for?"),
            hint=N_("One at a time. Example: Python"),
        ),
        Field(
            "weight",
            among((MUST, N_("Must have")), (NICE, N_("Nice to have"))),
            N_("How much it matters"),
            ask=N_("How much does it matter?"),
        ),
        Field(
            "amount",
            Line(60),
            N_("How much of it"),
            ask=N_("How much of it should the person have?"),
            hint=N_("Example: 8/10, or 5 years"),
            optional=True,
        ),
    ),
    N_("Add another skill"),
    _skill_line,
    most=MOST_SKILLS,
    check=lambda items: _problem(lambda: check_skills(skill_orders(items))),
)
LOCATIONS = Repeat(
    "locations",
    N_("Location"),
    (
        Field("city", Line(100), N_("City"), ask=N_("In which city is it?"), hint=N_("Example: Pune")),
        Field(
            "seats",
            Number(1, 1000),
            N_("Seats"),
            ask=N_("How many people do you want there?"),
            hint=N_("Example: 2"),
        ),
        Field(
            "work_mode", one_of(WORK_MODES), N_("Where the work is done"), ask=N_("Where is the work done?")
        ),
    ),
    N_("Add another location"),
    _location_line,
    most=MOST_LOCATIONS,
    check=lambda items: _problem(lambda: check_locations(location_orders(items))),
)
ROUNDS = Repeat(
    "rounds",
    N_("Interview round"),
    (
        Field(
            "interviewer",
            Pick(INTERVIEWERS),
            N_("Interviewer"),
            ask=N_("Who holds this round?"),
            hint=N_("New ones join with /invite"),
        ),
        Field("mode", one_of(INTERVIEW_MODES), N_("How they meet"), ask=N_("How do they meet?")),
        Field("type", one_of(INTERVIEW_TYPES), N_("What it is about"), ask=N_("What is the round about?")),
    ),
    N_("Add another round"),
    _round_line,
    most=MOST_ROUNDS,
)


def round_orders(items: Sequence[Answers]) -> tuple[RoundOrder, ...]:
    return tuple(_round(item) for item in items)


def _round(item: Answers) -> RoundOrder:
    return RoundOrder(
        item.picked("interviewer") or 0,
        InterviewMode(item.text("mode") or "online"),
        InterviewType(item.text("type") or "technical"),
    )
