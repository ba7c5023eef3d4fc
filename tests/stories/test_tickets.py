"""Somebody needs help: a ticket is raised, taken, talked over and closed, in both chats."""

from typing import Any

import pytest

from core.kit.actor import Role
from core.models import AuditEntry, Message, Ticket, User
from core.models.enums import TicketStatus
from tests.chat import InSlack
from tests.moved_in import take_seat
from tests.plugins.chats import Scene
from tests.stages.tickets import DESCRIPTION, TITLE, only_admins
from tests.stories.office import BOTH, Office, office, resume
from tests.talking import answers_all

ANSWERS: dict[str, Any] = {
    "category": "Bug report",
    "title": TITLE,
    "description": DESCRIPTION,
    "priority": "High",
}
PAPER, SHEET = resume("priya_sharma.pdf"), resume("rohan_mehta.docx")


async def _raised(the: Office, role: str, more: dict[str, Any] | None = None) -> Ticket:
    await the.asks(role, "raise_ticket", {**ANSWERS, **(more or {})})
    ticket = await Ticket.all().order_by("-id").first()
    assert ticket is not None
    return ticket


async def test_a_file_sent_where_one_could_be_added_is_added(scene: Scene) -> None:
    the = await office(scene, "telegram")
    me = the.at("recruiter")
    await me.commands("raise_ticket")
    for said in ("Bug report", TITLE, DESCRIPTION, "High"):
        await (me.presses(said) if said in me.buttons() else me.says(said))
    await me.sends(*PAPER)
    assert "File 1: priya_sharma.pdf" in me.last()
    await me.says("And now?")
    assert "Please use the buttons" in me.last()
    await me.presses("Continue")
    await me.presses("Raise it")
    await the.presses("admin", "Take")
    the.sees("admin", "priya_sharma.pdf")


async def test_a_file_written_to_hiresync_in_slack_is_told_once(scene: Scene) -> None:
    the = await office(scene, "slack")
    ticket = await _raised(the, "recruiter")
    await the.presses("admin", "Take")
    me = the.at("recruiter")
    assert isinstance(me, InSlack)
    await me.commands("tickets")
    await me.presses(f"{ticket.id}: {TITLE}")
    await me.presses("Attach a file")
    await me.closes()
    before = len(me.account.messages())
    await me.sends(*PAPER)
    said = me.account.messages()[before + 1 :]
    assert len(said) == 1, "that it is being read becomes that it was taken"
    assert "File: priya_sharma.pdf" in me.last()
    assert "I am reading your file" not in me.last()
    await me.presses("Continue")
    await me.sends_page()
    the.sees("admin", "priya_sharma.pdf")
    await me.closes()
    assert "It stands in ticket" in me.last()
    assert "Continue" not in me.buttons()


