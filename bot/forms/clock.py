"""The time of day in what was typed: each reading in minutes, and the words that are left."""

import re

from bot.forms.human import HumanError

NOON, DAY = 12 * 60, 24 * 60
Times = tuple[int, ...]
"""Minutes after the day's beginning; several where the text does not say which."""
_HALF = r"(?:\s*(?P<half>am|pm|a\.m|p\.m)\b\.?)"
_FORMS = tuple(
    re.compile(one)
    for one in (
        rf"\b(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::00)?(?:{_HALF}|\b)(?: ?o'clock)?",
        rf"\b(?P<hour>\d{{1,2}})\.(?P<minute>\d{{2}}){_HALF}",
        rf"\b(?P<hour>\d{{1,2}}){_HALF}",
        r"\b(?P<shift>half-past|quarter-past|quarter-to) (?P<hour>\d{1,2})(?: ?o'clock)?(?!\S)",
        r"\b(?P<hour>\d{1,2}) ?o'clock",
    )
)
_NAMED = re.compile(r"\b(noon|midday|midnight)\b")
_PART = re.compile(r"\b(morning|afternoon|evening|tonight|night)\b")
_LONE = re.compile(r"(?:^|(?<=\s))(?P<hour>\d{1,2})$")
_SHIFTS = {"half-past": 30, "quarter-past": 15, "quarter-to": -15}


def read_clock(text: str) -> tuple[str, Times]:
    """What is left of a spelled text without its time, and the times it may mean; none if it names none.

    HumanError: it names one that no clock shows.
    """
    named = _NAMED.search(text)
    if named is not None:
        return _without(text, named), (DAY, 0) if named[1] == "midnight" else (NOON,)
    part = _PART.search(text)
    rest = _without(text, part) if part else text
    found = next((hit for one in _FORMS if (hit := one.search(rest))), None)
    if found is None and (part or _may_end_in_hour(rest)):
        found = _LONE.search(rest)
    left = rest if found is None else _without(rest, found)
    if part and part[1] == "tonight":
        left = f"today {left}".strip()
    if found is None:
        # A part of the day alone is no time.
        return left, ()
    said = found.groupdict()
    if not part and _YEAR.search(left):
        said = _as_we_write(said)
    times = _times(said, part[1] if part else "")
    if not times:
        raise HumanError(text)
    return left, times


def _without(text: str, found: re.Match[str]) -> str:
    return " ".join((text[: found.start()] + " " + text[found.end() :]).split())


_DAY_WORD = re.compile(
    r"(?:today|tomorrow|kal|parson|yesterday|[a-z]+day|mon|tues?|wed|thur?s?|fri|sat|sun)$"
)


def _may_end_in_hour(text: str) -> bool:
    """A number alone, or after the name of a day: "tomorrow 5", "friday 5"; not "march 5"."""
    before, _, last = text.rpartition(" ")
    return last.isdigit() and (not before or bool(_DAY_WORD.search(before) or _is_date(before)))


_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} \d{4}")


def _is_date(text: str) -> bool:
    return _DATE.fullmatch(text) is not None


_YEAR = re.compile(r"\b\d{4}\b")


def _as_we_write(said: dict[str, str | None]) -> dict[str, str | None]:
    """A date with its year and a time like 11:00 is our own notation, whose clock has 24 hours."""
    hour = str(said["hour"])
    if said.get("half") or not said.get("minute") or len(hour) < 2:
        return said
    return said | {"hour": f"0{hour}"}


def _times(said: dict[str, str | None], part: str) -> Times:
    hour, minute = int(said["hour"] or 0), int(said.get("minute") or 0)
    if hour > 23 or minute > 59:
        return ()
    shift = _SHIFTS.get(said.get("shift") or "", 0)
    half = (said.get("half") or "").replace(".", "")
    return tuple(one + minute + shift for one in _hours(str(said["hour"]), hour, half, part))


def _hours(written: str, hour: int, half: str, part: str) -> Times:
    """The minutes of the full hour; a clock of twelve hours leaves two where nothing tells them apart."""
    if half and not 1 <= hour <= 12:
        return ()
    if half:
        return ((hour % 12 + (12 if half == "pm" else 0)) * 60,)
    if hour > 12 or hour == 0 or written.startswith("0"):
        return (hour * 60,)
    early, late = hour % 12 * 60, (hour % 12 + 12) * 60
    match part:
        case "morning":
            return (early,)
        case "afternoon" | "evening":
            return (late,)
        case "night" | "tonight":
            # At twelve the day ends or begins; until five it is the night that began the evening before.
            return (DAY, 0) if hour == 12 else (early, early + DAY) if hour < 5 else (late,)
        case _:
            return (NOON,) if hour == 12 else (early, late)
