"""Accept an invoice by one press."""

from bot.action import Action, Press, Reply
from bot.asking.anew import invoice_anew
from core.invoices.accept_invoice import accept_invoice
from core.kit.actor import Role
from core.kit.words import N_, Text


async def _run(press: Press) -> Reply:
    invoice = await accept_invoice(press.actor, press.id(), now=press.now)
    return await invoice_anew(
        press,
        Text(
            N_("You accepted invoice {code}. It is due on {day}."),
            {"code": invoice.invoice_code, "day": invoice.due_date},
        ),
    )


ACTION = Action(
    name="accept_invoice",
    roles=frozenset({Role.CLIENT}),
    run=_run,
    about="invoice",
)
