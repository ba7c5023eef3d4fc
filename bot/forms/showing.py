"""A kept value in the reader's words."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, assert_never

import phonenumbers

from bot.forms import kinds
from core.kit.words import N_, Words

SKIPPED = N_("—")


def show(kind: kinds.Kind, value: Any, words: Words) -> str:
    """The value as the person would write it; a dash where it was skipped."""
    if value is None:
        return words(SKIPPED)
    match kind:
        case kinds.Line() | kinds.LongText() | kinds.Email():
            return str(value)
        case kinds.Number():
            return words.number(Decimal(str(value)))
        case kinds.Sum(currency=currency):
            return words.pay(Decimal(value), currency)
        case kinds.Day():
            return words.date(date.fromisoformat(value))
        case kinds.Moment():
            return words.moment(datetime.fromisoformat(value))
        case kinds.YesNo():
            return words(N_("Yes")) if value else words(N_("No"))
        case kinds.Choice(options):
            return _label(options, value, words)
        case kinds.Several(options):
            return words.list([_label(options, one, words) for one in value])
        case kinds.Pick():
            return str(value["label"])
        case kinds.PickSeveral():
            return words.list([str(one["label"]) for one in value])
        case kinds.Phone():
            return _phone(value)
        case kinds.File():
            return str(value["name"])
        case _:
            assert_never(kind)


def _label(options: tuple[kinds.Option, ...], value: str, words: Words) -> str:
    return next((words(option.label) for option in options if option.value == value), value)


def _phone(value: str) -> str:
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return value
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
