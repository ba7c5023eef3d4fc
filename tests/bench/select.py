"""(e) One search of an external select: among very many people against among some."""

from contextlib import ExitStack
from statistics import median, quantiles

from tests import crowd
from tests.bench import requests
from tests.bench.callers import Callers, calling
from tests.bench.child import child
from tests.bench.house import House
from tests.bench.rounds import Rounds
from tests.bench.table import Line, at_most, within

QUESTION = "rounds.0.interviewer"
MOST_WAIT = 3_000
"""Milliseconds after which Slack gives up (docs.slack.dev, block suggestion payload)."""


async def select(rounds: Rounds, house: House, platforms: int) -> list[Line]:
    """Milliseconds until the names that begin as typed are in the modal."""
    few, many = rounds.choices
    with ExitStack() as stack:
        ours = stack.enter_context(child("turns:house", url=house.url, platforms=platforms))
        callers = stack.enter_context(calling(ours.port, 1))
        try:
            await crowd.interviewers(house.owner, few)
            among_few = await _taken(house, callers, rounds, few)
            await crowd.interviewers(house.owner, many - few, after=few)
            among_many = await _taken(house, callers, rounds, many)
        finally:
            await crowd.leave(house.owner)
    last = [one for taken in among_many for one in taken]
    slow, quick = ([median(taken) for taken in side] for side in (among_many, among_few))
    return [
        at_most(f"a search among {many:,} people / among {few:,}", slow, quick, 1.5, "ms p50"),
        within(f"a search among {many:,} people, p99", quantiles(last, n=100)[-1], MOST_WAIT, "ms"),
    ]


async def _taken(house: House, callers: Callers, rounds: Rounds, among: int) -> list[list[float]]:
    """Milliseconds of each search, by rounds after a first one that does not count."""
    draft, who = await house.drafts(1), house.in_slack
    found: list[list[float]] = []
    for number in range(rounds.rounds + 1):
        sought = [1 + (number * rounds.turns + one) * 7 % among for one in range(rounds.turns)]
        names = [await house.owner.fetchval(f"SELECT {crowd.name_of(one)}") for one in sought]
        told = [
            requests.slack_search(who.workspace, who.external_id, f"{draft}.0", QUESTION, name[:6])
            for name in names
        ]
        found.append([taken * 1000 for taken in callers.time(told)])
    if not all(name.encode() in body for name, body in zip(names, callers.call(told), strict=True)):
        raise RuntimeError("a name was not found")
    return found[1:]
