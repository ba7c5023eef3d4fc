"""The calendar: what the calendar files a person was sent add up to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import icalendar

from bot.playground.mailbox import Mailbox
from bot.playground.page.cast import Resident
from bot.playground.page.panes import Json


@dataclass(frozen=True, slots=True)
class Event:
    """One version of a meeting, as a calendar file tells it."""

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str
    text: str
    cancelled: bool
    method: str = ""
    organizer: str = ""
    zone: str = ""


def calendar_pane(resident: Resident, mailbox: Mailbox) -> list[Json]:
    """The latest version of every meeting, in the order of their beginning."""
    return [
        {
            "uid": one.uid,
            "starts": one.starts_at.isoformat(),
            "ends": one.ends_at.isoformat(),
            "title": one.title,
            "place": one.place,
            "text": one.text,
            "cancelled": one.cancelled,
            "changed": one.sequence > 0,
        }
        for one in events_of(resident, mailbox)
    ]


def events_of(resident: Resident, mailbox: Mailbox) -> list[Event]:
    latest: dict[str, Event] = {}
    for content in _files(resident, mailbox):
        for event in read_events(content):
            known = latest.get(event.uid)
            if known is None or event.sequence >= known.sequence:
                latest[event.uid] = event
    return sorted(latest.values(), key=lambda one: one.starts_at)


def _files(resident: Resident, mailbox: Mailbox) -> Iterator[bytes]:
    for said in resident.slack.messages():
        yield from (one.content for one in said.files if one.name.endswith(".ics"))
    for sent in resident.telegram.messages():
        if sent.document and sent.document.name.endswith(".ics"):
            yield sent.document.content
    for letter in mailbox.to(resident.email):
        yield from (one.encode() for one in letter.calendars)


@lru_cache(maxsize=500)
def read_events(content: bytes) -> tuple[Event, ...]:
    """The meetings of one file; a file no calendar would take has none."""
    try:
        calendar = icalendar.Calendar.from_ical(content)
    except ValueError:
        return ()
    method = str(calendar.get("METHOD", "")).upper()
    zone = next((str(one.get("TZID", "")) for one in calendar.walk("VTIMEZONE")), "")
    return tuple(_events(calendar.walk("VEVENT"), method, zone))


def _events(found: Iterable[icalendar.Component], method: str, zone: str) -> Iterator[Event]:
    for one in found:
        if "DTSTART" not in one:
            continue
        starts = _moment(one.decoded("DTSTART"))
        yield Event(
            uid=str(one.get("UID", "")),
            sequence=int(one.get("SEQUENCE", 0)),
            starts_at=starts,
            ends_at=_moment(one.decoded("DTEND")) if "DTEND" in one else starts,
            title=str(one.get("SUMMARY", "")),
            place=str(one.get("LOCATION", "")),
            text=str(one.get("DESCRIPTION", "")),
            cancelled="CANCEL" in (method, str(one.get("STATUS", "")).upper()[:6]),
            method=method,
            organizer=_named(one.get("ORGANIZER")),
            zone=zone,
        )


def _named(person: Any) -> str:
    """The name beside an address, or the address."""
    if person is None:
        return ""
    return str(person.params.get("CN", "")) or str(person).removeprefix("mailto:")


def _moment(value: object) -> datetime:
    """A whole day begins at midnight UTC."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    return datetime.fromisoformat(f"{value}T00:00:00+00:00")