@pytest.mark.parametrize("channel", BOTH)
async def test_a_ticket_from_its_raising_to_its_end(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    ticket = await _raised(the, "recruiter", {"files.0.file": PAPER, "files.1.file": SHEET})
    the.sees("recruiter", f"Ticket {ticket.id} is raised: {TITLE}")
    the.sees(
        "admin", f"Ravi Menon needs help. Ticket {ticket.id}: {TITLE}", "Bug report", "High", DESCRIPTION
    )
    await the.presses("admin", "Take")
    the.sees("admin", "Taken by Usha Pillai", DESCRIPTION, "priya_sharma.pdf", "rohan_mehta.docx")
    the.sees("recruiter", f"Usha Pillai looks after your ticket {ticket.id}")
    await the.presses("admin", "Send me the files (2)")
    assert _names(the, "admin") == ["priya_sharma.pdf", "rohan_mehta.docx"]
    await the.presses("admin", "Reply", {"text": "Which of the two is it?"})
    the.sees("recruiter", "Usha Pillai wrote about your ticket", "“Which of the two is it?”")
    await the.presses("recruiter", "Reply", {"text": "The second one."})
    the.sees("recruiter", "Answered by Ravi Menon")
    the.sees("admin", "Ravi Menon wrote about ticket", "“The second one.”")
    await the.at("admin").commands("support")
    await the.presses("admin", f"{ticket.id}: {TITLE}")
    await the.presses("admin", "Mark resolved")
    the.sees("recruiter", "says that your ticket", "is resolved")
    await the.presses("recruiter", "Yes, close it")
    the.sees("recruiter", "Closed by Ravi Menon")
    the.sees("admin", f"Ticket {ticket.id} is now closed")
    await ticket.refresh_from_db()
    assert (ticket.status, ticket.resolved_at) == (TicketStatus.CLOSED, scene.clock.now())
    audited = await AuditEntry.filter(subject=f"ticket:{ticket.id}").order_by("id")
    assert [entry.verb for entry in audited] == [
        "raise_ticket",
        "take_ticket",
        "reply_ticket",
        "reply_ticket",
        "set_ticket_state",
        "set_ticket_state",
    ]


def _names(the: Office, role: str) -> list[str]:
    return [name for name, _ in the.at(role).files()]


async def test_slack_and_telegram_talk_to_each_other_with_files(scene: Scene) -> None:
    """What the admin writes in Slack is read and answered in Telegram, and the reverse."""
    the = await office(scene, "telegram")
    ticket = await _raised(the, "client")
    admin, client = the.people["admin"], the.people["client"]
    await admin.slack.presses("Take")
    await admin.slack.presses("Reply")
    await answers_all(admin.slack, {"text": "Please send me one."})
    assert client.telegram.sees("“Please send me one.”")
    await client.telegram.commands("tickets")
    await client.telegram.presses(f"{ticket.id}: {TITLE}")
    await client.telegram.presses("Attach a file")
    await answers_all(client.telegram, {"file": PAPER, "text": None})
    assert admin.slack.sees(f"Kiran Desai wrote about ticket {ticket.id}")
    assert admin.slack.files() == [(PAPER[1], PAPER[0])]
    assert admin.telegram.files() == [(PAPER[1], PAPER[0])]
    await admin.slack.commands("support")
    await admin.slack.presses(f"{ticket.id}: {TITLE}")
    await admin.slack.presses("Attach a file")
    await answers_all(admin.slack, {"file": SHEET, "text": "As it is read."})
    assert client.telegram.files() == [(SHEET[1], SHEET[0])]
    assert client.telegram.sees("“As it is read.”")
    assert await Message.filter(ticket_id=ticket.id).count() == 3


@pytest.mark.parametrize("channel", BOTH)
async def test_every_role_may_raise_one(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    for role in Role:
        ticket = await _raised(the, role.value)
        the.sees(role.value, f"Ticket {ticket.id} is raised")
        assert ticket.raised_by_id == the.world.actor(role).user_id
        await the.at(role.value).commands("tickets")
        the.sees(role.value, "Your tickets", TITLE)
    assert await Ticket.all().count() == len(Role)


@pytest.mark.parametrize("channel", BOTH)
async def test_without_any_admin_it_waits_for_the_first_to_come(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    await only_admins()
    ticket = await _raised(the, "candidate")
    the.sees("candidate", f"Ticket {ticket.id} is raised")
    the.misses("admin", TITLE)
    await only_admins(the.world.admin)
    await the.at("admin").commands("support")
    await the.presses("admin", f"{ticket.id}: {TITLE}")
    await the.presses("admin", "Take")
    the.sees("candidate", "Usha Pillai looks after your ticket")


@pytest.mark.parametrize("channel", BOTH)
async def test_of_three_admins_one_takes_it_and_the_others_cards_lose_the_button(
    scene: Scene, channel: str
) -> None:
    the = await office(scene, channel)
    others = [the.world.foreign.admin, the.world.manager]
    await only_admins(the.world.admin, *others)
    seats = [getattr(await take_seat(scene, one), channel) for one in others]
    for seat in seats:
        if channel == "telegram":
            await seat.starts()
    await _raised(the, "client")
    assert all("Take" in seat.buttons() for seat in seats)
    await the.presses("admin", "Take")
    for seat in seats:
        assert seat.sees("Taken by Usha Pillai")
        assert "Take" not in seat.buttons()
    assert await User.filter(is_admin=True).count() == 3


async def test_one_handed_back_is_taken_by_another(scene: Scene) -> None:
    the = await office(scene, "telegram")
    peter = await take_seat(scene, the.world.foreign.admin)
    chat = peter.telegram
    await chat.starts()
    ticket = await _raised(the, "client")
    await the.presses("admin", "Take")
    await the.presses("admin", "Hand back")
    the.sees("client", f"Ticket {ticket.id} is now waiting")
    assert chat.sees(f"Ticket {ticket.id} of Kiran Desai waits again")
    await chat.presses("Take")
    the.sees("client", "Peter Adler looks after your ticket")
    await the.at("admin").commands("support")
    the.sees("admin", "No ticket waits.")


@pytest.mark.parametrize("channel", BOTH)
async def test_the_raiser_closes_and_reopens_it_and_the_admin_hears_of_it(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    ticket = await _raised(the, "client")
    await the.presses("admin", "Take")
    await the.at("client").commands("tickets")
    await the.presses("client", f"{ticket.id}: {TITLE}")
    await the.presses("client", "Close")
    the.sees("admin", f"Ticket {ticket.id} is now closed", "Changed by Kiran Desai")
    await the.presses("client", "Reopen")
    the.sees("admin", f"Ticket {ticket.id} is now in progress")
    await ticket.refresh_from_db()
    assert (ticket.status, ticket.resolved_at) == (TicketStatus.IN_PROGRESS, None)
