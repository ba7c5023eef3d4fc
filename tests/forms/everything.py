"""A small form with every kind of question, and what was submitted by it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from tortoise import connections

from bot.forms import kinds
from bot.forms.answers import Answers
from bot.forms.form import Field, Form, Page, Repeat, Section, Submission
from bot.forms.kinds import Option, Source
from bot.forms.setting import Setting
from core.kit.actor import Actor, Role
from core.kit.card import Card, Fact
from core.kit.errors import InvalidValue, WrongState
from core.kit.words import Text, Words

TOWNS = 1000
SUBMITTED: list[Submission] = []

_SEARCH = """
SELECT n, 'Town ' || lpad(n::text, 4, '0') AS label FROM generate_series(1, $1) AS n
WHERE 'Town ' || lpad(n::text, 4, '0') ILIKE '%' || $2 || '%' ORDER BY n OFFSET $3 LIMIT $4
"""


async def _search(actor: Actor, typed: str, answers: Answers, offset: int, limit: int) -> Sequence[Option]:
    rows = await connections.get("default").execute_query_dict(_SEARCH, [TOWNS, typed, offset, limit])
    return [Option(str(row["n"]), row["label"], f"number {row['n']}") for row in rows]


async def _find(actor: Actor, value: str) -> Option | None:
    known = value.isascii() and value.isdigit() and 1 <= int(value) <= TOWNS
    return Option(value, f"Town {int(value):04}") if known else None


async def _again(actor: Actor, values: Sequence[str], answers: Answers) -> Sequence[Option]:
    found = [await _find(actor, one) for one in values]
    return [one for one in found if one is not None]


TOWN = Source(_search, _find, _again)
COLOURS = (Option("red", "Red"), Option("green", "Green"), Option("blue", "Blue"))
TOOLS = (Option("pen", "Pen"), Option("ink", "Ink"), Option("quill", "Quill"))


def _not_before_start(value: str, answers: Answers, setting: Setting) -> Text | None:
    start = answers.raw("day")
    return Text("This is before the first day.") if start and value < start else None


def _stops(items: list[Answers]) -> Text | None:
    names = [item.text("place") for item in items]
    return Text("Two stops have the same place.") if len(set(names)) < len(names) else None


def _stop(item: Answers, words: Words) -> str:
    return f"{item.text('place')} for {item.whole('nights')} nights"


def _lines(answers: Answers, words: Words) -> Iterable[str]:
    return ("Read this first.",)


def sections(answers: Answers) -> Sequence[Section]:
    """Three pages, a repeat, and a page only for those who fly."""
    return (
        Page(
            "words",
            "Words",
            (
                Field("title", kinds.Line(most=60, least=3), "Title", "What is it called?", "Some words."),
                Field("story", kinds.LongText(most=2000), "Story", optional=True),
                Field("email", kinds.Email(), "E-mail"),
                Field("phone", kinds.Phone(), "Phone"),
            ),
            lines=_lines,
        ),
        Page(
            "sizes",
            "Sizes",
            (
                Field("people", kinds.Number(1, 12), "People", suggest=lambda answers: 2),
                Field("weight", kinds.Number(0, 500, places=2), "Weight"),
                Field("price", kinds.Sum(high=Decimal(10_000_000)), "Price"),
                Field("day", kinds.Day(from_today=0), "First day"),
                Field("until", kinds.Day(from_today=0), "Last day", check=_not_before_start),
                Field("starts", kinds.Moment(), "Starts"),
            ),
        ),
        Page(
            "choices",
            "Choices",
            (
                Field("flies", kinds.YesNo(), "Do you fly?"),
                Field("colour", kinds.Choice(COLOURS), "Colour"),
                Field("tools", kinds.Several(TOOLS), "Tools"),
                Field("town", kinds.Pick(TOWN), "Town"),
                Field("visited", kinds.PickSeveral(TOWN, least=1, most=5), "Visited"),
                Field("paper", kinds.File(), "Paper"),
            ),
        ),
        Page(
            "flight",
            "Flight",
            (Field("airline", kinds.Line(), "Airline"),),
            when=lambda answers: answers.yes("flies"),
        ),
        Repeat(
            "stops",
            "Stop",
            (Field("place", kinds.Line(), "Place"), Field("nights", kinds.Number(1, 30), "Nights")),
            "Add a stop",
            _stop,
            most=4,
            check=_stops,
        ),
    )


async def submit(given: Submission) -> Card:
    """Refuse two things a use-case alone could know; keep the rest."""
    if given.answers.text("title") == "taken":
        raise InvalidValue("title", "“taken” is taken. Choose another title.")
    if given.answers.text("title") == "never":
        raise WrongState("This is never possible.")
    SUBMITTED.append(given)
    return Card(f"Done: {given.answers.text('title')}", facts=(Fact("Key", given.key),))


FORM = Form(
    name="everything",
    title="Everything",
    description="Every kind of question there is.",
    roles=frozenset({Role.RECRUITER, Role.MANAGER}),
    sections=sections,
    submit=submit,
    submit_label="Keep it",
)
ASIDE = Form(
    name="reason",
    title="A reason",
    description="One answer, and no review.",
    roles=frozenset({Role.RECRUITER}),
    sections=lambda answers: (Page("why", "Why", (Field("why", kinds.LongText(), "Why?"),)),),
    submit=submit,
    needs_review=False,
)
