"""Two workers deliver, and one of them is killed at any moment: nothing is lost, little comes twice."""

import asyncio
import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.playground.telegram.person import TelegramPerson
from core.delivery.notify import notify
from core.kit.clock import SystemClock
from core.models import ChatIdentity, OutboxMessage, User
from core.models.enums import Channel, OutboxState
from core.notifications.jobs import JOB_APPROVED
from tests.cli.outside import Outside, outside
from tests.cli.process import Command
from tests.plugins.database import Database
from tests.torture.fleet import Fleet, fleet

PEOPLE = 25
EACH = 2
LEASE = timedelta(seconds=3)
HEALED = timedelta(seconds=2)
"""What may pass after the lease until everything that was lost is sent."""
PATIENCE = 60
ENDED = (OutboxState.SENT, OutboxState.DROPPED)


@dataclass
class Tally:
    """What all rounds together have seen."""

    killed: int = 0
    sent: int = 0
    twice: int = 0
    in_flight: int = 0
    slowest: timedelta = timedelta()


@pytest.mark.parametrize(
    "rounds", [1, pytest.param(100, marks=[pytest.mark.torture, pytest.mark.timeout(3600)])]
)
async def test_workers_killed_under_load_lose_nothing(db: Database, tmp_path: Path, rounds: int) -> None:
    chance, tally = random.Random(rounds), Tally()
    async with outside(tmp_path) as around:
        town = await settled(around)
        wanted = {
            **around.environment,
            "DATABASE_URL": db.url,
            "DELIVERY_LEASE": str(int(LEASE.total_seconds())),
        }
        async with fleet(tmp_path, wanted) as ships:
            workers = [await ships.starts("worker"), await ships.starts("worker")]
            for number in range(rounds):
                await a_round(number, around, ships, workers, town, chance, tally)
    print(  # noqa: T201 - shown by -s, and wherever the test fails
        f"{tally.killed} kills: {tally.sent} sent, {tally.twice} twice of {tally.in_flight} in flight, "
        f"last one {tally.slowest.total_seconds():.1f} s after the kill"
    )
    assert tally.killed == rounds
    assert tally.twice <= tally.in_flight


async def settled(around: Outside) -> dict[int, TelegramPerson]:
    """People with a chat in Telegram, by their number in our house."""
    town: dict[int, TelegramPerson] = {}
    for number in range(PEOPLE):
        account = around.town.telegram.person(f"Person {number}")
        await account.starts()
        user = await User.create(email=f"person{number}@example.com", name=f"Person {number}")
        chat = str(account.id)
        await ChatIdentity.create(
            user=user, channel=Channel.TELEGRAM, external_id=chat, chat_id=chat, is_primary=True
        )
        town[user.id] = account
    return town


async def a_round(
    number: int,
    around: Outside,
    ships: Fleet,
    workers: list[Command],
    town: dict[int, TelegramPerson],
    chance: random.Random,
    tally: Tally,
) -> None:
    """Tell everybody something, kill one worker on the way, and look what arrived."""
    clock = SystemClock()
    for turn in range(EACH):
        await notify(
            JOB_APPROVED,
            to=town,
            subject=f"job:{number}",
            organization_id=None,
            now=clock.now(),
            params={"title": f"Engineer {number}.{turn}.", "agency": "Banyan Talent", "job": "12"},
        )
    await _sends(around, chance.randint(1, PEOPLE))
    victim = workers.pop(chance.randrange(len(workers)))
    pid = await ships.kills(victim)
    killed_at = clock.now()
    lost = [
        one.id for one in await OutboxMessage.filter(state=OutboxState.LEASED, leased_by__contains=f":{pid}:")
    ]
    workers.append(await ships.starts("worker"))
    await _all_ended(around)
    _look(number, town, len(lost), tally)
    healed = await _healed(lost, killed_at)
    assert healed <= LEASE + HEALED
    tally.slowest = max(tally.slowest, healed)


async def _sends(around: Outside, count: int) -> None:
    """Return when so many messages more were asked to be sent."""
    async with around.town.traffic.follow() as calls, asyncio.timeout(PATIENCE):
        while count:
            call = await calls.get()
            count -= call.direction == "out" and call.method.lower() == "sendmessage"


async def _all_ended(around: Outside) -> None:
    """Look again whenever something happens in Telegram, and once a second besides."""
    async with asyncio.timeout(PATIENCE):
        while await OutboxMessage.exclude(state__in=ENDED).exists():
            with suppress(TimeoutError):
                await asyncio.wait_for(around.town.telegram.changes.next(), 1)


def _look(number: int, town: dict[int, TelegramPerson], in_flight: int, tally: Tally) -> None:
    """Each message reached each person; what came twice was on its way at the kill."""
    wanted = {f"Engineer {number}.{turn}." for turn in range(EACH)}
    twice = 0
    for account in town.values():
        heard = Counter(one for text in account.heard() for one in wanted if one in text.text)
        assert heard.keys() == wanted, "nothing is lost"
        twice += heard.total() - len(wanted)
    assert twice <= in_flight, "only what was in flight came twice"
    tally.killed += 1
    tally.sent += len(town) * EACH
    tally.twice += twice
    tally.in_flight += in_flight


async def _healed(lost: list[int], killed_at: datetime) -> timedelta:
    """How long after the kill the last message that the dead worker held was sent."""
    last = await OutboxMessage.filter(id__in=lost).order_by("-finished_at").first()
    return (last.finished_at - killed_at) if last and last.finished_at else timedelta()
