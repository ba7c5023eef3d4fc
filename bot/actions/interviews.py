"""What interviews are coming, and which are over."""

from bot.action import Action, Press, Reply
from bot.asking.interview_cards import interviews_card
from bot.asking.paging import whole
from core.interviews.queries import READERS, interviews
from core.kit.words import N_


async def _run(press: Press) -> Reply:
    after, past = whole(press.args), "past" in press.args
    page = await interviews(press.actor, past=past, after=after)
    card = interviews_card(press.actor, page, past=past, first=not after, now=press.now)
    return Reply(card=card, in_place=bool(after))


ACTION = Action(
    name="interviews",
    roles=frozenset(READERS),
    run=_run,
    description=N_("Your interviews: what is coming and what is over"),
    looks=True,
)
