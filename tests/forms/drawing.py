"""A conversation as a diagram: what is asked, in which order, and what an answer changes."""

from collections.abc import Iterator
from itertools import pairwise

from bot.forms import kinds
from bot.forms.form import Repeat
from core.kit.words import Words
from tests.forms.exploring import Way, Ways

WORDS = Words()
BEGIN, REVIEW, END = "begin", "review", "done"


def drawn(ways: Ways) -> str:
    """One chapter of the page: who may begin it, and its ways as a Mermaid flow chart."""
    form = ways.form
    roles = ", ".join(sorted(role.value for role in form.roles)) + (
        " or nobody yet" if form.anonymous else ""
    )
    how = "a button of a card" if form.needs_subject else f"`/{form.name}`"
    lines = [f"## {WORDS(form.title)}", "", f"{WORDS(form.description)}. Begun by {how}, for: {roles}.", ""]
    return "\n".join([*lines, "```mermaid", "flowchart TD", *_chart(ways), "```", ""])


def _chart(ways: Ways) -> Iterator[str]:
    form = ways.form
    yield f'    {BEGIN}(["{form.name}"])'
    for name, section in ways.sections.items():
        asked = "<br/>".join(_questions(ways, name))
        title = _safe(WORDS(section.title))
        yield f'    {name}["<b>{title}</b><br/>{asked}"]'
        if isinstance(section, Repeat):
            yield f'    {name} -->|"{_safe(WORDS(section.add_label))}, up to {section.most}"| {name}'
    if form.needs_review:
        yield f'    {REVIEW}["<b>{_safe(WORDS("Review"))}</b><br/>every answer can be changed"]'
    yield f'    {END}(["{_safe(WORDS(form.submit_label))}"])'
    for (one, other), told in sorted(_edges(ways).items()):
        yield f'    {one} -->|"{_safe(told)}"| {other}' if told else f"    {one} --> {other}"


def _questions(ways: Ways, section: str) -> Iterator[str]:
    passing = sum(section in way.pages for way in ways.found)
    for name in ways.fields.get(section, {}):
        notes = []
        if name in ways.optional:
            notes.append("optional")
        if ways.times.get((section, name), 0) < passing:
            notes.append("if it applies")
        yield _safe(WORDS(ways.labels[name])) + (f" ({', '.join(notes)})" if notes else "")


def _edges(ways: Ways) -> dict[tuple[str, str], str]:
    """From page to page, with the answer that decides where there is more than one way on."""
    last = (REVIEW, END) if ways.form.needs_review else (END,)
    steps: dict[str, dict[str, list[Way]]] = {}
    for way in ways.found:
        stops = (BEGIN, *way.pages, *last)
        for one, other in pairwise(stops):
            steps.setdefault(one, {}).setdefault(other, []).append(way)
    return {(one, other): _why(ways, to, other) for one, to in steps.items() for other in to}


def _why(ways: Ways, ways_on: dict[str, list[Way]], other: str) -> str:
    if len(ways_on) == 1:
        return ""
    if len({way.from_card for all_ in ways_on.values() for way in all_}) == 2 and all(
        len({way.from_card for way in all_}) == 1 for all_ in ways_on.values()
    ):
        return "from a card" if ways_on[other][0].from_card else "as a command"
    for name in ways.labels:
        values = {to: {way.chosen.get(name) for way in all_} for to, all_ in ways_on.items()}
        mine = values[other]
        others = set().union(*(found for to, found in values.items() if to != other))
        if None not in mine | others and not mine & others:
            told = sorted(_option(ways, name, one) for one in mine if one)
            return f"{WORDS(ways.labels[name])}: {' / '.join(told)}"
    return ""


def _option(ways: Ways, name: str, value: str) -> str:
    for fields in ways.fields.values():
        match fields.get(name):
            case kinds.Choice(options):
                return next((WORDS(one.label) for one in options if one.value == value), value)
            case _:
                continue
    return value


def _safe(text: str) -> str:
    return text.replace('"', "'").replace("|", "/").replace("\n", " ")
