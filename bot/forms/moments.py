"""Days and moments as people write them, in their zone: all that the text may mean, or that it means none."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.forms.clock import read_clock
from bot.forms.days import WEEKDAYS, Tiers, read_days
from bot.forms.human import HumanError
from bot.forms.setting import Setting
from bot.forms.spelling import spelled

MOST_LENGTH = 60
FAR = 30
"""Years from today beyond which a day that only the library could read was surely not meant."""
_SPAN = re.compile(r"(?:in |after )?(\d{1,3}) (hour|hr|minute|min)s?( from now| later)?")
_WORLD = re.compile(r"\s*\b(utc|gmt|z)$")
_NAMED_ZONE = re.compile(r"\s([a-z]{3,4})$")


class TimelessError(HumanError):
    """The day was said, but not the time."""

    def __init__(self, typed: str, days: Tiers) -> None:
        super().__init__(typed)
        self.days = days


def days_meant(typed: str, setting: Setting) -> Tiers:
    """A day: 2026-03-31, 31/3, 31 March, tomorrow, next Friday, in 3 days; a time beside it is let be."""
    text = _short(typed)
    try:
        return read_days(text, setting.today)
    except HumanError:
        left, times = read_clock(text)
        if times:
            return read_days(left, setting.today)
        return _by_library(text, setting)


def moments_meant(typed: str, setting: Setting) -> Sequence[tuple[datetime, ...]]:
    """Moments in UTC: an ISO moment, a day and a time in the person's zone, or a span from now."""
    text = _short(typed)
    exact = _exact(typed.strip(), setting) or _span(text, setting)
    if exact is not None:
        return ((exact,),)
    text, zone = _zoned(text, setting)
    left, times = read_clock(text)
    if not times:
        raise TimelessError(typed, _days(left or text, setting))
    tiers = _days(left, setting) if left else _unsaid(setting)
    return [
        tuple(_moment(typed, day, minutes, zone) for day in tier for minutes in dict.fromkeys(times))
        for tier in tiers
    ]


def _short(typed: str) -> str:
    if len(typed) > MOST_LENGTH:
        raise HumanError(typed)
    return spelled(typed)


def _exact(typed: str, setting: Setting) -> datetime | None:
    if len(typed) <= len("2026-03-31"):
        return None
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError:
        return None
    return _in_utc(typed, moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(setting.zone)))


def _span(text: str, setting: Setting) -> datetime | None:
    """In two hours, to the minute."""
    found = _SPAN.fullmatch(text)
    if found is None:
        return None
    unit = "hours" if found[2].startswith("h") else "minutes"
    later: datetime = setting.now + timedelta(**{unit: int(found[1])})
    return later.astimezone(UTC).replace(second=0, microsecond=0)


def _zoned(text: str, setting: Setting) -> tuple[str, ZoneInfo]:
    """The text without the name of its zone: only UTC and the person's own are known for certain."""
    own = ZoneInfo(setting.zone)
    world = _WORLD.search(text)
    if world is not None:
        return text[: world.start()], ZoneInfo("UTC")
    named = _NAMED_ZONE.search(text)
    if named is not None and named[1] == (setting.now.astimezone(own).tzname() or "").lower():
        return text[: named.start()], own
    return text, own


def _days(text: str, setting: Setting) -> Tiers:
    try:
        return read_days(text, setting.today)
    except HumanError:
        return _by_library(text, setting)


def _unsaid(setting: Setting) -> Tiers:
    """A time alone: on the day chosen before, else today or tomorrow."""
    if setting.day is not None:
        return ((setting.day,),)
    return ((setting.today, setting.today + timedelta(days=1)),)


def _moment(typed: str, day: date, minutes: int, zone: ZoneInfo) -> datetime:
    try:
        # Hours are added on the wall's clock, which is what was meant on a day that has 23 or 25 of them.
        wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)  # noqa: DTZ001
    except OverflowError:
        raise HumanError(typed) from None
    return _in_utc(typed, wall.replace(tzinfo=zone))


def _in_utc(typed: str, moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise HumanError(typed) from None


_HAS_WORD = re.compile(r"[^\W\d_]{2}")
_HAS_DIGIT = re.compile(r"\d")


def _by_library(text: str, setting: Setting) -> Tiers:
    """dateparser, fenced in, for the languages and turns of phrase that are not ours: a day it is sure of."""
    if not (_HAS_WORD.search(text) and _HAS_DIGIT.search(text)):
        raise HumanError(text)
    import dateparser  # costs half a second, and only few of the typed dates need it

    here = setting.now.astimezone(ZoneInfo(setting.zone)).replace(tzinfo=None)
    known = [one for one in (setting.locale, "en", "hi") if one]
    try:
        found: datetime | None = dateparser.parse(
            text,
            languages=list(dict.fromkeys(known)),
            settings={
                "RELATIVE_BASE": here,
                "PREFER_DATES_FROM": "future",
                "DATE_ORDER": "DMY",
                "REQUIRE_PARTS": ["day", "month"],
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
    except Exception:
        # On some texts the library trips over its own arithmetic; then it could not read them.
        raise HumanError(text) from None
    if found is None or abs(found.year - here.year) > FAR:
        raise HumanError(text)
    said = {WEEKDAYS[one] for one in text.split() if one in WEEKDAYS}
    if said - {found.weekday()}:
        raise HumanError(text)
    return ((found.date(),),)
