"""An invoice with everybody it concerns, loaded once, and how it is told to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Self
from zoneinfo import ZoneInfo

from core.delivery.notify import notify
from core.invoices.rules import Rates
from core.kit.card import Attachment
from core.kit.money import Money, Pay
from core.kit.words import N_, Text
from core.models import (
    Accountant,
    ClientDetails,
    InvoiceGenerated,
    JobPosting,
    Organization,
    SelectedCandidate,
    StoredFile,
    TaxRate,
)
from core.models.enums import FeeType, InvoiceStatus
from core.notifications.kind import NotificationKind


@dataclass(frozen=True, slots=True)
class Paper:
    """An invoice, the hire it is for, and both parties."""

    invoice: InvoiceGenerated
    selected: SelectedCandidate
    job: JobPosting
    agency: Organization
    client: ClientDetails
    accountant: Accountant | None
    is_replaced: bool
    """It was cancelled, and another stands in its place."""

    @classmethod
    async def load(cls, invoice: InvoiceGenerated) -> Self:
        await invoice.fetch_related(
            "organization__manager", "client", "selected__candidate", "selected__application__job", "terms"
        )
        accountant = Accountant.get_or_none(organization_id=invoice.organization_id)
        return cls(
            invoice,
            invoice.selected,
            invoice.selected.application.job,
            invoice.organization,
            invoice.client,
            await accountant.select_related("user"),
            await _is_replaced(invoice),
        )

    @property
    def subject(self) -> str:
        return f"invoice:{self.invoice.id}"

    @property
    def to_manager(self) -> list[int]:
        return [self.agency.manager_id]

    @property
    def to_accountant(self) -> list[int]:
        """Who looks after the agency's money: the accountant, or the manager where there is none."""
        return self.to_accountant_beside or self.to_manager

    @property
    def to_accountant_beside(self) -> list[int]:
        """The accountant where he is not the manager himself."""
        accountant = self.accountant
        return [accountant.user_id] if accountant and accountant.user_id not in self.to_manager else []

    @property
    def to_manager_beside(self) -> list[int]:
        """The manager where somebody else looks after the money."""
        return self.to_manager if self.to_accountant_beside else []

    @property
    def to_both(self) -> list[int]:
        return [*self.to_accountant, *self.to_manager]

    @property
    def to_client(self) -> list[int]:
        return [self.client.user_id]

    def money(self, amount: Any) -> Money:
        return Money(amount, self.invoice.currency)

    def params(self, **more: Any) -> dict[str, Any]:
        """What every card about this invoice may say."""
        invoice = self.invoice
        return {
            "invoice": str(invoice.id),
            "placement": str(self.selected.id),
            "code": invoice.invoice_code or "",
            "candidate": self.selected.candidate.name,
            "client": self.client.company_name,
            "agency": self.agency.name,
            "manager": self.agency.manager.name,
            "accountant": self.accountant.user.name if self.accountant else "",
            "title": self.job.title,
            "ctc": Pay(invoice.ctc, invoice.currency),
            "fee": fee_text(invoice),
            "tax": self.tax_text(),
            "total": self.money(invoice.final_price),
            "invoice_date": invoice.invoice_date,
            "due_date": invoice.due_date,
            "joined": self.selected.joined_on,
            **more,
        }

    def due_at(self) -> datetime | None:
        """The end of the working day on which it is to be paid, where the agency is."""
        day = self.invoice.due_date
        return datetime.combine(day, time(18), ZoneInfo(self.agency.zone)) if day else None

    async def tell(
        self,
        kind: NotificationKind,
        to: list[int],
        *,
        now: datetime,
        subject: str = "",
        due_at: datetime | None = None,
        attachments: Sequence[Attachment] = (),
        **more: Any,
    ) -> None:
        """Notify these people about the invoice."""
        await notify(
            kind,
            to=to,
            subject=subject or self.subject,
            organization_id=self.invoice.organization_id,
            now=now,
            due_at=due_at,
            attachments=attachments,
            params=self.params(**more),
        )

    def tax_text(self) -> Text:
        """The tax lines in words."""
        invoice = self.invoice
        if invoice.igst:
            return Text(N_("IGST {igst}"), {"igst": self.money(invoice.igst)})
        if invoice.cgst or invoice.sgst:
            return Text(
                N_("CGST {cgst} + SGST {sgst}"),
                {"cgst": self.money(invoice.cgst), "sgst": self.money(invoice.sgst)},
            )
        return Text(N_("none"))

    def pdf(self) -> list[Attachment]:
        """The paper itself, made when the card is sent."""
        name = f"{(self.invoice.invoice_code or 'invoice').replace('/', '-')}.pdf"
        return [Attachment(0, name, "application/pdf", f"invoice_pdf:{self.invoice.id}")]

    async def proof(self) -> list[Attachment]:
        """The client's proof of payment, if he sent one."""
        file = await StoredFile.get_or_none(id=self.invoice.payment_proof_id or 0)
        return [Attachment(file.id, file.name, file.media_type)] if file else []

    def account(self) -> str:
        """Where the client pays, as it stands on the paper."""
        agency = self.invoice.parties.get("agency", {})
        parts = (agency.get(name) for name in ("account_holder", "bank_name", "account_number", "ifsc"))
        return ", ".join(part for part in parts if part)


async def _is_replaced(invoice: InvoiceGenerated) -> bool:
    if invoice.status is not InvoiceStatus.CANCELLED:
        return False
    others = InvoiceGenerated.filter(selected_id=invoice.selected_id).exclude(status=InvoiceStatus.CANCELLED)
    return await others.exists()


def fee_text(invoice: InvoiceGenerated) -> Text:
    """The fee with the rate it was counted by."""
    sub_total = Money(invoice.sub_total, invoice.currency)
    if invoice.fee_type is FeeType.PERCENTAGE:
        return Text(
            N_("{amount} ({percent} % of the yearly pay)"),
            {"amount": sub_total, "percent": invoice.fee_rate.normalize() + 0},
        )
    return Text(N_("{amount} (fixed)"), {"amount": sub_total})


def today_in(zone: str, now: datetime) -> date:
    """The calendar day of a moment where the agency works."""
    return now.astimezone(ZoneInfo(zone)).date()


async def rates_on(day: date) -> Rates:
    """The tax rates in force on a day; the law's present ones where the table knows none."""
    row = await TaxRate.filter(valid_from__lte=day).order_by("-valid_from").first()
    return Rates(row.cgst, row.sgst, row.igst) if row else Rates()
