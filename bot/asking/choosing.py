"""Choices: the closed lists as buttons, and the sources of agencies, people and places."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from bot.forms.answers import Answers
from bot.forms.kinds import Choice, Option, Source
from core.jobs.assignments import my_places
from core.jobs.choices import (
    Named,
    connections_to_choose,
    interviewers_to_choose,
    locations_to_staff,
    recruiters_to_choose,
)
from core.kit.actor import Actor

E = TypeVar("E", bound=StrEnum)


def one_of(labels: Mapping[E, str]) -> Choice:
    """A closed list as a choice."""
    return Choice(tuple(Option(value.value, label) for value, label in labels.items()))


def among(*pairs: tuple[str, str]) -> Choice:
    """A few values with their labels as a choice."""
    return Choice(tuple(Option(value, label) for value, label in pairs))


def _options(found: Sequence[Named]) -> list[Option]:
    return [Option(str(one.id), one.name[:75], one.note[:75]) for one in found]


def _key(value: str) -> int:
    """A row id out of what a platform sent back; 0 finds nothing."""
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 18 else 0


def _found_by(
    query: Callable[..., Awaitable[Sequence[Any]]],
) -> Callable[[Actor, str], Awaitable[Option | None]]:
    async def find(actor: Actor, value: str) -> Option | None:
        key = _key(value)
        found = _options(await query(actor, only=key)) if key else []
        return found[0] if found else None

    return find


async def _connections(actor: Actor, typed: str, answers: Answers, offset: int, limit: int) -> list[Option]:
    return _options(await connections_to_choose(actor, typed=typed, offset=offset, limit=limit))


async def _interviewers(actor: Actor, typed: str, answers: Answers, offset: int, limit: int) -> list[Option]:
    whole = Answers(answers.values, answers.facts)
    connection = whole.picked("connection") or 0
    found = await interviewers_to_choose(
        actor, connection_id=connection, typed=typed, offset=offset, limit=limit
    )
    return _options(found)


async def _recruiters(actor: Actor, typed: str, answers: Answers, offset: int, limit: int) -> list[Option]:
    return _options(await recruiters_to_choose(actor, typed=typed, offset=offset, limit=limit))


async def _job_locations(actor: Actor, *, only: int = 0, job: int = 0, **page: Any) -> list[Named]:
    found = await locations_to_staff(actor, job, only=only, **page)
    return [Named(one.id, one.location) for one in found]


async def _locations(actor: Actor, typed: str, answers: Answers, offset: int, limit: int) -> list[Option]:
    job = int(answers.facts.get("job", 0))
    return _options(await _job_locations(actor, job=job, typed=typed, offset=offset, limit=limit))


async def _open_places(actor: Actor, *, only: int = 0, **page: Any) -> list[Named]:
    found = await my_places(actor, only=only, **page)
    return [Named(one.id, f"{one.title}, {one.city}", one.client) for one in found]


async def _places(actor: Actor, typed: str, answers: Answers, offset: int, limit: int) -> list[Option]:
    today = answers.facts.get("today")
    day = date.fromisoformat(today) if today else None
    found = await _open_places(actor, typed=typed, offset=offset, limit=limit, open_on=day)
    return _options(found)


CONNECTIONS = Source(_connections, _found_by(connections_to_choose))
INTERVIEWERS = Source(_interviewers, _found_by(interviewers_to_choose))
RECRUITERS = Source(_recruiters, _found_by(recruiters_to_choose))
LOCATIONS = Source(_locations, _found_by(_job_locations))
PLACES = Source(_places, _found_by(_open_places))


def picked(value: int, label: str) -> dict[str, str]:
    """An answer as a source's pick is kept."""
    return {"value": str(value), "label": label}
