"""(c) A message out: its cost, and how many a second."""

from collections.abc import Mapping
from contextlib import ExitStack
from importlib import import_module

from tests.bench.child import Child, child
from tests.bench.house import House
from tests.bench.inbound import CPU
from tests.bench.rounds import Rounds, Take, interleaved
from tests.bench.table import Line, at_least, at_most

PEERS = {"pgqueuer": (1, 1.4), "procrastinate": (8, 10.0)}
"""Queues of others: by how much fewer messages each is given, and how much faster ours should be."""
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
        by_hand, bare_hand = (
            stack.enter_context(child("sending:handmade", owner_url=house.owner_url, api=api, by_bot=by_bot))
            for by_bot in (True, False)
        )
        peers = {
            name: stack.enter_context(child(f"queues:{name}", owner_url=house.owner_url, api=api))
            for name in PEERS
            if not _missing(name)
        }
        speeds: dict[str, list[float]] = {name: [] for name in ("worker", "by hand", "bare hand", *PEERS)}
        found = await interleaved(
            rounds,
            {
                "bare": _cost(bare, {"count": count}, count),
                "transport": _cost(transport, {"count": count}, count),
                "worker": _cost(worker, {"people": people}, count, speeds["worker"]),
                "by hand": _cost(by_hand, {"people": people}, count, speeds["by hand"]),
                "bare hand": _cost(bare_hand, {"people": people}, count, speeds["bare hand"]),
                **{
                    name: _cost(
                        peer, {"people": people[: _some(name, count)]}, _some(name, count), speeds[name]
                    )
                    for name, peer in peers.items()
                },
            },
        )
    # The first round, which warms up, was kept as well.
    fast, by_bot, by_aiohttp = (speeds[name][1:] for name in ("worker", "by hand", "bare hand"))
    told = "messages from commit to Telegram / a loop by hand"
    return [
        at_most("message by our transport / bare aiohttp", found["transport"], found["bare"], 2.5, CPU),
        at_most(
            "message by the worker, with its outbox / bare aiohttp", found["worker"], found["bare"], 2.5, CPU
        ),
        at_least(f"{told}, same transport", fast, by_bot, 0.9, "/s"),
        at_least(f"{told}, bare aiohttp", fast, by_aiohttp, 0.9, "/s"),
        *(_beside(name, fast, speeds[name][1:]) for name in PEERS),
    ]


def _beside(peer: str, fast: list[float], theirs: list[float]) -> Line:
    told, (_, aim) = f"messages from commit to Telegram / {peer}", PEERS[peer]
    return (
        at_least(told, fast, theirs, aim, "/s") if theirs else Line(told, f"not measured: {_missing(peer)}")
    )


def _missing(peer: str) -> str:
    """Why this queue cannot run on this machine; empty where it can."""
    try:
        for module in (peer, *NEEDED.get(peer, ())):
            import_module(module)
    except ImportError as error:
        return str(error)
    return ""


def _some(peer: str, count: int) -> int:
    """How many messages this one is given, so that the slowest of all takes no longer than the others."""
    return max(1, count // PEERS[peer][0])


def _cost(side: Child, asked: Mapping[str, object], count: int, speeds: list[float] | None = None) -> Take:
    async def take() -> float:
        found = side.works(**asked)
        if speeds is not None:
            speeds.append(count / float(found["wall"]))
        return float(found["cpu"]) / count * 1e6

    return take
