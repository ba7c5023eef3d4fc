"""Several at the same time: one of them has it, and the others hear why not."""

import asyncio

from core.kit.actor import Actor
from core.kit.errors import AlreadyDone, WrongState
from core.models import Notification, Ticket
from core.support.raise_ticket import raise_ticket
from core.support.rules import MOST_TICKETS
from core.support.take_ticket import take_ticket
from tests.stages.tickets import NEW, only_admins, raised_by, raised_ticket
from tests.world import NOW, World

ROUNDS = 10


async def test_of_five_admins_who_take_at_once_one_has_the_ticket(world: World) -> None:
    admins = [world.admin, world.foreign.admin]
    await only_admins(*admins)
    for number in range(ROUNDS):
        ticket = await raised_by(world.client, key=f"draft:{number}")
        said = await asyncio.gather(*(_take(admins[one % 2], ticket) for one in range(5)))
        assert said.count("") == 1
        assert all("look" in refusal for refusal in said if refusal)
        told = Notification.filter(subject=f"ticket:{ticket.id}", kind="ticket_taken")
        assert await told.count() == 1


async def _take(actor: Actor, ticket: Ticket) -> str:
    """What is said against it."""
    try:
        await take_ticket(actor, ticket.id, now=NOW)
    except AlreadyDone as refused:
        return str(refused)
    return ""


async def test_a_submit_pressed_eight_times_raises_one(world: World) -> None:
    raised = await asyncio.gather(*(raised_by(world.client) for _ in range(8)))
    assert len({ticket.id for ticket in raised}) == 1
    assert await Ticket.all().count() == 1


async def test_nobody_gets_past_the_limit_by_being_quick(world: World) -> None:
    await raised_ticket(world)

    async def one(number: int) -> int:
        try:
            await raise_ticket(world.client, NEW, key=f"quick:{number}", now=NOW)
        except WrongState:
            return 0
        return 1

    raised = await asyncio.gather(*(one(number) for number in range(MOST_TICKETS + 4)))
    assert sum(raised) == MOST_TICKETS - 1
