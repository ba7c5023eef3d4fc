"""Cancel an invoice draft, with a reason."""

from datetime import datetime

from bot.asking.bills import bill_facts
from bot.asking.reason import Facts, reason_form
from core.invoices.access import invoice_of_agency
from core.invoices.cancel_invoice import cancel_invoice, check_cancellable
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.words import N_, Words
from core.models import InvoiceGenerated


async def _find(actor: Actor, invoice_id: int) -> Facts:
    invoice = await invoice_of_agency(actor, invoice_id)
    check_cancellable(invoice)
    return await bill_facts(invoice)


async def _act(actor: Actor, invoice_id: int, reason: str, now: datetime) -> InvoiceGenerated:
    return await cancel_invoice(actor, invoice_id, reason, now=now)


def _close(invoice: InvoiceGenerated, facts: Facts, words: Words) -> Card:
    return Card(
        words(N_("The invoice draft for {name} is cancelled."), name=facts["candidate"]),
        (words(N_("If it was only wrong, draft it anew from /invoices.")),),
    )


FORM = reason_form(
    "cancel_invoice",
    title=N_("Cancel a draft"),
    description=N_("Cancel an invoice draft"),
    roles={Role.ACCOUNTANT, Role.MANAGER},
    noun="invoice",
    about=N_("The invoice for {candidate} to {client}: {total}."),
    ask=N_("Why is it cancelled? It stays in the books."),
    find=_find,
    act=_act,
    close=_close,
    submit_label=N_("Cancel draft"),
)
