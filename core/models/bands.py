"""What a fee band says, wherever it is kept: offered, negotiated or frozen into a job."""

from decimal import Decimal

from tortoise import fields

from core.models.columns import Table, choice, currency, money
from core.models.enums import FeeType


class Band(Table):
    """A fee for a range of yearly cost: [ctc_min, ctc_max), the highest band including its end.

    The default fee is about one month's pay.
    """

    ctc_min = money()
    ctc_max = money()
    currency = currency()
    service_fee_type = choice(FeeType, default=FeeType.PERCENTAGE)
    service_fee = money(default=Decimal("8.33"))
    replacement_clause = fields.IntField(default=90)
    invoice_after = fields.IntField(default=30)
    payment_within = fields.IntField(default=7)
    interest_percentage = fields.DecimalField(4, 2, default=Decimal("0"))
    description = fields.TextField(default="")

    class Meta:
        abstract = True
