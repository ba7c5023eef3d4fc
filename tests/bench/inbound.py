"""(a) What one request costs on its way in, without the database."""

from collections.abc import Sequence
from contextlib import ExitStack

from tests.bench import requests
from tests.bench.callers import Callers, calling
from tests.bench.child import Child, child
from tests.bench.rounds import Rounds, Take, interleaved
from tests.bench.table import Line, at_most

MANY = 400
CPU = "µs CPU"


async def inbound(rounds: Rounds, platforms: int) -> list[Line]:
    """CPU per request with everybody known, against aiohttp alone."""
    api, count = f"http://127.0.0.1:{platforms}/api/", range(rounds.requests)
    last = MANY - 1
    with ExitStack() as stack:
        bare = stack.enter_context(child("bare:webhook"))
        slack, slack_many = (
            stack.enter_context(child("inbound:slack", commands=n, api=api)) for n in (1, MANY)
        )
        telegram, telegram_many = (
            stack.enter_context(child("inbound:telegram", commands=n)) for n in (1, MANY)
        )
        command = [requests.slack_command("/command_0") for _ in count]
        sides = {
            "bare": (bare, command),
            "command": (slack, command),
            "command of many": (slack_many, [requests.slack_command(f"/command_{last}") for _ in count]),
            "event": (slack, [requests.slack_event(n) for n in count]),
            "update": (telegram, [requests.telegram_command(n, "/command_0") for n in count]),
            "update of many": (
                telegram_many,
                [requests.telegram_command(n, f"/command_{last}") for n in count],
            ),
        }
        takes = {
            name: cost(server, stack.enter_context(calling(server.port)), sent)
            for name, (server, sent) in sides.items()
        }
        found = await interleaved(rounds, takes)
    names = {"command": "Slack command", "event": "Slack event", "update": "Telegram command"}
    return [
        *(
            at_most(f"{name} without database / bare aiohttp", found[key], found["bare"], 2.5, CPU)
            for key, name in names.items()
        ),
        at_most(f"Slack, {MANY} commands / 1", found["command of many"], found["command"], 1.1, CPU),
        at_most(f"Telegram, {MANY} commands / 1", found["update of many"], found["update"], 1.1, CPU),
    ]


def cost(server: Child, callers: Callers, sent: Sequence[bytes]) -> Take:
    """Microseconds of the server's processor for each of these."""

    async def take() -> float:
        before = server.cpu()
        callers.call(sent)
        return (server.cpu() - before) / len(sent) * 1e6

    return take
