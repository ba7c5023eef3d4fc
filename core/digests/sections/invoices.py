"""Invoices: what to approve, to look into, to accept, to pay and to verify."""

from core.digests.section import Row, Saying, Section
from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.money import Money
from core.kit.words import N_, Text

_LIST = """
SELECT v.id, v.due_date AS due, v.selected_id AS placement, coalesce(v.invoice_code, '') AS code,
       p.name AS candidate, c.company_name AS client, o.name AS agency, v.final_price AS amount, v.currency
FROM invoices_generated v
JOIN selected_candidates s ON s.id = v.selected_id
JOIN candidate_profiles p ON p.id = s.candidate_id
JOIN client_details c ON c.id = v.client_id
JOIN organizations o ON o.id = v.organization_id
WHERE {whose} AND v.status {state}
"""
_OF_AGENCY = "v.organization_id = w.agency"
_OF_CLIENT = "v.client_id = w.client"
_NO_BAND = _LIST.format(whose=_OF_AGENCY, state="= 'needs_band'")
_DRAFTS = _LIST.format(whose=_OF_AGENCY, state="= 'draft'").replace(
    "v.due_date AS due", "v.invoice_date AS due"
)
_REPORTED = _LIST.format(whose=_OF_AGENCY, state="= 'reported_paid'")
_DISPUTED = _LIST.format(whose=_OF_AGENCY, state="= 'disputed'")
_OVERDUE = _LIST.format(whose=_OF_AGENCY, state="= 'overdue'")
_DUE = _LIST.format(whose=_OF_AGENCY, state="IN ('sent', 'accepted') AND v.due_date <= w.today + 7")
_TO_ACCEPT = _LIST.format(whose=_OF_CLIENT, state="= 'sent'")
_TO_PAY = _LIST.format(whose=_OF_CLIENT, state="IN ('accepted', 'overdue')")


def _named(row: Row) -> dict[str, object]:
    told = {name: row[name] for name in ("code", "candidate", "client", "agency")}
    return {**told, "total": Money(row["amount"], row["currency"]), "day": row["due"]}


def _open(row: Row, style: Style = Style.PLAIN) -> Button:
    return Button(N_("View invoice"), "view_invoice", (str(row["id"]),), style)


def _no_band(row: Row) -> Saying:
    named = _named(row)
    subject = f"placement:{row['placement']}"
    choose = Button(N_("Choose a band"), "choose_band", (subject,), Style.PRIMARY)
    return Saying(Text(N_("{candidate}, {client}: the pay is outside all bands"), named), subject, (choose,))


def _draft(row: Row) -> Saying:
    named = _named(row)
    approve = Button(N_("Approve"), "approve_invoice", (str(row["id"]),), Style.PRIMARY)
    return Saying(
        Text(N_("{total} to {client} for {candidate}"), named),
        f"invoice:{row['id']}",
        (approve, _open(row)),
    )


def _reported(row: Row) -> Saying:
    named = _named(row)
    verify = Button(
        N_("Verify"),
        "verify_payment",
        (str(row["id"]),),
        Style.PRIMARY,
        confirm=N_("Has the money really arrived?"),
    )
    told = Text(N_("{code}: {client} says it has paid {total}"), named)
    return Saying(told, f"invoice:{row['id']}", (verify, _open(row)))


def _disputed(row: Row) -> Saying:
    named = _named(row)
    return Saying(Text(N_("{code}: {client} disputes {total}"), named), f"invoice:{row['id']}", (_open(row),))


def _owed(row: Row) -> Saying:
    named = _named(row)
    return Saying(
        Text(N_("{code}: {client}, {total}, due on {day}"), named),
        f"invoice:{row['id']}",
        (_open(row),),
    )


def _to_accept(row: Row) -> Saying:
    named = _named(row)
    accept = Button(N_("Accept"), "accept_invoice", (str(row["id"]),), Style.PRIMARY)
    told = Text(N_("{code} from {agency}: {total} for {candidate}, due on {day}"), named)
    return Saying(told, f"invoice:{row['id']}", (accept, _open(row)))


def _to_pay(row: Row) -> Saying:
    named = _named(row)
    subject = f"invoice:{row['id']}"
    report = Button(N_("Report payment"), "report_payment", (subject,), Style.PRIMARY)
    return Saying(Text(N_("{code} to {agency}: {total}, due on {day}"), named), subject, (report,))


_MANAGER, _ACCOUNTANT = frozenset({Role.MANAGER}), frozenset({Role.ACCOUNTANT})
_CLIENT, _MONEY = frozenset({Role.CLIENT}), _MANAGER | _ACCOUNTANT
_ALL = Button(N_("All invoices"), "invoices")
SECTIONS = (
    Section("no_band", _MANAGER, 25, N_("Invoices that need a band"), _NO_BAND, _no_band, _ALL),
    Section("drafts", _MONEY, 60, N_("Invoices to approve"), _DRAFTS, _draft, _ALL),
    Section("reported", _MONEY, 62, N_("Payments to verify"), _REPORTED, _reported, _ALL),
    Section("disputed", _MONEY, 64, N_("Disputed invoices"), _DISPUTED, _disputed, _ALL),
    Section("overdue", _MONEY, 66, N_("Overdue invoices"), _OVERDUE, _owed, _ALL),
    Section("due", _ACCOUNTANT, 68, N_("Due within a week"), _DUE, _owed, _ALL, is_dated=True),
    Section("to_accept", _CLIENT, 40, N_("Invoices to accept"), _TO_ACCEPT, _to_accept, _ALL),
    Section("to_pay", _CLIENT, 45, N_("Invoices to pay"), _TO_PAY, _to_pay, _ALL),
)
