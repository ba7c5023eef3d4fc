"""A reply to one particular card of a conversation answers that one, whichever was touched last."""

from typing import Any

import pytest

from core.models import ConversationDraft, Message, StoredFile, Ticket
from core.models.enums import DraftStatus
from tests.chat import InSlack, InTelegram
from tests.forms.conftest import hall
from tests.plugins.chats import Scene
from tests.stages.sending import RESUMES, asked_for_a_resume
from tests.stages.tickets import TITLE
from tests.stories.office import BOTH, office
from tests.stories.test_tickets import ANSWERS
from tests.world import World

__all__ = ["hall"]
RESUME = (RESUMES / "priya_sharma.pdf").read_bytes()
NOT_USED = "so this was not used. To answer what is open now, send it again without replying to that card"


async def replies(me: Any, above: str, given: str | tuple[bytes, str]) -> None:
    """Words or a file in reply to the newest message that says this; in Slack in its thread."""
    if isinstance(me, InSlack):
        message = next(one for one in reversed(me.account.messages()) if above in str(one.blocks))
        if isinstance(given, str):
            await me.account.say(given, thread_ts=message.ts)
        else:
            await me.account.upload(*given, thread_ts=message.ts)
    else:
        card = next(one for one in reversed(me.account.heard()) if above in one.text)
        if isinstance(given, str):
            await me.account.replies(card, given)
        else:
            await me.account.sends_document(*given, reply_to=card)
    await me._scene.settle()


async def two_begun(scene: Scene, hall: World, chat: str) -> Any:
    """Ravi is asked for a resume, of which a card stands in the chat, and touches something else after it."""
    me: InSlack | InTelegram = await asked_for_a_resume(scene, hall, chat)
    if isinstance(me, InSlack):
        await me.closes()
        await me.sends(b"Hello", "notes.txt")
        assert "cannot be taken here" in me.last()
    await me.commands("everything")
    if isinstance(me, InSlack):
        await me.fills(title="A long way", email="a@example.com", phone="9845012345")
        await me.closes()
    return me


ASKED = {"slack": "cannot be taken here", "telegram": "send the resume"}
"""What the card of the resume's conversation says."""


async def draft_of(form: str) -> ConversationDraft:
    return await ConversationDraft.get(form=form)


@pytest.mark.parametrize("chat", BOTH)
async def test_a_file_in_reply_to_its_card_answers_that_conversation(
    scene: Scene, hall: World, chat: str
) -> None:
    me = await two_begun(scene, hall, chat)
    other = await draft_of("everything")
    await replies(me, ASKED[chat], (RESUME, "priya.pdf"))
    assert (await draft_of("submit_resume")).answers["resume"]["name"] == "priya.pdf"
    assert (await draft_of("everything")).revision == other.revision, "the other one is where it was"
    if chat == "slack":
        await me.presses("Continue")
    assert me.sees("This is what the resume says")


async def test_words_in_reply_to_an_older_card_of_it_answer_it_too(scene: Scene, hall: World) -> None:
    """The question was asked, and asked again further below; both are its cards."""
    me = scene.person("Ravi Menon").telegram
    await me.commands("everything")
    await me.commands("help")
    asked = [one for one in me.account.heard() if "What is it called?" in one.text]
    assert len(asked) == 2
    await me.commands("reason")
    await me.account.replies(asked[0], "A long way")
    await scene.settle()
    assert (await draft_of("everything")).answers["title"] == "A long way"


