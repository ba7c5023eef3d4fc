"""Throw a conversation away, after asking."""

from bot.action import Action, Press, Reply
from core.drafts.access import own_unfinished
from core.drafts.discard_draft import discard_draft
from core.kit.actor import Role
from core.kit.card import Button, Card, Style
from core.kit.transaction import transaction
from core.kit.words import N_, Text, Words
from core.models import ConversationDraft

SURE = "sure"


async def _run(press: Press) -> Reply:
    words, number = Words(press.actor.locale, press.actor.zone), press.id()
    if press.args[1:2] == (SURE,):
        draft = await discard_draft(press.actor, number, now=press.now)
        done = words(N_("“{title}” is discarded. Nothing was changed."), title=Text(draft.title))
        return Reply(card=Card(done), in_place=True)
    async with transaction(press.actor):
        draft = await own_unfinished(press.actor, number)
    return Reply(card=_question(draft, words), in_place=True)


def _question(draft: ConversationDraft, words: Words) -> Card:
    """Both ways out; the one that cannot be taken back is not the first."""
    keep = Button(words(N_("Keep it")), "drafts", ("0",), Style.PRIMARY)
    discard = Button(words(N_("Yes, discard it")), "discard_draft", (str(draft.id), SURE), Style.DANGER)
    about = (words(N_("About: {about}"), about=draft.about),) if draft.about else ()
    gone = words(
        N_("{count} answer would be deleted.", "{count} answers would be deleted."), count=draft.answered
    )
    title = words(N_("Discard “{title}”?"), title=Text(draft.title))
    return Card(title, (*about, gone), rows=((keep, discard),))


ACTION = Action(name="discard_draft", roles=frozenset(Role), run=_run)
