"""Approve an invoice by one press."""

from bot.action import Action, Press, Reply
from bot.asking.anew import invoice_anew
from core.invoices.approve_invoice import approve_invoice
from core.kit.actor import Role
from core.kit.words import N_, Text


async def _run(press: Press) -> Reply:
    invoice = await approve_invoice(press.actor, press.id(), now=press.now)
    return await invoice_anew(
        press,
        Text(
            N_("Approved as {code}. It is sent on {day}."),
            {"code": invoice.invoice_code, "day": invoice.invoice_date},
        ),
    )


ACTION = Action(
    name="approve_invoice",
    roles=frozenset({Role.ACCOUNTANT, Role.MANAGER}),
    run=_run,
    about="invoice",
)
