"""What a client offers, and which offer is refused; pure but for the types."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from core.kit.errors import InvalidValue
from core.kit.words import N_

FARTHEST = timedelta(days=365)
HIGHEST_CTC = Decimal(1_000_000_000)


@dataclass(frozen=True, slots=True)
class Offer:
    """Yearly pay in whole rupees, the first day of work, and what comes with it."""

    ctc: Decimal
    joining_date: date
    benefits: str = ""


def check_offer(offer: Offer, today: date) -> None:
    """Refuse a sum or a day that cannot be meant; a sum outside the job's range or bands is allowed."""
    if not 0 < offer.ctc <= HIGHEST_CTC:
        raise InvalidValue("ctc", N_("Please give the yearly pay in rupees, e.g. 8,00,000 or 8 lakh."))
    if offer.joining_date < today:
        raise InvalidValue(
            "joining_date", N_("{day} has passed. Please give a day to come."), day=offer.joining_date
        )
    if offer.joining_date > today + FARTHEST:
        raise InvalidValue("joining_date", N_("That is more than a year away. Please give a nearer day."))
