"""Calendar files which every calendar reads as one meeting, moved, changed or called off (RFC 5545, 5546)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

from core.gateways.calendar_zone import zone_component

PRODUCT = "-//HireSync//Interviews//EN"


class Method(StrEnum):
    """What the receiver's calendar is asked to do."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person as calendars know him."""

    name: str
    mail: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """One version of a meeting: the same `uid` always, a higher `sequence` with each change."""

    uid: str
    sequence: int
    method: Method
    starts_at: datetime
    ends_at: datetime
    zone: str
    title: str
    organizer: Attendee
    attendees: Sequence[Attendee] = ()
    description: str = ""
    place: str = ""
    """A room or the address of a call."""
    is_private: bool = True
    """Colleagues who see a shared calendar need not see who interviews whom."""


def calendar_file(meeting: Meeting, now: datetime) -> bytes:
    """The file for one version of a meeting, its times in the zone in which it was made."""
    if meeting.starts_at.tzinfo is None or meeting.ends_at <= meeting.starts_at:
        raise ValueError("a meeting needs aware moments and has to end after it starts")
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", meeting.method.value)
    # A year either side describes the zone's changes around the meeting and keeps the file short.
    years = meeting.starts_at.year - 1, meeting.ends_at.year + 1
    calendar.add_component(zone_component(ZoneInfo(meeting.zone), *years))
    calendar.add_component(_event(meeting, now))
    return bytes(calendar.to_ical())


def _event(meeting: Meeting, now: datetime) -> Event:
    zone = ZoneInfo(meeting.zone)
    event = Event()
    event.add("uid", meeting.uid)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", meeting.starts_at.astimezone(zone))
    event.add("dtend", meeting.ends_at.astimezone(zone))
    event.add("summary", meeting.title)
    event.add("status", "CANCELLED" if meeting.method is Method.CANCEL else "CONFIRMED")
    event.add("class", "PRIVATE" if meeting.is_private else "PUBLIC")
    event.add("transp", "OPAQUE")
    if meeting.description:
        event.add("description", meeting.description)
    if meeting.place:
        event.add("location", meeting.place)
    event["organizer"] = _address(meeting.organizer)
    for attendee in meeting.attendees:
        invited = _address(attendee)
        invited.params.update({"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"})
        event.add("attendee", invited)
    return event


def _address(person: Attendee) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.mail}")
    # Neither a quote nor a control character may stand in a parameter (RFC 5545 section 3.2).
    printable = "".join(" " if ord(char) < 32 or ord(char) == 127 else char for char in person.name)
    address.params["CN"] = vText(" ".join(printable.replace('"', "'").split()))
    return address
