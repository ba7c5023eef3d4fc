"""What is told about invoices, from the draft to the verified payment."""

from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.words import N_
from core.models.enums import NotificationCategory as Category
from core.notifications.due import Due
from core.notifications.kind import Params, Rows, kind
from core.notifications.placements import CHOOSE_BAND

APPROVE_INVOICE = Due(working_days=2)
ANSWER_INVOICE = Due(known_as="the due date of the invoice")
PAY = Due(known_as="the due date of the invoice")
PAY_LATE = Due(working_days=3)
"""Where the due date has passed, or a payment was not found."""
VERIFY_PAYMENT = Due(working_days=2)

_SUMS = (
    (N_("Candidate"), "candidate"),
    (N_("Job"), "title"),
    (N_("Yearly pay (CTC)"), "ctc"),
    (N_("Fee"), "fee"),
    (N_("Tax"), "tax"),
    (N_("Total"), "total"),
    (N_("Invoice date"), "invoice_date"),
    (N_("Due date"), "due_date"),
)
_BRIEF = ((N_("Candidate"), "candidate"), (N_("Total"), "total"), (N_("Due date"), "due_date"))


def _approve(params: Params) -> Rows:
    return [[Button(N_("Approve"), "approve_invoice", (params["invoice"],), Style.PRIMARY)]]


def _choose_band(params: Params) -> Rows:
    return [
        [Button(N_("Choose a band"), "choose_band", (f"placement:{params['placement']}",), Style.PRIMARY)]
    ]


def _view(params: Params) -> Rows:
    return [[Button(N_("View invoice"), "view_invoice", (params["invoice"],))]]


def _answer(params: Params) -> Rows:
    invoice = params["invoice"]
    return [
        [
            Button(N_("Accept"), "accept_invoice", (invoice,), Style.PRIMARY),
            Button(N_("Dispute"), "dispute_invoice", (f"invoice:{invoice}",), Style.DANGER),
        ]
    ]


def _report(params: Params) -> Rows:
    subject = f"invoice:{params['invoice']}"
    return [[Button(N_("Report payment"), "report_payment", (subject,), Style.PRIMARY)]]


def _verify(params: Params) -> Rows:
    return [
        [
            Button(
                N_("Verify"),
                "verify_payment",
                (params["invoice"],),
                Style.PRIMARY,
                confirm=N_("Has the money really arrived?"),
            ),
            Button(N_("Not received"), "reject_payment", (f"invoice:{params['invoice']}",), Style.DANGER),
        ]
    ]


