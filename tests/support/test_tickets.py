"""What a ticket takes and refuses, and which way it goes."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.kit.actor import Role
from core.kit.errors import AlreadyDone, InvalidValue, NotAllowed, NotFound, Refusal, WrongState
from core.kit.words import Words
from core.models import Notification, StoredFile, Ticket, User
from core.models.enums import TicketStatus
from core.support.hand_back_ticket import hand_back_ticket
from core.support.raise_ticket import raise_ticket
from core.support.reply_ticket import Reply, reply_ticket
from core.support.rules import MOST_REPLIES, MOST_TICKETS, TEXT, TICKET_SPAN, TITLE
from core.support.set_ticket_state import set_ticket_state
from core.support.take_ticket import take_ticket
from core.support.thread import thread
from tests.stages.tickets import (
    NEW,
    answered_ticket,
    only_admins,
    raised_by,
    raised_ticket,
    resolved_ticket,
    taken_ticket,
)
from tests.stages.told import acts, kinds_told, last_card
from tests.world import NOW, World

WRONG: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("title", {"title": "  a "}, "at least 3 characters"),
    ("title", {"title": "x" * (TITLE + 1)}, f"at most {TITLE} fit here"),
    ("description", {"description": " \n "}, "at least 1 character"),
    ("description", {"description": "x" * (TEXT + 1)}, f"at most {TEXT} fit here"),
    ("file", {"file_ids": (999,)}, "I cannot find that file"),
    ("file", {"file_ids": (1, 2, 3, 4, 5, 6)}, "At most 5 files"),
)


async def test_what_cannot_be_raised_is_told_by_field(world: World) -> None:
    for field, change, says in WRONG:
        with pytest.raises(InvalidValue) as refused:
            await raise_ticket(world.client, replace(NEW, **change), key="draft:1", now=NOW)
        assert refused.value.field == field
        assert says in Words()(refused.value.text)
        assert not await Ticket.exists()
    assert await raised_by(world.client)


async def test_a_submit_repeated_answers_with_the_same_ticket(world: World) -> None:
    first, second = await raised_by(world.client), await raised_by(world.client)
    assert first.id == second.id
    assert await Notification.filter(kind="ticket_raised", receiver_id=world.admin.user_id).count() == 1


async def test_a_flood_is_held_back_for_a_day(world: World) -> None:
    for number in range(MOST_TICKETS):
        await raised_by(world.client, key=f"draft:{number}")
    with pytest.raises(WrongState, match=f"You raised {MOST_TICKETS} tickets within a day"):
        await raised_by(world.client, key="draft:more")
    assert await raised_by(world.recruiter, key="draft:more")
    assert await raise_ticket(world.client, NEW, key="draft:more", now=NOW + TICKET_SPAN)


async def test_messages_may_not_flood_either(world: World) -> None:
    ticket = await taken_ticket(world)
    for number in range(MOST_REPLIES):
        await reply_ticket(world.client, ticket.id, Reply(text=f"Hello {number}"), now=NOW)
    with pytest.raises(WrongState, match="Please wait a little"):
        await reply_ticket(world.client, ticket.id, Reply(text="Hello?"), now=NOW)
    await reply_ticket(world.client, ticket.id, Reply(text="Hello?"), now=NOW + timedelta(hours=1))


async def test_a_message_says_something_or_brings_a_file_of_ones_own(world: World) -> None:
    ticket = await taken_ticket(world)
    row: dict[str, Any] = {"name": "a.pdf", "media_type": "application/pdf", "size": 1, "sha256": "0" * 64}
    foreign = await StoredFile.create(owner_id=world.recruiter.user_id, **row)
    own = await StoredFile.create(owner_id=world.client.user_id, **row)
    for wrong in (Reply(), Reply(text=" \n"), Reply(text="x" * (TEXT + 1)), Reply(file_ids=(foreign.id,))):
        with pytest.raises(InvalidValue):
            await reply_ticket(world.client, ticket.id, wrong, now=NOW)
    await reply_ticket(world.client, ticket.id, Reply(file_ids=(own.id,)), now=NOW)
    card = await last_card(world.admin, "ticket_reply_for_helper")
    assert [one.file_id for one in card.attachments] == [own.id]
    assert [fact.value for fact in card.facts] == ["a.pdf"]
    assert card.lines == ()


async def test_of_several_messages_only_the_newest_asks_for_an_answer(world: World) -> None:
    ticket = await answered_ticket(world)
    await reply_ticket(world.admin, ticket.id, Reply(text="And which version?"), now=NOW)
    waiting = Notification.filter(receiver_id=world.client.user_id, action="answer_helper", done_at=None)
    assert await waiting.count() == 1
    await reply_ticket(world.client, ticket.id, Reply(text="The newest."), now=NOW)
    assert await waiting.count() == 0
    assert (await last_card(world.client, "ticket_reply_for_raiser")).footer.startswith("Answered by Kiran")


async def test_admins_hear_who_asks_for_what_in_a_hundred_letters(world: World) -> None:
    await raised_by(world.client, new=replace(NEW, description="Ten words. " * 40))
    card = await last_card(world.admin, "ticket_raised")
    assert card.title.startswith("Kiran Desai needs help.")
    assert len(card.lines[0].strip("“”")) <= 100
    assert [fact.value for fact in card.facts] == ["Bug report", "High"]
    assert acts(card) == ["take_ticket", "view_ticket"]
    assert "ticket_raised" in await kinds_told(world.foreign.admin)


async def test_an_admin_is_not_asked_to_take_his_own_ticket(world: World) -> None:
    ticket = await raised_by(world.admin)
    assert "ticket_raised" not in await kinds_told(world.admin)
    assert "ticket_raised" in await kinds_told(world.foreign.admin)
    with pytest.raises(NotAllowed, match="Another admin takes it"):
        await take_ticket(world.admin, ticket.id, now=NOW)
    await take_ticket(world.foreign.admin, ticket.id, now=NOW)


async def test_the_second_to_take_hears_who_was_faster(world: World) -> None:
    ticket = await taken_ticket(world)
    with pytest.raises(AlreadyDone, match="Usha Pillai was faster"):
        await take_ticket(world.foreign.admin, ticket.id, now=NOW)
    with pytest.raises(AlreadyDone, match="You look after ticket"):
        await take_ticket(world.admin, ticket.id, now=NOW)
    with pytest.raises(NotFound, match="There is no ticket"):
        await take_ticket(world.admin, 999_999, now=NOW)


async def test_another_admin_reads_no_ticket_that_is_taken(world: World) -> None:
    ticket = await raised_ticket(world)
    assert (await thread(world.foreign.admin, ticket.id)).entries
    await take_ticket(world.admin, ticket.id, now=NOW)
    with pytest.raises(NotAllowed, match="Usha Pillai looks after ticket"):
        await thread(world.foreign.admin, ticket.id)
    with pytest.raises(NotFound, match="ticket of yours"):
        await thread(world.manager, ticket.id)


async def test_the_raiser_wears_any_hat(world: World) -> None:
    ticket = await raised_ticket(world)
    other_hat = replace(world.client, role=Role.INTERVIEWER, client_id=None)
    assert (await thread(other_hat, ticket.id)).seat.ticket.id == ticket.id


async def test_an_admin_who_has_the_hat_no_more_holds_no_ticket(world: World) -> None:
    ticket = await taken_ticket(world)
    await only_admins(world.foreign.admin)
    with pytest.raises(NotFound):
        await reply_ticket(replace(world.admin, role=Role.MANAGER), ticket.id, Reply(text="Hm."), now=NOW)
    taken = await take_ticket(world.foreign.admin, ticket.id, now=NOW)
    assert taken.assigned_to_id == world.foreign.admin.user_id


async def test_reopened_without_a_helper_it_waits_again(world: World) -> None:
    ticket = await resolved_ticket(world)
    await only_admins(world.foreign.admin)
    reopened = await set_ticket_state(world.client, ticket.id, TicketStatus.IN_PROGRESS, now=NOW)
    assert (reopened.status, reopened.assigned_to_id) == (TicketStatus.PENDING, None)
    with pytest.raises(AlreadyDone, match="is waiting already"):
        await set_ticket_state(world.client, ticket.id, TicketStatus.IN_PROGRESS, now=NOW)
    assert (await kinds_told(world.foreign.admin)).count("ticket_raised") == 2


WAYS = {
    TicketStatus.IN_PROGRESS: {"client": {"closed"}, "admin": {"resolved", "closed"}},
    TicketStatus.RESOLVED: {"client": {"closed", "in_progress"}, "admin": {"closed", "in_progress"}},
    TicketStatus.CLOSED: {"client": {"in_progress"}, "admin": {"in_progress"}},
}


async def test_each_side_moves_a_ticket_only_where_it_may(world: World) -> None:
    ticket, tried = await taken_ticket(world), 0
    for now_in, sides in WAYS.items():
        for side, may in sides.items():
            for to in TicketStatus:
                over = NOW if now_in in (TicketStatus.RESOLVED, TicketStatus.CLOSED) else None
                await Ticket.filter(id=ticket.id).update(status=now_in, resolved_at=over)
                actor = getattr(world, side)
                if to.value in may:
                    moved = await set_ticket_state(actor, ticket.id, to, now=NOW)
                    assert (moved.resolved_at is None) == (to is TicketStatus.IN_PROGRESS)
                else:
                    with pytest.raises(WrongState):
                        await set_ticket_state(actor, ticket.id, to, now=NOW)
                tried += 1
    assert tried == 24


async def test_a_closed_ticket_takes_no_word_until_it_is_reopened(world: World) -> None:
    ticket = await answered_ticket(world)
    await set_ticket_state(world.client, ticket.id, TicketStatus.CLOSED, now=NOW)
    for actor in (world.client, world.admin):
        with pytest.raises(WrongState, match="is closed"):
            await reply_ticket(actor, ticket.id, Reply(text="And now?"), now=NOW)
    card = await last_card(world.client, "ticket_reply_for_raiser")
    assert card.footer.startswith("Closed by Kiran Desai")
    assert acts(card) == ["view_ticket"]
    await set_ticket_state(world.client, ticket.id, TicketStatus.IN_PROGRESS, now=NOW)
    await reply_ticket(world.admin, ticket.id, Reply(text="Now it works."), now=NOW)


async def test_closed_before_anybody_took_it_the_button_goes(world: World) -> None:
    ticket = await raised_ticket(world)
    await set_ticket_state(world.client, ticket.id, TicketStatus.CLOSED, now=NOW)
    card = await last_card(world.admin, "ticket_raised")
    assert card.footer.startswith("Closed by Kiran Desai")
    assert acts(card) == []
    with pytest.raises(WrongState, match="nobody has to take it"):
        await take_ticket(world.admin, ticket.id, now=NOW)


async def test_only_the_one_who_looks_after_it_hands_it_back_and_only_once(world: World) -> None:
    ticket = await taken_ticket(world)
    await hand_back_ticket(world.admin, ticket.id, now=NOW)
    with pytest.raises(Refusal):
        await hand_back_ticket(world.admin, ticket.id, now=NOW)
    assert "ticket_handed_back" in await kinds_told(world.foreign.admin)
    assert "ticket_handed_back" not in await kinds_told(world.admin)
    assert (await User.get(id=world.admin.user_id)).is_admin
