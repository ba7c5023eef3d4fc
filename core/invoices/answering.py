"""In which states the client may still answer an invoice, or say that it is paid."""

from collections.abc import Collection

from core.kit.errors import AlreadyDone, WrongState
from core.kit.words import N_
from core.models import InvoiceGenerated
from core.models.enums import InvoiceStatus

ANSWERABLE = frozenset({InvoiceStatus.SENT, InvoiceStatus.OVERDUE, InvoiceStatus.DISPUTED})
DISPUTABLE = frozenset({InvoiceStatus.SENT, InvoiceStatus.ACCEPTED, InvoiceStatus.OVERDUE})
PAYABLE = DISPUTABLE | {InvoiceStatus.DISPUTED}


def check_state(invoice: InvoiceGenerated, allowed: Collection[InvoiceStatus]) -> None:
    """Refuse with what has happened to the invoice meanwhile."""
    if invoice.status in allowed:
        return
    if invoice.status is InvoiceStatus.CANCELLED:
        raise WrongState(
            N_("Invoice {code} was cancelled; nothing is to be paid."), code=invoice.invoice_code
        )
    if invoice.status is InvoiceStatus.VERIFIED:
        raise AlreadyDone(N_("Invoice {code} is paid and settled."), code=invoice.invoice_code)
    if invoice.status is InvoiceStatus.REPORTED_PAID:
        raise AlreadyDone(
            N_("The payment of invoice {code} has been reported and is being checked."),
            code=invoice.invoice_code,
        )
    if invoice.status is InvoiceStatus.DISPUTED:
        raise AlreadyDone(N_("Invoice {code} is disputed already."), code=invoice.invoice_code)
    if invoice.status is InvoiceStatus.ACCEPTED:
        raise AlreadyDone(N_("Invoice {code} was accepted before."), code=invoice.invoice_code)
    raise WrongState(N_("This invoice has not been sent yet."))
