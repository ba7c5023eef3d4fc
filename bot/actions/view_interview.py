"""One interview, as this person may see it."""

from bot.action import Action, Press, Reply
from bot.asking.interview_cards import interview_card
from core.interviews.queries import READERS, interview_to_read


async def _run(press: Press) -> Reply:
    meeting = await interview_to_read(press.actor, press.id())
    return Reply(card=interview_card(press.actor, meeting, press.now))


ACTION = Action(
    name="view_interview",
    roles=frozenset(READERS),
    run=_run,
    about="interview",
    looks=True,
)
