"""Calendar files parsed back by two independent readers."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from core.gateways.calendar import Attendee, Meeting, Method, calendar_file

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
ASHA = Attendee("Asha Rao", "asha@agency.example.in")
MEETING = Meeting(
    uid="interview-12@hiresync.example.in",
    sequence=0,
    method=Method.REQUEST,
    starts_at=datetime(2026, 3, 4, 9, 30, tzinfo=UTC),
    ends_at=datetime(2026, 3, 4, 10, 15, tzinfo=UTC),
    zone="Asia/Kolkata",
    title="Interview, round 2; Java Engineer",
    organizer=ASHA,
    attendees=(
        Attendee("Vikram Sen", "vikram@client.example.in"),
        Attendee("प्रिया शर्मा", "priya@example.org"),
    ),
    description="Panel: two people\nBring: nothing",
    place="https://meet.example.in/abc?x=1;y=2",
)


def parsed(content: bytes) -> tuple[Any, Any]:
    calendar: Any = Calendar.from_ical(content)
    [event] = calendar.walk("VEVENT")
    return calendar, event


def test_an_invitation_comes_back_whole() -> None:
    calendar, event = parsed(calendar_file(MEETING, NOW))
    assert (calendar["method"], calendar["version"]) == ("REQUEST", "2.0")
    assert (event["uid"], event["sequence"], event["status"]) == (MEETING.uid, 0, "CONFIRMED")
    assert event["dtstamp"].dt == NOW
    assert (event["dtstart"].dt, event["dtend"].dt) == (MEETING.starts_at, MEETING.ends_at)
    assert event["dtstart"].params["TZID"] == "Asia/Kolkata"
    assert (event["summary"], event["description"]) == (MEETING.title, MEETING.description)
    assert event["location"] == MEETING.place
    assert (event["organizer"], event["organizer"].params["CN"]) == (
        "mailto:asha@agency.example.in",
        "Asha Rao",
    )
    assert [(a, a.params["CN"], a.params["RSVP"]) for a in event["attendee"]] == [
        ("mailto:vikram@client.example.in", "Vikram Sen", "TRUE"),
        ("mailto:priya@example.org", "प्रिया शर्मा", "TRUE"),
    ]


def test_moving_and_cancelling_keep_the_uid_and_count_on() -> None:
    moved = replace(MEETING, sequence=1, starts_at=MEETING.starts_at + timedelta(minutes=15))
    ended = replace(moved, sequence=2, method=Method.CANCEL)
    versions = [parsed(calendar_file(meeting, NOW)) for meeting in (MEETING, moved, ended)]
    assert {str(event["uid"]) for _, event in versions} == {MEETING.uid}
    assert [event["sequence"] for _, event in versions] == [0, 1, 2]
    assert [calendar["method"] for calendar, _ in versions] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [event["status"] for _, event in versions] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


def test_the_same_meeting_is_the_same_file() -> None:
    assert calendar_file(MEETING, NOW) == calendar_file(replace(MEETING), NOW)


ZONES = ["Asia/Kolkata", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]


@pytest.mark.parametrize("zone", ZONES)
def test_the_zone_is_described_as_it_is(zone: str) -> None:
    """An independent reader finds the same offset at every half hour of the year of the meeting."""
    content = calendar_file(replace(MEETING, zone=zone), NOW)
    described = tzical(io.StringIO(content.decode())).get(zone)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    moments = [start + timedelta(minutes=30 * step) for step in range(365 * 48)]
    wrong = [
        m for m in moments if m.astimezone(described).utcoffset() != m.astimezone(ZoneInfo(zone)).utcoffset()
    ]
    assert wrong == []


def test_a_meeting_over_the_start_of_summer_time_keeps_its_length() -> None:
    night = replace(
        MEETING,
        zone="Europe/Berlin",
        starts_at=datetime(2026, 3, 29, 0, 30, tzinfo=UTC),
        ends_at=datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
    )
    content = calendar_file(night, NOW)
    assert b"DTSTART;TZID=Europe/Berlin:20260329T013000" in content
    assert b"DTEND;TZID=Europe/Berlin:20260329T033000" in content
    _, event = parsed(content)
    assert event["dtend"].dt.astimezone(UTC) - event["dtstart"].dt.astimezone(UTC) == timedelta(hours=1)


@given(st.text(max_size=60), st.text(max_size=80))
def test_no_name_or_title_breaks_out_of_its_line(name: str, title: str) -> None:
    hostile = replace(
        MEETING, organizer=Attendee(f'{name}"\r\nATTACH:x', ASHA.mail), title=f"{title}\r\nURL:http://x"
    )
    calendar, event = parsed(calendar_file(hostile, NOW))
    assert "attach" not in event
    assert "url" not in event
    assert len(calendar.walk("VEVENT")) == 1


def test_lines_are_folded_and_end_as_the_standard_wants() -> None:
    content = calendar_file(replace(MEETING, description="प्रिया " * 100), NOW)
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_meeting_that_makes_no_sense_is_a_mistake_of_ours() -> None:
    naive = MEETING.starts_at.replace(tzinfo=None)
    for wrong in (replace(MEETING, ends_at=MEETING.starts_at), replace(MEETING, starts_at=naive)):
        with pytest.raises(ValueError, match="aware moments"):
            calendar_file(wrong, NOW)
    assert calendar_file(MEETING, NOW)
