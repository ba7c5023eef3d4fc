"""The month a dialogue shows to pick a day from, and the times of the day picked."""

import re
from calendar import Calendar as Weeks
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.forms import kinds
from bot.forms.draft import Draft
from bot.forms.setting import Setting
from bot.forms.when import fits

MONTH = re.compile(r"(20\d\d|19\d\d|21\d\d)-(0[1-9]|1[0-2])")
FIRST_TIME, LAST_TIME = time(8), time(21, 30)
STEP = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks from Monday; None where the field takes no such day, or it is another month's."""

    first: date
    weeks: tuple[tuple[date | None, ...], ...]
    before: date | None
    """The first day of the month before, if anything can be picked there."""
    after: date | None


@dataclass(frozen=True, slots=True)
class Times:
    """The usual times of a chosen day that have not passed; any other may be typed."""

    day: date
    moments: tuple[str, ...]
    """As typed: 2026-03-05T16:00, in the person's own time."""


def chosen_day(draft: Draft) -> date | None:
    """The day whose time is asked now."""
    return _day(draft.cursor.day)


def turned_to(draft: Draft, month: str) -> Draft:
    """The calendar at another month; a day already chosen is let go."""
    if not MONTH.fullmatch(month):
        return draft
    return replace(draft, cursor=replace(draft.cursor, month=month, day=""))


def month_of(kind: kinds.Day | kinds.Moment, draft: Draft, offered: Any, setting: Setting) -> Month:
    """The month to show: the one turned to, else that of the answer, else the present one."""
    first = _shown(draft.cursor.month, offered, setting)
    bounds = kind if isinstance(kind, kinds.Day) else kinds.Day(from_today=0 if kind.future else None)
    weeks = tuple(
        tuple(day if day.month == first.month and fits(bounds, day, setting) else None for day in week)
        for week in Weeks().monthdatescalendar(first.year, first.month)
    )
    before, after = first - timedelta(days=1), (first + timedelta(days=31)).replace(day=1)
    return Month(
        first,
        weeks,
        before.replace(day=1) if _reaches(bounds, setting, until=before) else None,
        after if _reaches(bounds, setting, since=after) else None,
    )


def _shown(wished: str, offered: Any, setting: Setting) -> date:
    if MONTH.fullmatch(wished):
        return date.fromisoformat(f"{wished}-01")
    kept = _local(offered, setting) if isinstance(offered, str) else None
    shown = (kept or setting.today).replace(day=1)
    return shown if MONTH.fullmatch(f"{shown:%Y-%m}") else setting.today.replace(day=1)


def _local(value: str, setting: Setting) -> date | None:
    if len(value) <= len("2026-03-31"):
        return _day(value)
    return datetime.fromisoformat(value).astimezone(ZoneInfo(setting.zone)).date()


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _reaches(
    bounds: kinds.Day, setting: Setting, *, until: date | None = None, since: date | None = None
) -> bool:
    """Whether the field takes any day until, or since, the given one."""
    if until is not None:
        low = bounds.from_today
        return MONTH.fullmatch(f"{until:%Y-%m}") is not None and (
            low is None or setting.today + timedelta(days=low) <= until
        )
    assert since is not None
    high = bounds.to_today
    return MONTH.fullmatch(f"{since:%Y-%m}") is not None and (
        high is None or setting.today + timedelta(days=high) >= since
    )


def times_of(kind: kinds.Moment, day: date, setting: Setting) -> Times:
    """Each half-hour of the working day."""
    zone = ZoneInfo(setting.zone)
    moments: list[str] = []
    wall, last = datetime.combine(day, FIRST_TIME), datetime.combine(day, LAST_TIME)
    while wall <= last:
        if not kind.future or wall.replace(tzinfo=zone) > setting.now:
            moments.append(f"{wall:%Y-%m-%dT%H:%M}")
        wall += STEP
    return Times(day, tuple(moments))


def rows(month: Month) -> Sequence[tuple[date | None, ...]]:
    """The weeks in which any day can be picked."""
    return [week for week in month.weeks if any(week)]
