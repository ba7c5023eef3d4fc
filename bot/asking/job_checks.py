"""What a job's pay page shows of the agreed bands, and what its answers must fit."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from bot.forms.answers import Answers
from bot.forms.setting import Setting
from core.clients.terms import Band, in_order, rate_of
from core.jobs.rules import ctc_problem, range_text
from core.kit.wire import unpack
from core.kit.words import N_, Text, Words


def bands_of(given: Answers) -> list[Band]:
    """The agreed bands, as learnt from the choice of the connection."""
    return [Band(**unpack(band)) for band in given.facts.get("bands", ())]


def band_lines(given: Answers, words: Words) -> Iterable[str]:
    yield words(N_("The agreed fee, by yearly CTC:"))
    for band in in_order(bands_of(given)):
        yield words(N_("{range}: {rate}"), range=range_text(band), rate=rate_of(band))


def fits_bands(value: Any, given: Answers, setting: Setting) -> Text | None:
    low, bands = given.number("ctc_min"), bands_of(given)
    return ctc_problem(low, Decimal(value), bands) if low is not None and bands else None


def not_below(name: str) -> Callable[[Any, Answers, Setting], Text | None]:
    def check(value: Any, given: Answers, setting: Setting) -> Text | None:
        low = given.number(name)
        if low is not None and Decimal(value) < low:
            return Text(N_("This is below {low}, the answer before."), {"low": low})
        return None

    return check
