"""(g) A press while everybody's digest is on its way."""

from contextlib import ExitStack

import orjson

from core.models.enums import Priority
from tests.bench import outbox
from tests.bench.callers import calling
from tests.bench.child import THEIRS, child
from tests.bench.house import House
from tests.bench.sides.sending import PARAMS
from tests.bench.table import Line, within
from tests.bench.turn import Presses

LONGEST = 100.0


async def press(house: House, presses: int, digests: int, chats: int) -> list[Line]:
    """One press after the other at a house whose worker sends as fast as the limits allow."""
    people, turns = await house.people(chats), Presses(house, presses)
    await outbox.emptied(house)
    params = orjson.dumps(PARAMS).decode()
    await outbox.cards(house, people, digests // chats, params, priority=Priority.DIGEST)
    with ExitStack() as stack:
        server = stack.enter_context(child("limits:telegram", on=THEIRS))
        first, requests = await turns.written()
        ours = stack.enter_context(child("pacing:house", url=house.url, platforms=server.port))
        callers = stack.enter_context(calling(ours.port, 1))
        waited = sorted(callers.time(requests))
        sent = server.works(forget=False)["accepted"]
    await turns.check(first)
    await outbox.emptied(house)
    if not sent:
        raise RuntimeError("no digest was sent meanwhile")
    p99 = waited[int(len(waited) * 0.99)] * 1000
    return [
        within(f"press in Telegram while {digests:,} digests wait, p99", p99, LONGEST, "ms"),
        Line("digests sent meanwhile", f"{sent / sum(waited):.1f} /s"),
    ]
