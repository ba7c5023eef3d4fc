"""What stands on an invoice or a credit note (CGST Rules 2017, rules 46 and 53); the sums are given."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

RECRUITMENT = "998512"
"""Permanent placement other than executive search (GST scheme of classification of services, group 99851)."""


class Mark(StrEnum):
    """What is written across a paper that may not be paid."""

    NONE = ""
    DRAFT = "draft"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Bank:
    """Where to pay."""

    holder: str
    number: str
    name: str
    ifsc: str


@dataclass(frozen=True, slots=True)
class Party:
    """The supplier or the buyer as they stood when the paper was made."""

    name: str
    address: str
    gstin: str = ""
    pan: str = ""
    mail: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class FeeLine:
    """The fee for one hire; without `percent` it is a fixed one."""

    candidate: str
    job: str
    joined_on: date | None
    ctc: Decimal
    percent: Decimal | None
    fee: Decimal
    sac: str = RECRUITMENT


@dataclass(frozen=True, slots=True)
class TaxLine:
    """CGST, SGST or IGST."""

    name: str
    percent: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Corrects:
    """What a credit note takes back, and why."""

    number: str
    issued_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class InvoicePaper:
    """One page; with `corrects` it is a credit note, without a number it is not valid yet."""

    number: str
    issued_on: date | None
    supplier: Party
    buyer: Party
    place_of_supply: str
    lines: tuple[FeeLine, ...]
    subtotal: Decimal
    taxes: tuple[TaxLine, ...]
    total: Decimal
    due_on: date | None = None
    bank: Bank | None = None
    interest_percent: Decimal = Decimal(0)
    interest_accrued: Decimal = Decimal(0)
    currency: str = "INR"
    mark: Mark = Mark.NONE
    corrects: Corrects | None = None
