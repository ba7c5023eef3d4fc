"""One invoice with its sums and its PDF."""

from bot.action import Action, Press, Reply
from bot.asking.invoice_cards import invoice_card
from core.invoices.access import invoice_to_read
from core.invoices.paper import Paper
from core.kit.actor import Role


async def _run(press: Press) -> Reply:
    paper = await Paper.load(await invoice_to_read(press.actor, press.id()))
    return Reply(card=invoice_card(press.actor, paper, press.now))


ACTION = Action(
    name="view_invoice",
    roles=frozenset({Role.ACCOUNTANT, Role.MANAGER, Role.CLIENT}),
    run=_run,
    about="invoice",
    looks=True,
)
