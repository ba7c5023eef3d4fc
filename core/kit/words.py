"""Every word a person reads: marked in English, translated and formatted at the edge."""

import gettext
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from core.kit.money import Money, Pay

LOCALES = Path(__file__).parents[2] / "bot" / "locale"
"""Catalogues are data beside the chats that show them; nothing of the bot is imported."""
DOMAIN = "hiresync"
ENGLISH = "en"
COUNT = "count"
"""The param that decides between one and many."""


def N_(msgid: str, plural: str = "") -> str:
    """Mark a text for the catalogues and leave it as it is.

    With a second text the first is said of one and the second of any other `{count}`.
    """
    return msgid


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be translated when it is known who reads it."""

    msgid: str
    params: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.msgid.format(**self.params) if self.params else self.msgid


@dataclass(frozen=True, slots=True)
class Local:
    """A moment as the clock of a named zone shows it, whoever reads it."""

    moment: datetime
    zone: str


@lru_cache(maxsize=1)
def shipped() -> frozenset[str]:
    """The languages there is a catalogue for."""
    return frozenset(path.parents[1].name for path in LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")) | {ENGLISH}


@lru_cache(maxsize=256)
def spoken(wish: str) -> str:
    """The shipped language nearest to what a platform calls it (`hi-IN`, `en_US`); else English."""
    language = wish.replace("_", "-").partition("-")[0].lower()
    return language if language in shipped() else ENGLISH


@lru_cache(maxsize=256)
def _catalogue(locale: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALES, languages=[spoken(locale)], fallback=True)


@lru_cache(maxsize=8192)
def _translated(locale: str, msgid: str) -> str:
    return _catalogue(locale).gettext(msgid)


def _counted(locale: str, msgid: str, count: int | Decimal) -> str:
    # Half a year and a year and a half are not one.
    number = int(count) if count == int(count) else 2
    counted = _catalogue(locale).ngettext(msgid, msgid, number)
    return counted if counted != msgid else _translated(locale, msgid)


@lru_cache(maxsize=32)
def _whole_sums(locale: str) -> str:
    """The locale's way to write a sum, without its part after the point."""
    pattern = str(Locale.parse(locale).currency_formats["standard"].pattern)
    return pattern.replace(".00", "").replace(",00", "")


@dataclass(frozen=True, slots=True)
class Words:
    """Speaks one person's language and counts in his zone."""

    locale: str = ENGLISH
    zone: str = "Asia/Kolkata"

    def __call__(self, text: "str | Text", /, **params: Any) -> str:
        """Translate a text; params that are dates, sums or texts are formatted for the reader."""
        if isinstance(text, Text):
            return self(text.msgid, **{**text.params, **params})
        if not text:
            return ""
        if not params:
            return _translated(self.locale, text)
        count = params.get(COUNT)
        if isinstance(count, int | Decimal):
            translated = _counted(self.locale, text, count)
        else:
            translated = _translated(self.locale, text)
        shown = {name: self.show(value) for name, value in params.items()}
        try:
            return translated.format(**shown)
        except (LookupError, ValueError):
            # A slip in a catalogue must not cost anybody the message.
            return text.format(**shown)

    def show(self, value: Any) -> Any:
        """A value as this person writes it; plain text and whole numbers pass unchanged."""
        if isinstance(value, Text):
            return self(value)
        if isinstance(value, Local):
            return Words(self.locale, value.zone).moment(value.moment)
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, Decimal):
            return self.number(value)
        if isinstance(value, Pay):
            return self.pay(value.amount, value.currency)
        if isinstance(value, Money):
            return self.money(value.amount, value.currency)
        if isinstance(value, list | tuple):
            return self.list([str(self.show(item)) for item in value])
        return value

    def number(self, value: Decimal | int) -> str:
        return _number(value, self._babel)

    def money(self, amount: Decimal, currency: str = "INR") -> str:
        """A sum with its sign, grouped as the reader groups (₹8,00,000.00)."""
        return _money(amount, currency, self._babel)

    def pay(self, amount: Decimal, currency: str = "INR") -> str:
        """A yearly sum as people say it (₹8,00,000); paise only where there are some."""
        if amount != amount.to_integral_value():
            return self.money(amount, currency)
        return _pay(amount, currency, self._babel)

    def day_of(self, moment: datetime) -> date:
        """The day of a moment where the reader is, for what the hour does not matter to."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def month(self, day: date) -> str:
        """The month of a day, with its year, as the head of a calendar."""
        return format_date(day, "LLLL y", locale=self._babel)

    def weekday(self, day: date) -> str:
        """The short name of a day of the week."""
        return format_date(day, "ccc", locale=self._babel)

    def date(self, day: date) -> str:
        return format_date(day, "EEE d MMM y", locale=self._babel)

    def moment(self, moment: datetime) -> str:
        """A moment in the reader's zone, with UTC beside it where they differ."""
        local = moment.astimezone(ZoneInfo(self.zone))
        shown = format_datetime(local, "EEE d MMM y, HH:mm", locale=self._babel)
        if not local.utcoffset():
            return f"{shown} UTC"
        utc = moment.astimezone(ZoneInfo("UTC"))
        return f"{shown} {_zone_name(local)} ({utc:%H:%M} UTC)"

    def list(self, items: "list[str]") -> str:
        return str(format_list(items, locale=self._babel))

    @property
    def _babel(self) -> str:
        return _regional(self.locale)


@lru_cache(maxsize=256)
def _regional(locale: str) -> str:
    """As India writes it: lakh and crore are grouped in English too."""
    language = spoken(locale)
    return f"{language}_IN" if language in (ENGLISH, "hi") else language


def _zone_name(local: datetime) -> str:
    """IST where the zone database has a name, +04:00 where it has only digits."""
    name = local.tzname() or ""
    return name if name.isalpha() else f"{local:%z}"


# Babel takes some 30 µs for a sum, and the same few stand on every page of a conversation.


@lru_cache(maxsize=4096)
def _number(value: Decimal | int, locale: str) -> str:
    return format_decimal(value, locale=locale)


@lru_cache(maxsize=4096)
def _money(amount: Decimal, currency: str, locale: str) -> str:
    return format_currency(amount, currency, locale=locale)


@lru_cache(maxsize=4096)
def _pay(amount: Decimal, currency: str, locale: str) -> str:
    return format_currency(amount, currency, _whole_sums(locale), locale=locale, currency_digits=False)
