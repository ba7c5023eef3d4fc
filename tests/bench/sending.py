"""(c) A message out: its cost, and how many a second."""

from collections.abc import Mapping
from contextlib import ExitStack

from tests.bench.child import Child, child
from tests.bench.house import House
from tests.bench.inbound import CPU
from tests.bench.rounds import Rounds, Take, interleaved
from tests.bench.table import Line, at_least, at_most


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
        speeds: dict[str, list[float]] = {"worker": [], "by hand": [], "bare hand": []}
        found = await interleaved(
            rounds,
            {
                "bare": _cost(bare, {"count": count}, count),
                "transport": _cost(transport, {"count": count}, count),
                "worker": _cost(worker, {"people": people}, count, speeds["worker"]),
                "by hand": _cost(by_hand, {"people": people}, count, speeds["by hand"]),
                "bare hand": _cost(bare_hand, {"people": people}, count, speeds["bare hand"]),
            },
        )
    # The first round, which warms up, was kept as well.
    fast, by_bot, by_aiohttp = (found_[1:] for found_ in speeds.values())
    told = "messages from commit to Telegram / a loop by hand"
    return [
        at_most("message by our transport / bare aiohttp", found["transport"], found["bare"], 2.5, CPU),
        at_most(
            "message by the worker, with its outbox / bare aiohttp", found["worker"], found["bare"], 2.5, CPU
        ),
        at_least(f"{told}, same transport", fast, by_bot, 0.9, "/s"),
        at_least(f"{told}, bare aiohttp", fast, by_aiohttp, 0.9, "/s"),
    ]


def _cost(side: Child, asked: Mapping[str, object], count: int, speeds: list[float] | None = None) -> Take:
    async def take() -> float:
        found = side.works(**asked)
        if speeds is not None:
            speeds.append(count / float(found["wall"]))
        return float(found["cpu"]) / count * 1e6

    return take
