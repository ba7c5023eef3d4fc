"""A reply is understood by the message it stands below: under a ticket's card it goes into the ticket."""

import pytest

from core.models import Message, Ticket, TicketFile
from tests.chat import InSlack, InTelegram
from tests.plugins.chats import Scene
from tests.stages.tickets import TITLE
from tests.stories.office import BOTH, Office, office, resume
from tests.stories.test_tickets import ANSWERS

ABOVE = "wrote about your ticket"


async def _asked(the: Office) -> Ticket:
    """Ravi has raised a ticket, and Usha asks him something about it."""
    await the.asks("recruiter", "raise_ticket", ANSWERS)
    await the.presses("admin", "Take")
    await the.presses("admin", "Reply", {"text": "Which of the two is it?"})
    the.sees("recruiter", "“Which of the two is it?”")
    return await Ticket.get()


async def _replies(me: InSlack | InTelegram, above: str, text: str) -> None:
    """Words in reply to the message that says this."""
    if isinstance(me, InSlack):
        message = next(one for one in reversed(me.account.messages()) if above in str(one.blocks))
        await me.account.say(text, thread_ts=message.ts)
    else:
        await me.account.replies(next(one for one in me.account.heard() if above in one.text), text)
    await me._scene.settle()


@pytest.mark.parametrize("channel", BOTH)
async def test_a_reply_to_the_card_of_a_ticket_is_written_into_it(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    ticket = await _asked(the)
    await _replies(the.at("recruiter"), ABOVE, "The second one.")
    the.sees("recruiter", f"Sent. It stands in ticket {ticket.id}: {TITLE}", "Answered by Ravi Menon")
    the.sees("admin", "Ravi Menon wrote about ticket", "“The second one.”")
    assert [one.message for one in await Message.all().order_by("id")] == [
        "Which of the two is it?",
        "The second one.",
    ]


@pytest.mark.parametrize("channel", BOTH)
async def test_a_file_below_the_card_goes_into_the_ticket(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    await _asked(the)
    me = the.at("recruiter")
    content, name = resume("priya_sharma.pdf")
    if isinstance(me, InSlack):
        message = next(one for one in reversed(me.account.messages()) if ABOVE in str(one.blocks))
        await me.account.upload(content, name, thread_ts=message.ts)
        await scene.settle()
        await me.presses("Continue")
        await me.sends_page()
    else:
        above = next(one for one in me.account.heard() if ABOVE in one.text)
        await me.account.sends_document(content, name, reply_to=above)
        await scene.settle()
        await me.presses("Skip")
    the.sees("admin", "Ravi Menon wrote about ticket")
    assert await TicketFile.filter(message_id__isnull=False).count() == 1


@pytest.mark.parametrize("channel", BOTH)
async def test_a_closed_ticket_says_so_and_a_reply_to_other_news_is_a_plain_message(
    scene: Scene, channel: str
) -> None:
    the = await office(scene, channel)
    ticket = await _asked(the)
    await Ticket.filter(id=ticket.id).update(status="closed")
    await _replies(the.at("recruiter"), ABOVE, "Too late?")
    the.sees("recruiter", f"Ticket {ticket.id} is closed. Reopen it to write on")
    assert await Message.all().count() == 1
    await _replies(the.at("recruiter"), f"Ticket {ticket.id} is closed", "help")
    the.sees("recruiter", "this is what you can do")
