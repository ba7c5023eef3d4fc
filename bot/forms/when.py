"""Which day or moment is kept of all that was typed may mean: one the field takes, or the person is asked."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from bot.forms import kinds
from bot.forms.human import HumanError
from bot.forms.moments import TimelessError, days_meant, moments_meant
from bot.forms.problem import Problem, Timeless, unclear
from bot.forms.setting import Setting
from core.kit.words import N_, Text

T = TypeVar("T")


def _first(tiers: Sequence[tuple[T, ...]], allowed: Callable[[T], bool]) -> list[T]:
    """The likeliest readings of which the field takes any, without those it does not take."""
    return next(filter(None, ([one for one in tier if allowed(one)] for tier in tiers)), [])


def read_day(kind: kinds.Day, typed: str, setting: Setting) -> str:
    """The day meant, among those the field takes; raises Problem."""
    try:
        tiers = days_meant(typed, setting)
    except HumanError:
        text = N_("I cannot read “{typed}” as a date. Write it like 2026-03-31 or 31 March 2026.")
        raise Problem(Text(text, {"typed": typed[:40]})) from None
    allowed = _first(tiers, lambda one: fits(kind, one, setting))
    if len(allowed) > 1:
        raise unclear(typed, [one.isoformat() for one in allowed])
    if allowed:
        return allowed[0].isoformat()
    day = tiers[0][0]
    if kind.from_today is not None and (day - setting.today).days < kind.from_today:
        raise Problem(Text(N_("{day} is too early: give a later date, from today on."), {"day": day}))
    raise Problem(Text(N_("{day} is too late: give an earlier date."), {"day": day}))


def fits(kind: kinds.Day, day: date, setting: Setting) -> bool:
    """Whether the field takes this day."""
    offset = (day - setting.today).days
    early = kind.from_today is not None and offset < kind.from_today
    return not early and not (kind.to_today is not None and offset > kind.to_today)


def read_moment(kind: kinds.Moment, typed: str, setting: Setting) -> str:
    """The moment meant, kept in UTC; raises Problem."""
    try:
        tiers = moments_meant(typed, setting)
    except TimelessError as timeless:
        raise _timeless(kind, typed, timeless, setting) from None
    except HumanError:
        text = N_(
            "I cannot read “{typed}” as a day and time. Write it like 2026-03-31 15:30 or tomorrow 4pm."
        )
        raise Problem(Text(text, {"typed": typed[:40]})) from None
    allowed = _first(tiers, lambda one: not kind.future or one > setting.now)
    if len(allowed) > 1:
        raise unclear(typed, [one.isoformat() for one in sorted(allowed)])
    if not allowed:
        moment = tiers[0][0]
        raise Problem(Text(N_("{moment} has passed. Give a moment in the future."), {"moment": moment}))
    return allowed[0].isoformat()


def _timeless(kind: kinds.Moment, typed: str, timeless: TimelessError, setting: Setting) -> Problem:
    """A day without a time: the day is kept in mind where it is one, and the time is asked."""
    coming = kinds.Day(from_today=0 if kind.future else None)
    allowed = _first(timeless.days, lambda one: fits(coming, one, setting))
    if len(allowed) > 1:
        return unclear(typed, [one.isoformat() for one in allowed])
    if not allowed:
        day = timeless.days[0][0]
        return Problem(Text(N_("{day} has passed. Give a day in the future."), {"day": day}))
    text = N_("{day}, but at what time? Write it like 4pm or 15:30.")
    return Timeless(Text(text, {"day": allowed[0]}), allowed[0])
