"""Who is about to start work."""

from bot.action import Action, Press, Reply
from bot.asking.offer_cards import joining_card
from bot.asking.paging import whole
from core.kit.actor import Role
from core.kit.words import N_
from core.placements.queries import joining


async def _run(press: Press) -> Reply:
    after = whole(press.args)
    page = await joining(press.actor, after=after)
    return Reply(card=joining_card(press.actor, page), in_place=bool(after))


ACTION = Action(
    name="joining",
    roles=frozenset({Role.CLIENT, Role.MANAGER, Role.RECRUITER}),
    run=_run,
    description=N_("Who is about to start work"),
    looks=True,
)
