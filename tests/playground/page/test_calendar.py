"""The calendar adds up the files a person was sent."""

from datetime import UTC, datetime, timedelta

from bot.playground.page.cast import settle
from bot.playground.page.panes.calendar import calendar_pane, read_events
from bot.playground.telegram.ask import Upload
from bot.playground.telegram.message import Message
from bot.playground.town import Town
from core.gateways.calendar import Attendee, Meeting, Method, calendar_file
from core.kit.clock import TurnableClock

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
STARTS = datetime(2026, 3, 4, 10, tzinfo=UTC)


def made(sequence: int, starts: datetime, method: Method = Method.REQUEST) -> bytes:
    meeting = Meeting(
        uid="round-1@hiresync",
        sequence=sequence,
        method=method,
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        zone="Asia/Kolkata",
        title="Interview with Priya Sharma",
        organizer=Attendee("Banyan Talent", "maya@banyan.example"),
        attendees=(Attendee("Ishaan Iyer", "ishaan@acme.example"),),
        description="Online",
        place="https://meet.example/abc",
    )
    return calendar_file(meeting, NOW)


def test_a_later_version_takes_the_place_of_an_earlier_one_and_a_cancellation_shows() -> None:
    town = Town(TurnableClock(NOW))
    ishaan = settle(town, "Ishaan Iyer")
    sent = [made(0, STARTS), made(1, STARTS + timedelta(days=1)), made(0, STARTS)]
    for number, content in enumerate(sent, 1):
        stored = town.telegram.files.keep(Upload("interview.ics", "text/calendar", content), "documents")
        town.telegram.post(Message(ishaan.telegram.chat, number, NOW, town.telegram.bot, document=stored))
    (event,) = calendar_pane(ishaan, town.mailbox)
    assert datetime.fromisoformat(event["starts"]) == STARTS + timedelta(days=1)
    assert event["changed"]
    assert not event["cancelled"]
    stored = town.telegram.files.keep(
        Upload("interview.ics", "text/calendar", made(2, STARTS, Method.CANCEL)), "documents"
    )
    town.telegram.post(Message(ishaan.telegram.chat, 9, NOW, town.telegram.bot, document=stored))
    (event,) = calendar_pane(ishaan, town.mailbox)
    assert event["cancelled"]


def test_a_file_no_calendar_would_take_has_no_meetings() -> None:
    assert read_events(b"not a calendar") == ()
    assert read_events(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n") == ()
