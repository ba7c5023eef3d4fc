"""Spans of work, such as "Jan 2018 – Present", and how long they last together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_YEAR = r"(?:19[6-9]\d|20\d\d)"
_DATE = (
    rf"(?:{_NAME}\.?[\s,'’-]{{0,3}}(?:{_YEAR}|\d\d)|(?:0?[1-9]|1[0-2])[/.-]{_YEAR}"
    rf"|{_YEAR}[/.-](?:0[1-9]|1[0-2])|{_YEAR})"
)
_NOW = r"(?:present|current(?:ly)?|till\s+(?:date|now)|to\s+date|now|ongoing|today|continuing|अब\s+तक|वर्तमान)"
_SPAN = re.compile(
    rf"(?<![\w/])({_DATE})\s{{0,3}}(?:[-–—−~]|\bto\b|\btill\b|\buntil\b)\s{{0,3}}({_DATE}|{_NOW})(?![\w/])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """Months from `first` up to and with `last`, counted from year 0; where it stands in the text."""

    first: int
    last: int
    is_open: bool
    start: int
    end: int


def spans_in(text: str, now: date) -> Iterator[Span]:
    """Every span that began before `now`; an open one lasts until then."""
    present = now.year * 12 + now.month - 1
    for match in _SPAN.finditer(text):
        is_open = not any(char.isdigit() for char in match[2])
        first = _month(match[1], of_year=7)
        last = present if is_open else min(_month(match[2], of_year=6), present)
        if first <= last:
            yield Span(first, last, is_open, *match.span())
        elif first == last + 1:
            # One and the same bare year: half of it is a fair guess.
            yield Span(last - 5, last, is_open, *match.span())


def years_together(spans: Iterable[Span]) -> Decimal:
    """Years with one decimal; months that two jobs share count once."""
    months = {month for span in spans for month in range(span.first, span.last + 1)}
    return (Decimal(len(months)) / 12).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _month(text: str, *, of_year: int) -> int:
    """A month counted from year 0; a bare year is taken as its middle."""
    digits = [int(number) for number in re.findall(r"\d+", text)]
    name = text[:3].casefold()
    if name in _MONTHS:
        year = digits[-1] if digits[-1] > 99 else _full_year(digits[-1])
        return year * 12 + _MONTHS.index(name)
    if len(digits) == 1:
        return digits[0] * 12 + of_year - 1
    year, month = max(digits), min(digits)
    return year * 12 + month - 1


def _full_year(two_digits: int) -> int:
    return two_digits + (1900 if two_digits >= 60 else 2000)
