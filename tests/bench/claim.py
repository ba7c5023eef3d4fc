"""(f) The claim, however many messages wait."""

from statistics import median

from tests.bench import outbox
from tests.bench.child import Child, child
from tests.bench.house import House
from tests.bench.table import Line, at_most

SLOWER = 1.5
TAKEN = 100
"""Messages by one claim."""


async def claim(house: House, few: int, many: int, claims: int) -> list[Line]:
    """The middle one of so many claims among few, among many, and among few once more."""
    with child("claims:ours", url=house.url) as worker:
        before = await _among_few(house, worker, few, claims)
        await outbox.work(house, many, max(few, many // 10))
        among_many = worker.works(claims=claims, batch=_batch(few))["taken"][1:]
        after = await _among_few(house, worker, few, claims)
    await outbox.emptied(house)
    found = [median(taken) * 1000 for taken in (among_many, before + after)]
    told = f"claim of {_batch(few)} among {many:,} waiting messages / among {few:,}"
    return [at_most(told, found[:1], found[1:], SLOWER, "ms p50")]


async def _among_few(house: House, worker: Child, few: int, claims: int) -> list[float]:
    """Filled up before more than half of them are taken; the first claim of a filling does not count."""
    taken: list[float] = []
    while len(taken) < claims // 2:
        await outbox.work(house, few, few)
        found = worker.works(claims=max(2, few // _batch(few) // 2), batch=_batch(few))
        taken += found["taken"][1:]
    return taken


def _batch(few: int) -> int:
    return min(TAKEN, few // 4)
