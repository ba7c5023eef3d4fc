from datetime import timedelta

import pytest

from core.interviews.appointment import Appointment, check_appointment, check_place, is_link
from core.kit.errors import InvalidValue
from core.models.enums import InterviewMode
from tests.stages.direct import NOW
from tests.stages.direct_hires import LINK, TOMORROW


def appointment(start: timedelta, length: timedelta) -> Appointment:
    begins = NOW + start
    return Appointment(begins, begins + length, InterviewMode.ONLINE, LINK)


def test_tomorrow_for_an_hour_is_fine() -> None:
    check_appointment(appointment(timedelta(days=1), timedelta(hours=1)), NOW)


@pytest.mark.parametrize(
    ("start", "length", "field"),
    [
        (timedelta(minutes=-1), timedelta(hours=1), "starts"),
        (timedelta(0), timedelta(hours=1), "starts"),
        (timedelta(days=366), timedelta(hours=1), "starts"),
        (timedelta(days=1), timedelta(0), "duration"),
        (timedelta(days=1), timedelta(minutes=-30), "duration"),
        (timedelta(days=1), timedelta(hours=9), "duration"),
    ],
)
def test_a_time_that_cannot_be_is_refused_at_its_field(
    start: timedelta, length: timedelta, field: str
) -> None:
    with pytest.raises(InvalidValue) as refused:
        check_appointment(appointment(start, length), NOW)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("mode", "place", "field"),
    [
        (InterviewMode.ONLINE, "", "link"),
        (InterviewMode.ONLINE, "meet me there", "link"),
        (InterviewMode.ONLINE, "javascript:alert(1)", "link"),
        (InterviewMode.FACE_TO_FACE, "", "address"),
        (InterviewMode.TELEPHONE, "call me", "number"),
    ],
)
def test_each_mode_wants_its_own_place(mode: InterviewMode, place: str, field: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        check_place(mode, place)
    assert refused.value.field == field


def test_the_right_place_for_each_mode_passes() -> None:
    check_place(InterviewMode.ONLINE, LINK)
    check_place(InterviewMode.FACE_TO_FACE, "12 Linking Road, Mumbai")
    check_place(InterviewMode.TELEPHONE, "+91 98765 43210")


def test_a_broken_address_is_no_link() -> None:
    assert not is_link("https://[half")
    assert not is_link("https://meet.example.com/a b")
    assert Appointment(TOMORROW, TOMORROW + timedelta(minutes=45), InterviewMode.ONLINE, LINK).minutes == 45
