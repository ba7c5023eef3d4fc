"""Values that JSON does not know, kept exact on their way through the database."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from core.kit.money import Money, Pay
from core.kit.words import Local, Text

_PLAIN = frozenset({str, int, float, bool, type(None)})
"""What most of every message is made of, and JSON knows."""


def pack(value: Any) -> Any:
    """Turn a value into JSON, marking moments, days, sums and texts so that `unpack` restores them."""
    if type(value) in _PLAIN:
        return value
    match value:
        case Local():
            return {"$moment": value.moment.isoformat(), "$zone": value.zone}
        case datetime():
            return {"$moment": value.isoformat()}
        case date():
            return {"$day": value.isoformat()}
        case Decimal():
            return {"$number": str(value)}
        case Pay():
            return {"$pay": [str(value.amount), value.currency]}
        case Money():
            return {"$money": [str(value.amount), value.currency]}
        case Text():
            return {"$text": [value.msgid, pack(value.params)]}
        case Mapping():
            return {str(name): pack(item) for name, item in value.items()}
        case list() | tuple():
            return [pack(item) for item in value]
        case _:
            return value


def unpack(value: Any) -> Any:
    """Restore what `pack` wrote."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, list):
        return [unpack(item) for item in value]
    if not isinstance(value, dict):
        return value
    if next(iter(value), "").startswith("$"):
        return _restored(value)
    return {name: unpack(item) for name, item in value.items()}


def _restored(value: dict[str, Any]) -> Any:
    match value:
        case {"$moment": str(moment), "$zone": str(zone)}:
            return Local(datetime.fromisoformat(moment), zone)
        case {"$moment": str(moment)}:
            return datetime.fromisoformat(moment)
        case {"$day": str(day)}:
            return date.fromisoformat(day)
        case {"$number": str(number)}:
            return Decimal(number)
        case {"$money": [str(amount), str(currency)]}:
            return Money(Decimal(amount), currency)
        case {"$pay": [str(amount), str(currency)]}:
            return Pay(Decimal(amount), currency)
        case {"$text": [str(msgid), dict(params)]}:
            return Text(msgid, unpack(params))
        case _:
            return {name: unpack(item) for name, item in value.items()}
