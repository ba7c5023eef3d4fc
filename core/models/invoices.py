"""Invoices, credit notes, their numbers and the taxes on them."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tortoise import fields

from core.models.columns import Table, belongs_to, choice, currency, mentions, money
from core.models.enums import FeeType, InvoiceStatus, PaperSeries

if TYPE_CHECKING:
    from core.models.agency import Organization
    from core.models.clients import ClientDetails
    from core.models.files import StoredFile
    from core.models.jobs import JobPostTerms
    from core.models.people import User
    from core.models.placements import SelectedCandidate


class InvoiceGenerated(Table):
    """The bill for one hire; it has a number from its approval on and is never edited after."""

    organization: fields.ForeignKeyRelation[Organization] = belongs_to(
        "Organization", "invoices", index=False
    )
    organization_id: int
    client: fields.ForeignKeyRelation[ClientDetails] = belongs_to("ClientDetails", "invoices", index=False)
    client_id: int
    selected: fields.ForeignKeyRelation[SelectedCandidate] = belongs_to("SelectedCandidate", "invoices")
    selected_id: int
    terms: fields.ForeignKeyNullableRelation[JobPostTerms] = mentions("JobPostTerms")
    terms_id: int | None
    invoice_code = fields.CharField(16, null=True)
    status = choice(InvoiceStatus, default=InvoiceStatus.DRAFT)
    ctc = money()
    fee_type = choice(FeeType, null=True)
    fee_rate = money(default=Decimal("0"))
    sub_total = money(default=Decimal("0"))
    cgst = money(default=Decimal("0"))
    sgst = money(default=Decimal("0"))
    igst = money(default=Decimal("0"))
    tax_total = money(default=Decimal("0"))
    final_price = money(default=Decimal("0"))
    currency = currency()
    invoice_date: fields.Field[datetime.date | None] = fields.DateField(null=True)
    due_date: fields.Field[datetime.date | None] = fields.DateField(null=True)
    interest_percentage = fields.DecimalField(4, 2, default=Decimal("0"))
    parties = fields.JSONField[dict[str, Any]](default=dict)
    note = fields.TextField(default="")
    approved_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    approved_by_id: int | None
    approved_at = fields.DatetimeField(null=True)
    sent_at = fields.DatetimeField(null=True)
    accepted_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    accepted_by_id: int | None
    accepted_at = fields.DatetimeField(null=True)
    disputed_at = fields.DatetimeField(null=True)
    dispute_reason = fields.TextField(default="")
    payment_method = fields.CharField(50, default="")
    payment_reference = fields.CharField(255, default="")
    paid_on: fields.Field[datetime.date | None] = fields.DateField(null=True)
    payment_proof: fields.ForeignKeyNullableRelation[StoredFile] = mentions("StoredFile")
    payment_proof_id: int | None
    reported_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    reported_by_id: int | None
    reported_at = fields.DatetimeField(null=True)
    verified_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    verified_by_id: int | None
    verified_at = fields.DatetimeField(null=True)
    cancelled_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    cancelled_by_id: int | None
    cancelled_at = fields.DatetimeField(null=True)
    cancel_reason = fields.TextField(default="")
    pdf: fields.ForeignKeyNullableRelation[StoredFile] = mentions("StoredFile")
    pdf_id: int | None
    created_at = fields.DatetimeField(auto_now_add=True)

    credit_notes: fields.ReverseRelation[CreditNote]

    class Meta:
        table = "invoices_generated"
        unique_together = (("organization", "invoice_code"),)
        indexes = (("organization", "status", "id"), ("client", "status", "id"))


class CreditNote(Table):
    """The correction of an approved invoice."""

    organization: fields.ForeignKeyRelation[Organization] = belongs_to(
        "Organization", "credit_notes", index=False
    )
    organization_id: int
    invoice: fields.ForeignKeyRelation[InvoiceGenerated] = belongs_to("InvoiceGenerated", "credit_notes")
    invoice_id: int
    note_code = fields.CharField(16)
    sub_total = money()
    cgst = money(default=Decimal("0"))
    sgst = money(default=Decimal("0"))
    igst = money(default=Decimal("0"))
    tax_total = money(default=Decimal("0"))
    final_price = money()
    currency = currency()
    reason = fields.TextField()
    issued_on: fields.Field[datetime.date] = fields.DateField()
    issued_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    issued_by_id: int | None
    pdf: fields.ForeignKeyNullableRelation[StoredFile] = mentions("StoredFile")
    pdf_id: int | None
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "credit_notes"
        unique_together = (("organization", "note_code"),)


class InvoiceSequence(Table):
    """The last number given in a financial year; its row lock makes numbers consecutive and without gaps."""

    organization: fields.ForeignKeyRelation[Organization] = belongs_to(
        "Organization", "invoice_sequences", index=False
    )
    organization_id: int
    financial_year = fields.CharField(7)
    series = choice(PaperSeries, default=PaperSeries.INVOICE)
    last_number = fields.IntField(default=0)

    class Meta:
        table = "invoice_sequences"
        unique_together = (("organization", "financial_year", "series"),)


class TaxRate(Table):
    """The GST rates in per cent in force from a day on (CGST Act 2017, notification 11/2017)."""

    valid_from: fields.Field[datetime.date] = fields.DateField(unique=True)
    cgst = fields.DecimalField(5, 2)
    sgst = fields.DecimalField(5, 2)
    igst = fields.DecimalField(5, 2)

    class Meta:
        table = "tax_rates"
