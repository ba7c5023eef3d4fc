"""What an appointment is and which one is refused; pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from core.kit.errors import InvalidValue
from core.kit.words import N_
from core.models.enums import InterviewMode

LONGEST = timedelta(hours=8)
FARTHEST = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Appointment:
    """When and how two people meet; `place` is the link, the address or the number, as `mode` says."""

    starts_at: datetime
    ends_at: datetime
    mode: InterviewMode
    place: str
    zone: str = "Asia/Kolkata"
    """The zone in which it was made."""

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


def check_appointment(appointment: Appointment, now: datetime) -> None:
    """Refuse what cannot happen: in the past, ending before it starts, or nowhere."""
    if appointment.starts_at <= now:
        raise InvalidValue(
            "starts", N_("{moment} has passed. Please give a time to come."), moment=appointment.starts_at
        )
    if appointment.starts_at > now + FARTHEST:
        raise InvalidValue("starts", N_("That is more than a year away. Please give a nearer day."))
    if appointment.ends_at <= appointment.starts_at:
        raise InvalidValue("duration", N_("The interview would end before it starts."))
    if appointment.ends_at - appointment.starts_at > LONGEST:
        raise InvalidValue("duration", N_("An interview lasts 8 hours at most."))
    check_place(appointment.mode, appointment.place.strip())


def check_place(mode: InterviewMode, place: str) -> None:
    """Whoever comes must know where: by link, at an address or on a number."""
    if mode is InterviewMode.ONLINE and not is_link(place):
        raise InvalidValue(
            "link", N_("An online interview needs its link, e.g. https://meet.google.com/abc-defg-hij")
        )
    if mode is InterviewMode.FACE_TO_FACE and len(place) < 5:
        raise InvalidValue("address", N_("Where do they meet? Please give the address."))
    if mode is InterviewMode.TELEPHONE and sum(sign.isdigit() for sign in place) < 7:
        raise InvalidValue("number", N_("Which number is called? For example +91 98765 43210"))


def is_link(text: str) -> bool:
    """An address a browser can open."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in parts.netloc and not any(map(str.isspace, text))
