"""Choices: the closed lists as buttons, and the sources of agencies, people and places."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from bot.forms.answers import Answers
from bot.forms.kinds import Again, Choice, Option, Search, Source
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
        found = _options(await query(actor, only=(key,))) if key else []
        return found[0] if found else None

    return find


Listed = Callable[..., Awaitable[list[Option]]]
"""(actor, answers, typed, offset, limit, only) → a page of what can be chosen among these answers."""


def _searched(listed: Listed) -> Search:
    async def search(actor: Actor, typed: str, answers: Answers, offset: int, limit: int) -> Sequence[Option]:
        return await listed(actor, answers, typed=typed, offset=offset, limit=limit)

    return search


def _again(listed: Listed) -> Again:
    """The same choices, of which only some are asked for: those used before."""

    async def again(actor: Actor, values: Sequence[str], answers: Answers) -> Sequence[Option]:
        return await listed(actor, answers, only=[_key(one) for one in values], limit=len(values))

    return again


async def _connections(actor: Actor, answers: Answers, **page: Any) -> list[Option]:
    return _options(await connections_to_choose(actor, **page))


async def _interviewers(actor: Actor, answers: Answers, **page: Any) -> list[Option]:
    connection = Answers(answers.values, answers.facts).picked("connection") or 0
    return _options(await interviewers_to_choose(actor, connection_id=connection, **page))


async def _recruiters(actor: Actor, answers: Answers, **page: Any) -> list[Option]:
    return _options(await recruiters_to_choose(actor, **page))


async def _job_locations(actor: Actor, *, only: Sequence[int] = (), job: int = 0, **page: Any) -> list[Named]:
    found = await locations_to_staff(actor, job, only=only[0] if only else 0, **page)
    return [Named(one.id, one.location) for one in found]


async def _locations(actor: Actor, typed: str, answers: Answers, offset: int, limit: int) -> list[Option]:
    job = int(answers.facts.get("job", 0))
    return _options(await _job_locations(actor, job=job, typed=typed, offset=offset, limit=limit))


async def _open_places(actor: Actor, *, only: Sequence[int] = (), **page: Any) -> list[Named]:
    found = await my_places(actor, only=only, **page)
    return [Named(one.id, f"{one.title}, {one.city}", one.client) for one in found]


async def _places(actor: Actor, answers: Answers, **page: Any) -> list[Option]:
    today = answers.facts.get("today")
    day = date.fromisoformat(today) if today else None
    return _options(await _open_places(actor, open_on=day, **page))


CONNECTIONS = Source(_searched(_connections), _found_by(connections_to_choose), _again(_connections))
INTERVIEWERS = Source(_searched(_interviewers), _found_by(interviewers_to_choose), _again(_interviewers))
RECRUITERS = Source(_searched(_recruiters), _found_by(recruiters_to_choose), _again(_recruiters))
LOCATIONS = Source(_locations, _found_by(_job_locations))
PLACES = Source(_searched(_places), _found_by(_open_places), _again(_places))


def picked(value: int, label: str) -> dict[str, str]:
    """An answer as a source's pick is kept."""
    return {"value": str(value), "label": label}
