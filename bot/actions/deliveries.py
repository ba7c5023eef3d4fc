"""What did not arrive, every attempt at it, and the admin's word: again, or never."""

from bot.action import Action, Look, Press, Reply
from bot.asking.delivery_cards import deliveries_card, delivery_card
from bot.asking.paging import whole
from core.kit.actor import Role
from core.kit.card import Card
from core.kit.words import N_, Text
from core.support.decide_delivery import decide_delivery
from core.support.delivery_trouble import delivery_trouble, one_trouble

DECISIONS = {"again": N_("It is sent again."), "drop": N_("It is given up.")}


async def _run(press: Press) -> Reply:
    match press.args:
        case ("one", number):
            return Reply(card=await _one(press), in_place=True, look=Look("deliveries", ("one", number)))
        case (decision, number) if decision in DECISIONS:
            await decide_delivery(press.actor, press.id(1), again=decision == "again", now=press.now)
            said, look = Text(DECISIONS[decision]), Look("deliveries", ("one", number))
            return Reply(toast=said, card=await _one(press), in_place=True, look=look)
        case _:
            page = await delivery_trouble(press.actor, after=whole(press.args))
            return Reply(card=deliveries_card(press.actor, page), in_place=bool(press.args))


async def _one(press: Press) -> Card:
    return delivery_card(press.actor, await one_trouble(press.actor, press.id(1)))


ACTION = Action(
    name="deliveries",
    roles=frozenset({Role.ADMIN}),
    run=_run,
    description=N_("Messages that did not arrive: each try, send again or give up"),
    looks=True,
)
