"""Who may draft, approve, send, answer, pay and settle an invoice."""

from core.invoices.accept_invoice import accept_invoice
from core.invoices.approve_invoice import approve_invoice
from core.invoices.cancel_invoice import cancel_invoice
from core.invoices.dispute_invoice import dispute_invoice
from core.invoices.draft_invoice import draft_invoice
from core.invoices.reject_payment import reject_payment
from core.invoices.report_payment import report_payment
from core.invoices.send_invoice import send_invoice
from core.invoices.verify_payment import verify_payment
from core.kit.actor import Role
from core.models import InvoiceGenerated
from tests.refusals.case import Case
from tests.stages.invoices import (
    PAID_AT,
    PAYMENT,
    SENT_AT,
    approved_invoice,
    cancelled_draft,
    drafted_invoice,
    paid_invoice,
    sent_invoice,
)
from tests.stages.placements import JOINED_AT
from tests.world import World

MONEY = {Role.ACCOUNTANT, Role.MANAGER}


def _invoice(world: World) -> InvoiceGenerated:
    invoice = world.things["invoice"]
    assert isinstance(invoice, InvoiceGenerated)
    return invoice


CASES = [
    Case(
        use_case=draft_invoice,
        call=lambda world, actor: draft_invoice(actor, _invoice(world).selected_id, now=JOINED_AT),
        allowed={*MONEY, Role.CLIENT},
        stage=cancelled_draft,
    ),
    Case(
        use_case=approve_invoice,
        call=lambda world, actor: approve_invoice(actor, _invoice(world).id, now=JOINED_AT),
        allowed=MONEY,
        stage=drafted_invoice,
    ),
    Case(
        use_case=cancel_invoice,
        call=lambda world, actor: cancel_invoice(actor, _invoice(world).id, "Wrong number.", now=JOINED_AT),
        allowed=MONEY,
        stage=drafted_invoice,
    ),
    Case(
        use_case=reject_payment,
        call=lambda world, actor: reject_payment(actor, _invoice(world).id, "Nothing came.", now=PAID_AT),
        allowed=MONEY,
        stage=paid_invoice,
    ),
    Case(
        use_case=send_invoice,
        call=lambda world, actor: send_invoice(actor, _invoice(world).id, now=SENT_AT),
        allowed=MONEY,
        stage=approved_invoice,
    ),
    Case(
        use_case=accept_invoice,
        call=lambda world, actor: accept_invoice(actor, _invoice(world).id, now=SENT_AT),
        allowed={Role.CLIENT},
        stage=sent_invoice,
    ),
    Case(
        use_case=dispute_invoice,
        call=lambda world, actor: dispute_invoice(actor, _invoice(world).id, "Wrong date.", now=SENT_AT),
        allowed={Role.CLIENT},
        stage=sent_invoice,
    ),
    Case(
        use_case=report_payment,
        call=lambda world, actor: report_payment(actor, _invoice(world).id, PAYMENT, now=PAID_AT),
        allowed={Role.CLIENT},
        stage=sent_invoice,
    ),
    Case(
        use_case=verify_payment,
        call=lambda world, actor: verify_payment(actor, _invoice(world).id, now=PAID_AT),
        allowed=MONEY,
        stage=paid_invoice,
    ),
]
