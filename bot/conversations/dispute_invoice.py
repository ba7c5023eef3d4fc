"""Dispute an invoice, with a reason."""

from datetime import datetime

from bot.asking.reason import Facts, reason_form
from core.invoices.access import invoice_of_client
from core.invoices.answering import DISPUTABLE, check_state
from core.invoices.dispute_invoice import dispute_invoice
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.money import Money
from core.kit.words import N_, Words
from core.models import InvoiceGenerated


async def _find(actor: Actor, invoice_id: int) -> Facts:
    invoice = await invoice_of_client(actor, invoice_id)
    check_state(invoice, DISPUTABLE)
    return {"code": invoice.invoice_code, "total": Money(invoice.final_price, invoice.currency)}


async def _act(actor: Actor, invoice_id: int, reason: str, now: datetime) -> InvoiceGenerated:
    return await dispute_invoice(actor, invoice_id, reason, now=now)


def _close(invoice: InvoiceGenerated, facts: Facts, words: Words) -> Card:
    told = N_("The agency has your reason and will come back to you. Nothing is to be paid until then.")
    return Card(words(N_("You dispute invoice {code}."), code=invoice.invoice_code), (words(told),))


FORM = reason_form(
    "dispute_invoice",
    title=N_("Dispute an invoice"),
    description=N_("Say what is wrong with an invoice"),
    roles={Role.CLIENT},
    noun="invoice",
    about=N_("Invoice {code}: {total}."),
    ask=N_("What is wrong with it? The agency reads this."),
    hint=N_("Example: the joining date was 3 April, not 1 April"),
    find=_find,
    act=_act,
    close=_close,
    submit_label=N_("Dispute it"),
)
