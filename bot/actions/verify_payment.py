"""Confirm by one press that the money has arrived."""

from bot.action import Action, Press, Reply
from bot.asking.anew import invoice_anew
from core.invoices.verify_payment import verify_payment
from core.kit.actor import Role
from core.kit.words import N_, Text


async def _run(press: Press) -> Reply:
    invoice = await verify_payment(press.actor, press.id(), now=press.now)
    return await invoice_anew(press, Text(N_("Invoice {code} is settled."), {"code": invoice.invoice_code}))


ACTION = Action(
    name="verify_payment",
    roles=frozenset({Role.ACCOUNTANT, Role.MANAGER}),
    run=_run,
    about="invoice",
)