@pytest.mark.parametrize("chat", BOTH)
async def test_what_is_over_or_a_colleague_s_takes_nothing_and_what_was_put_aside_goes_on(
    scene: Scene, hall: World, chat: str
) -> None:
    me = await two_begun(scene, hall, chat)
    other, resumes = await draft_of("everything"), ConversationDraft.filter(form="submit_resume")
    await resumes.update(status=DraftStatus.CANCELLED, nudge_at=None)
    await replies(me, ASKED[chat], (RESUME, "priya.pdf"))
    assert me.sees(f"“Submit a resume” is over, {NOT_USED}")
    manager, recruiter = hall.manager, hall.recruiter
    await resumes.update(status=DraftStatus.PARKED, user_id=manager.user_id, handed_by_id=recruiter.user_id)
    await replies(me, ASKED[chat], (RESUME, "priya.pdf"))
    assert me.sees(f"{manager.name} has “Submit a resume” now, {NOT_USED}")
    assert (await draft_of("everything")).answers == other.answers
    assert not await StoredFile.all().exists()
    await resumes.update(user_id=recruiter.user_id, handed_by_id=None)
    await replies(me, ASKED[chat], (RESUME, "priya.pdf"))
    draft = await draft_of("submit_resume")
    assert (draft.status, draft.channel) == (DraftStatus.OPEN, chat)
    assert draft.answers["resume"]["name"] == "priya.pdf"


@pytest.mark.parametrize("chat", BOTH)
async def test_a_file_in_reply_to_the_reminder_of_it_answers_it_too(
    scene: Scene, hall: World, chat: str
) -> None:
    me = await two_begun(scene, hall, chat)
    if isinstance(me, InTelegram):
        # He has written before he ever pressed Start, and until then the bot may not write first.
        await me.starts()
    reminder = ConversationDraft.filter(form="submit_resume")
    await reminder.update(nudge_at=scene.clock.now())
    await scene.passes(minutes=11)
    await replies(me, "“Submit a resume” is waiting for you", (RESUME, "priya.pdf"))
    assert (await reminder.get()).answers["resume"]["name"] == "priya.pdf"


CANCEL = {"slack": "cancel", "telegram": "/cancel"}
"""Slack takes no commands in a thread."""


@pytest.mark.parametrize("chat", BOTH)
async def test_to_cancel_in_reply_to_its_card_ends_that_conversation_and_no_other(
    scene: Scene, hall: World, chat: str
) -> None:
    me = await two_begun(scene, hall, chat)
    await replies(me, ASKED[chat], CANCEL[chat])
    assert (await draft_of("submit_resume")).status == DraftStatus.CANCELLED
    assert (await draft_of("everything")).status == DraftStatus.OPEN
    await replies(me, "Cancelled. Nothing was changed.", CANCEL[chat])
    assert me.sees(f"“Submit a resume” is over, {NOT_USED}")
    assert (await draft_of("everything")).status == DraftStatus.OPEN, "it was not the one that was meant"


async def test_to_cancel_in_reply_to_anything_else_is_the_plain_command(scene: Scene, hall: World) -> None:
    me = scene.person("Ravi Menon").telegram
    await me.commands("help")
    await me.commands("everything")
    await replies(me, "this is what you can do", "/cancel")
    assert (await draft_of("everything")).status == DraftStatus.CANCELLED


async def test_a_reply_to_the_closing_card_is_no_answer_to_the_next_conversation(
    scene: Scene, hall: World
) -> None:
    me = scene.person("Ravi Menon").telegram
    await me.commands("everything")
    await me.commands("cancel")
    await me.commands("reason")
    await replies(me, "Cancelled. Nothing was changed.", "A long way")
    assert me.sees(NOT_USED)
    assert (await draft_of("reason")).answers == {}


@pytest.mark.parametrize("channel", BOTH)
async def test_a_reply_to_a_ticket_one_only_looked_at_goes_into_it(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    await the.asks("recruiter", "raise_ticket", ANSWERS)
    ticket, me = await Ticket.get(), the.at("recruiter")
    if isinstance(me, InSlack):
        await me.closes()
    await me.commands("tickets")
    await me.presses(next(one for one in me.buttons() if TITLE[:20] in one or str(ticket.id) in one))
    await replies(me, TITLE, "It is the second page.")
    the.sees("recruiter", f"Sent. It stands in ticket {ticket.id}: {TITLE}")
    assert (await Message.get()).message == "It is the second page."
