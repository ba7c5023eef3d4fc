"""What is amiss with a yearly pay as it was typed."""

from decimal import Decimal
from typing import Any

from bot.forms.answers import Answers
from bot.forms.kinds import Sum
from bot.forms.setting import Setting
from core.kit.money import Pay
from core.kit.words import N_, Text

LEAST = Decimal(10_000)
YEARLY = Sum(least_bare=LEAST)
"""A yearly pay: 8.5 alone is asked back, for it may be lakhs or crores."""
YEARLY_ABOVE_0 = Sum(low=Decimal(1), least_bare=LEAST)


def is_yearly(value: Any, given: Answers, setting: Setting) -> Text | None:
    """Whoever writes 8 means 8 lakh: ask, rather than keep eight rupees a year."""
    if value is None or not 0 < Decimal(value) < LEAST:
        return None
    return Text(
        N_("{pay} a year? If you mean lakhs, write “{lakhs} lakh” or “{lakhs} LPA”."),
        {"pay": Pay(Decimal(value)), "lakhs": f"{Decimal(value).normalize():f}"},
    )
