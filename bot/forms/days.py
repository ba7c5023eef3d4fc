"""The calendar day in what was typed: the likeliest readings first, then those the field may still allow."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain, zip_longest

from bot.forms.human import HumanError

Tiers = Sequence[tuple[date, ...]]
"""Equally likely readings stand together; a later tier counts only where the field forbids the first."""

_SHORT = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {
    **{name: number for names in (_SHORT, _FULL) for number, name in enumerate(names)},
    "tues": 1, "weds": 2, "thur": 3, "thurs": 3,
}  # fmt: skip
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
MONTHS = {
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTHS, 1)},
    "sept": 9,
}
NAMED = {
    "today": (0,),
    "tomorrow": (1,),
    "tmrw": (1,),
    "yesterday": (-1,),
    "kal": (1, -1),
    "parson": (2, -2),
    "day after tomorrow": (2,),
    "day before yesterday": (-2,),
}
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_DIGITS = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?")
_DAY_MONTH = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?([a-z]+)\.?(?:[ -](\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]+)\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?")
_NTH = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)")
_SPAN = re.compile(r"(?:in |after )?(\d{1,3}) (day|week|month|year)s?( from now| later| ago)?")
_WEEKDAY = re.compile(r"(?:(this|next|coming|last) )?([a-z]+)(?: (.+))?")


def read_days(text: str, today: date) -> Tiers:
    """Every day a spelled text may mean; HumanError where it names none."""
    named = NAMED.get(text.removeprefix("the "))
    if named is not None:
        return (tuple(today + timedelta(days=one) for one in named),)
    for pattern, read in _READERS:
        found = pattern.fullmatch(text)
        tiers = read(found, today) if found is not None else ()
        if tiers:
            return tiers
    raise HumanError(text)


def _made(year: int, month: int, day: int) -> tuple[date, ...]:
    return (date(year, month, day),) if 1 <= month <= 12 and 1 <= day <= _last(year, month) else ()


def _last(year: int, month: int) -> int:
    return monthrange(year, month)[1] if 1 <= year <= 9999 else 0


def _iso(found: re.Match[str], today: date) -> Tiers:
    made = _made(*map(int, found.groups()))
    return (made,) if made else ()


def _digits(found: re.Match[str], today: date) -> Tiers:
    """Day first, as India writes; with slashes, or without a year, some write the month first."""
    first, between, second = int(found[1]), found[2], int(found[3])
    orders = [(first, second)]
    if first != second and (between == "/" or (between == "-" and not found[4])):
        orders.append((second, first))
    read = [_in_year(day, month, found[4], today) for day, month in orders]
    return [tuple(chain.from_iterable(level)) for level in zip_longest(*read, fillvalue=())]


def _in_year(day: int, month: int, year: str | None, today: date) -> list[tuple[date, ...]]:
    """With a year that day; without one the coming, or the past one where the field wants that."""
    if year is not None:
        made = _made(int(year) + (2000 if len(year) == 2 else 0), month, day)
        return [made] if made else []
    near = [made for one in range(-1, 5) for made in _made(today.year + one, month, day)]
    past = [one for one in near if one < today][-1:]
    coming = [one for one in near if one >= today][:1]
    if past and past[0].year == today.year:
        return [(*coming, *past)]
    return [tuple(one) for one in (coming, past) if one]


def _day_month(found: re.Match[str], today: date) -> Tiers:
    month = MONTHS.get(found[2], 0)
    return _in_year(int(found[1]), month, found[3], today) if month else ()


def _month_day(found: re.Match[str], today: date) -> Tiers:
    month = MONTHS.get(found[1], 0)
    return _in_year(int(found[2]), month, found[3], today) if month else ()


def _nth(found: re.Match[str], today: date) -> Tiers:
    """The 15th: the next one to come, else the last one."""
    day, first = int(found[1]), today.replace(day=1)
    months = [_months_later(first, one) for one in range(-2, 3)]
    near = [made for one in months for made in _made(one.year, one.month, day)]
    coming, past = [one for one in near if one >= today][:1], [one for one in near if one < today][-1:]
    return [tuple(one) for one in (coming, past) if one]


def _months_later(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, _last(year, month)))


def _span(found: re.Match[str], today: date) -> Tiers:
    """In three days, 2 weeks later, a month ago."""
    count = -int(found[1]) if found[3] == " ago" else int(found[1])
    match found[2]:
        case "day":
            return ((today + timedelta(days=count),),)
        case "week":
            return ((today + timedelta(weeks=count),),)
        case "month":
            return ((_months_later(today, count),),)
        case _:
            return ((_months_later(today, 12 * count),),)


def _weekday(found: re.Match[str], today: date) -> Tiers:
    """The coming one; on that very weekday it may be today or in a week. A date after it has to agree."""
    which, number, more = found[1], WEEKDAYS.get(found[2]), found[3]
    if number is None:
        return ()
    if more is not None:
        return () if which else _agreeing(number, read_days(more, today))
    ahead = (number - today.weekday()) % 7
    coming, past = today + timedelta(days=ahead), today + timedelta(days=ahead - 7)
    week = timedelta(days=7)
    match which:
        case "last":
            return ((past,),)
        case "this":
            return ((coming,),)
        case "next" | "coming":
            return ((coming if ahead else coming + week,),)
        case _:
            return ((coming,) if ahead else (coming, coming + week), (past,))


def _agreeing(weekday: int, tiers: Tiers) -> Tiers:
    kept = (tuple(one for one in tier if one.weekday() == weekday) for tier in tiers)
    return tuple(one for one in kept if one)


_READERS = (
    (_ISO, _iso),
    (_DIGITS, _digits),
    (_SPAN, _span),
    (_NTH, _nth),
    (_DAY_MONTH, _day_month),
    (_MONTH_DAY, _month_day),
    (_WEEKDAY, _weekday),
)
