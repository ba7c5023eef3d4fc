"""Dates, times and sums as people write them, read strictly: what is ambiguous is refused."""

import re
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.forms.setting import Setting

UNITS = {
    "k": 1_000,
    "thousand": 1_000,
    "l": 100_000,
    "lac": 100_000,
    "lacs": 100_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "lpa": 100_000,
    "cr": 10_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
}
MOST_DIGITS = 18
"""Decimal reckons with 28, and a crore has eight."""
SIGNS = re.compile(r"₹|\binr\b|\brs\.?|%|/-", re.IGNORECASE)
NUMBER = re.compile(r"^([+-]?)(\d{1,3}(?:,\d{2,3})+|\d+)(?:\.(\d+))?\s*([a-z]*)$", re.IGNORECASE)


class HumanError(ValueError):
    """What was typed cannot be read with certainty."""


def read_number(typed: str, *, money: bool = False) -> Decimal:
    """A number; with `money` also 5 lakh, 8.5 LPA, 1.2 crore and ₹ 12,00,000."""
    bare = SIGNS.sub("", typed).strip() if money else typed.strip()
    found = NUMBER.match(bare)
    if found is None or len(bare) > 30:
        raise HumanError(typed)
    sign, whole, fraction, unit = found.groups()
    factor = UNITS.get(unit.lower()) if unit else 1
    if factor is None or (unit and not money):
        raise HumanError(typed)
    if len(whole) + len(fraction or "") > MOST_DIGITS:
        raise HumanError(typed)
    value = Decimal(f"{sign}{whole.replace(',', '')}.{fraction or '0'}") * factor
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


ISO_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
SLASHED = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$")
CLOCK = re.compile(r"\d{1,2}:\d{2}|\d\s*(am|pm)\b|\bnoon\b", re.IGNORECASE)
WORD_OR_DIGIT = re.compile(r"\d|today|tomorrow|week|month|mon|tue|wed|thu|fri|sat|sun|आज|कल", re.IGNORECASE)


def read_day(typed: str, setting: Setting) -> date:
    """A day: 2026-03-31, 31/3/2026, 31 March, tomorrow, next Friday."""
    if ISO_DAY.match(typed):
        try:
            return date.fromisoformat(typed)
        except ValueError:
            raise HumanError(typed) from None
    slashed = SLASHED.match(typed)
    if slashed is not None:
        return _slashed(typed, *map(int, slashed.groups()))
    return _parsed(typed, setting).date()


def _slashed(typed: str, day: int, month: int, year: int) -> date:
    """Day first, as India writes; the other order is not guessed at."""
    try:
        return date(year, month, day)
    except ValueError:
        raise HumanError(typed) from None


def read_moment(typed: str, setting: Setting) -> datetime:
    """A moment in UTC: an ISO moment, or a day and a clock time in the person's zone."""
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError:
        if not CLOCK.search(typed):
            raise HumanError(typed) from None
        moment = _parsed(typed, setting)
    if moment.tzinfo is None:
        if len(typed) <= len("2026-03-31"):
            raise HumanError(typed)
        moment = moment.replace(tzinfo=ZoneInfo(setting.zone))
    try:
        return moment.astimezone(ZoneInfo("UTC"))
    except OverflowError:
        raise HumanError(typed) from None


def _parsed(typed: str, setting: Setting) -> datetime:
    """dateparser, fenced in: short text that names a day, future preferred, the person's zone."""
    if len(typed) > 60 or typed.isdigit() or not WORD_OR_DIGIT.search(typed):
        raise HumanError(typed)
    import dateparser  # costs half a second, and only typed dates need it

    zone = ZoneInfo(setting.zone)
    wanted = re.sub(r"\bnext\s+(?=mon|tue|wed|thu|fri|sat|sun)", "", typed, flags=re.IGNORECASE)
    try:
        found: datetime | None = dateparser.parse(
            wanted,
            languages=[setting.locale] if setting.locale == "en" else [setting.locale, "en"],
            settings={
                "RELATIVE_BASE": setting.now.astimezone(zone).replace(tzinfo=None),
                "PREFER_DATES_FROM": "future",
                "DATE_ORDER": "DMY",
                "STRICT_PARSING": False,
                "REQUIRE_PARTS": [],
            },
        )
    except Exception:
        # On some texts the library trips over its own arithmetic; then it could not read them.
        raise HumanError(typed) from None
    if found is None:
        raise HumanError(typed)
    return found.replace(tzinfo=zone) if found.tzinfo is None else found
