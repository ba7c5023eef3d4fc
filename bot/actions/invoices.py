"""The invoices of the agency, or those the client was sent."""

from bot.action import Action, Press, Reply
from bot.asking.invoice_cards import invoices_card
from bot.asking.paging import whole
from core.invoices.queries import invoices
from core.kit.actor import Role
from core.kit.words import N_


async def _run(press: Press) -> Reply:
    before = whole(press.args)
    page = await invoices(press.actor, before=before)
    return Reply(card=invoices_card(press.actor, page), in_place=bool(before))


ACTION = Action(
    name="invoices",
    roles=frozenset({Role.ACCOUNTANT, Role.MANAGER, Role.CLIENT}),
    run=_run,
    description=N_("Invoices: what is open, due and paid"),
    looks=True,
)
