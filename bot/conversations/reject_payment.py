"""Tell the client that a payment has not arrived, with a reason."""

from datetime import datetime

from bot.asking.bills import bill_facts
from bot.asking.reason import Facts, reason_form
from core.invoices.access import invoice_of_agency
from core.invoices.reject_payment import check_reported, reject_payment
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.words import N_, Words
from core.models import InvoiceGenerated


async def _find(actor: Actor, invoice_id: int) -> Facts:
    invoice = await invoice_of_agency(actor, invoice_id)
    check_reported(invoice)
    return await bill_facts(invoice)


async def _act(actor: Actor, invoice_id: int, reason: str, now: datetime) -> InvoiceGenerated:
    return await reject_payment(actor, invoice_id, reason, now=now)


def _close(invoice: InvoiceGenerated, facts: Facts, words: Words) -> Card:
    return Card(
        words(N_("{name} is asked to look again."), name=facts["client"]),
        (words(N_("I will tell you when the payment is reported anew.")),),
    )


FORM = reason_form(
    "reject_payment",
    title=N_("Payment not received"),
    description=N_("Tell the client that a payment has not arrived"),
    roles={Role.ACCOUNTANT, Role.MANAGER},
    noun="invoice",
    about=N_("The invoice for {candidate} to {client}: {total}."),
    ask=N_("What did you look for? The client reads it."),
    find=_find,
    act=_act,
    close=_close,
    submit_label=N_("Tell the client"),
)
