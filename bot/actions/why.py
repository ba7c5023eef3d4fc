"""Why something was told, by which wish, and whether it arrived."""

from bot.action import Action, Press, Reply
from bot.asking.why_cards import why_card
from core.inbox.why import why
from core.kit.actor import Role
from core.kit.words import N_, Words


async def _run(press: Press) -> Reply:
    seen = await why(press.actor, press.id() if press.args else None)
    return Reply(card=why_card(seen, Words(press.actor.locale, press.actor.zone)))


ACTION = Action(
    name="why",
    roles=frozenset(Role),
    run=_run,
    description=N_("Why you got the latest message, and whether it arrived"),
)
