"""A month, or the times of a day, as rows of buttons."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from telegram import InlineKeyboardButton

from bot.forms.calendar import Month, Times, rows
from bot.forms.events import Act
from bot.handlers.telegram.wire import VALUE
from core.kit.words import N_, Words

Press = Callable[[str, str, str], InlineKeyboardButton]
"""(label, act, arg) → the button."""
NOTHING = "·"
"""On a button that stands where no day can be picked; Telegram wants some text on each."""
TIMES_IN_ROW = 4


def day_rows(shown: Month | Times, press: Press, words: Words) -> Iterable[Sequence[InlineKeyboardButton]]:
    """The calendar with its paging, or the half-hours of the chosen day."""
    if isinstance(shown, Times):
        yield from _times(shown, press, words)
    else:
        yield from _month(shown, press, words)


def _month(shown: Month, press: Press, words: Words) -> Iterable[Sequence[InlineKeyboardButton]]:
    here = f"{shown.first:%Y-%m}"
    head = [press(words.month(shown.first), Act.MONTH, here)]
    if shown.before is not None:
        head.insert(0, press(words(N_("‹ Earlier")), Act.MONTH, f"{shown.before:%Y-%m}"))
    if shown.after is not None:
        head.append(press(words(N_("Later ›")), Act.MONTH, f"{shown.after:%Y-%m}"))
    yield head
    yield [press(words.weekday(shown.first + timedelta(days=one)), Act.MONTH, here) for one in _monday(shown)]
    for week in rows(shown):
        yield [
            press(NOTHING, Act.MONTH, here) if day is None else press(str(day.day), VALUE, day.isoformat())
            for day in week
        ]


def _monday(shown: Month) -> range:
    """The days of a week from Monday, counted from the month's first."""
    before = -shown.first.weekday()
    return range(before, before + 7)


def _times(shown: Times, press: Press, words: Words) -> Iterable[Sequence[InlineKeyboardButton]]:
    buttons = [press(f"{datetime.fromisoformat(one):%H:%M}", VALUE, one) for one in shown.moments]
    for start in range(0, len(buttons), TIMES_IN_ROW):
        yield buttons[start : start + TIMES_IN_ROW]
    yield [press(words(N_("Another day")), Act.MONTH, f"{shown.day:%Y-%m}")]
