"""Lists and threads of tickets: what stands first, and page after page without a gap."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.kit.errors import NotAllowed
from core.models import Message, Ticket
from core.models.enums import TicketPriority, TicketStatus
from core.support.queries import TicketPage, my_tickets, waiting_tickets
from core.support.take_ticket import take_ticket
from core.support.thread import PAGE_TEXT, thread
from tests.stages.counting import queries
from tests.stages.tickets import DESCRIPTION, NEW, raised_by, taken_ticket
from tests.world import NOW, World


async def _seven(world: World) -> list[Ticket]:
    priorities = [*TicketPriority, *list(TicketPriority)[:3]]
    return [
        await raised_by(world.client, key=f"draft:{number}", new=replace(NEW, priority=priority))
        for number, priority in enumerate(priorities)
    ]


def _ids(*pages: TicketPage) -> list[int]:
    return [line.id for page in pages for line in page.lines]


async def test_ones_own_tickets_open_first_then_the_newest(world: World) -> None:
    tickets = await _seven(world)
    await raised_by(world.recruiter)
    await Ticket.filter(id__in=[tickets[6].id, tickets[5].id]).update(status=TicketStatus.CLOSED)
    await Ticket.filter(id=tickets[0].id).update(status=TicketStatus.RESOLVED)
    first = await my_tickets(world.client)
    second = await my_tickets(world.client, after=first.next)
    order = [tickets[place].id for place in (4, 3, 2, 1, 0, 6, 5)]
    assert _ids(first, second) == order
    assert second.next is None


async def test_the_queue_shows_ones_own_then_the_urgent_then_the_old(world: World) -> None:
    tickets = await _seven(world)
    await take_ticket(world.admin, tickets[0].id, now=NOW)
    await take_ticket(world.foreign.admin, tickets[3].id, now=NOW)
    await Ticket.filter(id=tickets[6].id).update(status=TicketStatus.CLOSED)
    first = await waiting_tickets(world.admin, limit=2)
    second = await waiting_tickets(world.admin, after=first.next, limit=3)
    assert _ids(first, second) == [tickets[place].id for place in (0, 2, 1, 5, 4)]
    assert second.next is None
    with pytest.raises(NotAllowed):
        await waiting_tickets(world.manager)


async def test_a_thread_is_read_from_its_end_without_a_gap(world: World) -> None:
    ticket = await taken_ticket(world)
    texts = [f"{number}. " + "x" * (700 if number % 3 else 20) for number in range(1, 18)]
    for number, text in enumerate(texts):
        await Message.create(
            ticket_id=ticket.id,
            author_id=(world.client if number % 2 else world.admin).user_id,
            message=text,
            sent_at=NOW + timedelta(minutes=number),
        )
    read: list[str] = []
    before: int | None = 0
    while before is not None:
        page = await thread(world.client, ticket.id, before=before)
        assert sum(len(entry.text) for entry in page.entries) <= PAGE_TEXT
        read = [entry.text for entry in page.entries] + read
        before = page.earlier
    assert read == [DESCRIPTION, *texts]


async def test_a_long_thread_costs_no_more_statements(world: World) -> None:
    ticket = await taken_ticket(world)
    with queries() as short:
        await thread(world.client, ticket.id)
    for number in range(40):
        await Message.create(
            ticket_id=ticket.id, author_id=world.admin.user_id, message=f"{number}", sent_at=NOW
        )
    with queries() as long:
        await thread(world.client, ticket.id)
    assert long.count == short.count > 0