INVOICE_DRAFTED = kind(
    "invoice_drafted",
    Category.INVOICE_GENERATED,
    N_("An invoice to {client} is ready for your approval: {total}"),
    to=(Role.ACCOUNTANT,),
    why=N_("An invoice was drafted, which you approve."),
    lines=(N_("{candidate} has joined. On its date the invoice is sent by itself."),),
    facts=_SUMS,
    awaits="approve_invoice",
    due=APPROVE_INVOICE,
    rows=_approve,
    after_rows=_view,
)
INVOICE_DRAFTED_FOR_MANAGER = kind(
    "invoice_drafted_for_manager",
    Category.INVOICE_GENERATED,
    N_("An invoice to {client} is drafted: {total}"),
    to=(Role.MANAGER,),
    why=N_("An invoice of your agency was drafted."),
    lines=(N_("It is for {candidate}. {accountant} has been asked to approve it."),),
    facts=_SUMS,
    after_rows=_view,
    low=True,
)
INVOICE_NEEDS_BAND = kind(
    "invoice_needs_band",
    Category.INVOICE_GENERATED,
    N_("The invoice for {candidate} needs a band"),
    to=(Role.MANAGER,),
    why=N_("Somebody joined at a yearly pay that no band covers."),
    lines=(
        N_("{candidate} has joined {client} at {ctc}, which is outside all bands of {title}."),
        N_("Please choose the band by which the fee is counted."),
    ),
    awaits="choose_band",
    due=CHOOSE_BAND,
    rows=_choose_band,
)
INVOICE_WAITS_FOR_BAND = kind(
    "invoice_waits_for_band",
    Category.INVOICE_GENERATED,
    N_("The invoice for {candidate} waits for a band"),
    to=(Role.ACCOUNTANT,),
    why=N_("Somebody joined at a yearly pay that no band covers."),
    lines=(
        N_("{candidate} has joined {client} at {ctc}, which is outside all bands of {title}."),
        N_("{manager} chooses the band; then I will ask you to approve."),
    ),
    low=True,
)
INVOICE_APPROVED = kind(
    "invoice_approved",
    Category.INVOICE_GENERATED,
    N_("{by} approved invoice {code} to {client}: {total}"),
    to=(Role.MANAGER, Role.ACCOUNTANT),
    why=N_("Somebody else approved an invoice of your agency."),
    lines=(N_("It will be sent on {invoice_date}."),),
    facts=_SUMS,
    after_rows=_view,
)
INVOICE_SENT_TO_CLIENT = kind(
    "invoice_sent_to_client",
    Category.INVOICE_GENERATED,
    N_("Invoice {code} from {agency}: {total}, due on {due_date}"),
    to=(Role.CLIENT,),
    why=N_("An agency sent you an invoice."),
    lines=(N_("It is for {candidate}, who joined on {joined}. The PDF is attached."),),
    facts=_SUMS,
    awaits="answer_invoice",
    due=ANSWER_INVOICE,
    rows=_answer,
    after_rows=_view,
)
INVOICE_SENT = kind(
    "invoice_sent",
    Category.INVOICE_GENERATED,
    N_("Invoice {code} went to {client}: {total}"),
    to=(Role.MANAGER, Role.ACCOUNTANT),
    why=N_("An invoice of your agency went to the client."),
    lines=(N_("They have been asked to accept it. It is due on {due_date}."),),
    facts=_BRIEF,
    after_rows=_view,
)
INVOICE_ACCEPTED = kind(
    "invoice_accepted",
    Category.INVOICE_GENERATED,
    N_("{client} accepted invoice {code}: {total}"),
    to=(Role.MANAGER, Role.ACCOUNTANT),
    why=N_("A client accepted an invoice of your agency."),
    lines=(N_("Accepted by {by}. It is due on {due_date}."),),
    facts=_BRIEF,
    after_rows=_view,
)
PAYMENT_TO_REPORT = kind(
    "payment_to_report",
    Category.INVOICE_GENERATED,
    N_("Please pay invoice {code} by {due_date}: {total}"),
    to=(Role.CLIENT,),
    why=N_("You accepted an invoice, which is to be paid."),
    lines=(N_("When you have paid, tell {agency} here with the transaction id."),),
    facts=((N_("Pay to"), "account"), (N_("Candidate"), "candidate")),
    awaits="report_payment",
    due=PAY,
    rows=_report,
    after_rows=_view,
)
INVOICE_DISPUTED = kind(
    "invoice_disputed",
    Category.INVOICE_GENERATED,
    N_("{client} disputes invoice {code}: {total}"),
    to=(Role.MANAGER, Role.ACCOUNTANT),
    why=N_("A client disputes an invoice of your agency."),
    lines=(N_("{by} writes: {reason}"), N_("Please talk to them. A correction is made by a credit note.")),
    facts=_BRIEF,
    after_rows=_view,
)
INVOICE_OVERDUE_FOR_CLIENT = kind(
    "invoice_overdue_for_client",
    Category.INVOICE_GENERATED,
    N_("Invoice {code} is overdue since {due_date}: {total}"),
    to=(Role.CLIENT,),
    why=N_("The due date of an invoice to you has passed."),
    lines=(
        N_("Have you paid? Please tell {agency} here."),
        N_("Late interest so far: {interest}. It grows from day to day."),
    ),
    facts=((N_("Pay to"), "account"), (N_("Candidate"), "candidate")),
    awaits="report_payment",
    due=PAY_LATE,
    rows=_report,
    after_rows=_view,
    priority=2,
)
INVOICE_OVERDUE = kind(
    "invoice_overdue",
    Category.INVOICE_GENERATED,
    N_("{client} has not paid invoice {code}: {total}"),
    to=(Role.MANAGER, Role.ACCOUNTANT),
    why=N_("A client has not paid an invoice of your agency by its due date."),
    lines=(N_("It was due on {due_date}. They have been reminded."),),
    facts=((N_("Candidate"), "candidate"), (N_("Late interest so far"), "interest")),
    after_rows=_view,
    priority=2,
)
PAYMENT_REPORTED = kind(
    "payment_reported",
    Category.INVOICE_GENERATED,
    N_("{client} paid invoice {code}: {total}. Has it arrived?"),
    to=(Role.ACCOUNTANT,),
    why=N_("A client reported a payment, which you verify."),
    lines=(N_("Please look at the bank account and verify."),),
    facts=(
        (N_("Method"), "method"),
        (N_("Transaction"), "reference"),
        (N_("Paid on"), "paid_on"),
        (N_("Reported by"), "by"),
        (N_("Late interest"), "interest"),
    ),
    awaits="verify_payment",
    due=VERIFY_PAYMENT,
    rows=_verify,
    after_rows=_view,
)
PAYMENT_REPORTED_FOR_MANAGER = kind(
    "payment_reported_for_manager",
    Category.INVOICE_GENERATED,
    N_("{client} paid invoice {code}: {total}"),
    to=(Role.MANAGER,),
    why=N_("A client reported the payment of an invoice of your agency."),
    lines=(N_("{accountant} has been asked to verify it."),),
    facts=((N_("Candidate"), "candidate"), (N_("Paid on"), "paid_on")),
    after_rows=_view,
    low=True,
)
PAYMENT_NOT_FOUND = kind(
    "payment_not_found",
    Category.INVOICE_GENERATED,
    N_("{agency} cannot find your payment of invoice {code}: {total}"),
    to=(Role.CLIENT,),
    why=N_("An agency cannot find a payment you reported."),
    lines=(N_("{by} writes: {reason}"), N_("Please look again and report the payment anew.")),
    facts=((N_("Method"), "method"), (N_("Transaction"), "reference")),
    awaits="report_payment",
    due=PAY_LATE,
    rows=_report,
    after_rows=_view,
)
INVOICE_CANCELLED = kind(
    "invoice_cancelled",
    Category.INVOICE_GENERATED,
    N_("{by} cancelled the invoice draft for {candidate}"),
    to=(Role.MANAGER, Role.ACCOUNTANT),
    why=N_("Somebody else cancelled the draft of an invoice of your agency."),
    lines=(N_("{title} at {client}. Why: {reason}"),),
    after_rows=_view,
)
PAYMENT_VERIFIED = kind(
    "payment_verified",
    Category.INVOICE_GENERATED,
    N_("Invoice {code} is settled: {total} has arrived"),
    to=(Role.CLIENT, Role.MANAGER, Role.ACCOUNTANT),
    why=N_("A payment has arrived."),
    lines=(N_("Verified by {by}. Thank you!"),),
    facts=((N_("Candidate"), "candidate"), (N_("Transaction"), "reference")),
    after_rows=_view,
)
