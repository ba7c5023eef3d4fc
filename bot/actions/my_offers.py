"""The candidate's offers, answered where they are shown."""

from bot.action import Action, Press, Reply
from bot.asking.offer_cards import offers_card
from bot.asking.paging import whole
from core.kit.actor import Role
from core.kit.words import N_
from core.placements.queries import my_offers


async def _run(press: Press) -> Reply:
    before = whole(press.args)
    page = await my_offers(press.actor, before=before)
    return Reply(card=offers_card(press.actor, page), in_place=bool(before))


ACTION = Action(
    name="my_offers",
    roles=frozenset({Role.CANDIDATE}),
    run=_run,
    description=N_("Your offers: accept or refuse"),
    looks=True,
)
