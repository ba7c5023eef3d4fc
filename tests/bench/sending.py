"""(c) A message out: its cost, and how many a second."""

from collections.abc import Mapping
from contextlib import ExitStack
from importlib import import_module

from tests.bench.child import Child, child
from tests.bench.house import House
from tests.bench.inbound import CPU
from tests.bench.rounds import Rounds, Take, interleaved
from tests.bench.table import Line, at_least, at_most

AIMS = {"loop": 0.9, "pgqueuer": 1.4, "procrastinate": 10.0}
"""How many times as fast as each ours should be, where both do the same."""
PEERS = {"pgqueuer": 1, "procrastinate": 8}
"""Queues of others, and by how much fewer messages each is given."""
NAMED = {"loop": "a loop by hand"}
DOES = {True: "doing the same", False: "only sending and marking"}
NEEDED = {"procrastinate": ("psycopg",)}
"""What they are there without, and yet not able to run."""


async def sending(rounds: Rounds, house: House, platforms: int) -> list[Line]:
    """To a server that answers at once: nothing but our own work is in the way."""
    api, count = f"http://127.0.0.1:{platforms}/bot", rounds.messages
    people = await house.people(count)
    with ExitStack() as stack:
        bare = stack.enter_context(child("sending:bare", api=api))
        transport = stack.enter_context(child("sending:transport", api=api))
        worker = stack.enter_context(child("sending:worker", url=house.url, api=api))
        others = {
            (name, whole): stack.enter_context(
                child(f"{where}:{name}", owner_url=house.owner_url, api=api, whole=whole)
            )
            for whole in (True, False)
            for name, where in (("loop", "handmade"), *((peer, "queues") for peer in PEERS))
            if not _missing(name)
        }
        fast: list[float] = []
        theirs: dict[tuple[str, bool], list[float]] = {other: [] for other in others}
        sides = {
            "bare": _cost(bare, {"count": count}, count),
            "transport": _cost(transport, {"count": count}, count),
            "worker": _cost(worker, {"people": people}, count, fast),
        }
        for other, side in others.items():
            some = people[: _some(other[0], count)]
            sides[" ".join(map(str, other))] = _cost(side, {"people": some}, len(some), theirs[other])
        found = await interleaved(rounds, sides, between=house.settled)
    # The first round, which warms up, was kept as well.
    return [
        at_most("message by our transport / bare aiohttp", found["transport"], found["bare"], 2.5, CPU),
        at_most(
            "message by the worker, with its outbox / bare aiohttp", found["worker"], found["bare"], 2.5, CPU
        ),
        *(
            _beside(name, whole, fast[1:], theirs.get((name, whole), [])[1:])
            for whole in (True, False)
            for name in AIMS
        ),
    ]


def _beside(name: str, whole: bool, fast: list[float], theirs: list[float]) -> Line:
    told = f"messages from commit to Telegram / {NAMED.get(name, name)}, {DOES[whole]}"
    if not theirs:
        return Line(told, f"not measured: {_missing(name)}")
    return at_least(told, fast, theirs, AIMS[name] if whole else None, "/s")


def _missing(name: str) -> str:
    """Why this queue cannot run on this machine; empty where it can."""
    try:
        for module in (name, *NEEDED.get(name, ())) if name in PEERS else ():
            import_module(module)
    except ImportError as error:
        return str(error)
    return ""


def _some(peer: str, count: int) -> int:
    """How many messages this one is given, so that the slowest of all takes no longer than the others."""
    return max(1, count // PEERS.get(peer, 1))


def _cost(side: Child, asked: Mapping[str, object], count: int, speeds: list[float] | None = None) -> Take:
    async def take() -> float:
        found = side.works(**asked)
        if speeds is not None:
            speeds.append(count / float(found["wall"]))
        return float(found["cpu"]) / count * 1e6

    return take
