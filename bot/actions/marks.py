"""The marks of all rounds of one candidate."""

from bot.action import Action, Press, Reply
from bot.asking.interview_cards import READS_MARKS, marks_card
from core.interviews.given_marks import marks_of


async def _run(press: Press) -> Reply:
    return Reply(card=marks_card(press.actor, await marks_of(press.actor, press.id())))


ACTION = Action(
    name="marks",
    roles=frozenset(READS_MARKS),
    run=_run,
    about="application",
    looks=True,
)
