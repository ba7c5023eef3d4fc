"""A workspace installs the app, or removes it, while others are at the same rows."""

import asyncio

import pytest

from core.delivery.closed_chat import close_chat
from core.delivery.lane_names import address_of
from core.kit.crypto import Secrets
from core.kit.transaction import transaction
from core.models import ChatIdentity, DeliveryLane, SlackInstallation, User
from core.people.binding import bind
from core.people.identify import Visitor
from core.workspaces.end_installation import end_installation
from core.workspaces.keep_installation import Installed, keep_installation
from core.workspaces.tokens import opened_token
from tests.plugins.database import Database
from tests.world import NOW, World

TEAM, LANE = "T0MUMBAI", "slack:T0MUMBAI:D0MAYA"
ROUNDS = 5


@pytest.fixture
def secrets() -> Secrets:
    return Secrets([Secrets.new_key()])


async def test_of_several_who_install_at_once_one_is_the_first(db: Database, secrets: Secrets) -> None:
    for number in range(ROUNDS):
        team = f"{TEAM}{number}"
        found = Installed(team, "Mumbai", "xoxb-1", "U0BOT", "chat:write", "U0NINA")
        kept = await asyncio.gather(*(keep_installation(found, secrets, now=NOW) for _ in range(4)))
        assert sorted(kept) == [False, False, False, True]
        row = await SlackInstallation.get(team_id=team)
        assert opened_token(secrets, team, row.bot_token_encrypted) == "xoxb-1"


async def test_a_removal_waits_for_a_worker_and_not_crosswise(world: World) -> None:
    """A worker whose message was refused holds the lane, and then closes its chat."""
    maya = await User.get(id=world.manager.user_id)
    await bind(
        Visitor(channel="slack", workspace=TEAM, external_id="U0MAYA", chat_id="D0MAYA"), maya, now=NOW
    )
    await DeliveryLane.create(key=LANE, bucket="slack", next_at=NOW)
    held = asyncio.Event()
    await asyncio.gather(_closes_chat(held), _removed(held))
    assert await ChatIdentity.filter(workspace=TEAM, is_blocked=False).count() == 0
    assert (await DeliveryLane.get(key=LANE)).state == "blocked"


# Not pg_stat_activity: a transaction goes on seeing there who was connected when it looked first.
_WAITS = "SELECT 1 FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid"
"""Somebody waits for this very transaction."""


async def _closes_chat(held: asyncio.Event) -> None:
    async with transaction() as worker:
        await worker.execute_query("UPDATE delivery_lanes SET failures = 1 WHERE key = $1", [LANE])
        held.set()
        while not await worker.execute_query_dict(_WAITS):
            continue
        await close_chat(address_of(LANE), now=NOW)


async def _removed(held: asyncio.Event) -> None:
    await held.wait()
    await end_installation(TEAM, told_at=NOW, now=NOW)
