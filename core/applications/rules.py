"""Which states of an application allow what. Pure."""

from datetime import datetime
from typing import assert_never

from core.kit.errors import AlreadyDone, InvalidValue, WrongState
from core.kit.words import N_
from core.models.enums import ApplicationStatus

MOST_FEEDBACK = 2000


def check_undecided(status: ApplicationStatus, by: str, at: datetime | None) -> None:
    """A client shortlists a profile that waits for a decision; who was faster is named."""
    match status:
        case ApplicationStatus.PENDING | ApplicationStatus.APPLIED:
            return
        case ApplicationStatus.PROCESSING | ApplicationStatus.HOLD | ApplicationStatus.SELECTED:
            raise AlreadyDone(N_("{name} shortlisted this person already ({at})."), name=by, at=at or "")
        case ApplicationStatus.REJECTED:
            raise AlreadyDone(N_("{name} rejected this person already ({at})."), name=by, at=at or "")
        case ApplicationStatus.LEFT:
            raise WrongState(N_("This person was hired and has left."))
        case ApplicationStatus.WITHDRAWN:
            raise WrongState(N_("This profile was withdrawn."))
        case _:
            assert_never(status)


def check_rejectable(status: ApplicationStatus, by: str, at: datetime | None) -> None:
    """A client may reject anybody who is still in the running, also between two rounds."""
    match status:
        case ApplicationStatus.PENDING | ApplicationStatus.APPLIED | ApplicationStatus.PROCESSING:
            return
        case ApplicationStatus.HOLD:
            return
        case ApplicationStatus.SELECTED:
            raise WrongState(N_("This person has an offer. Withdraw the offer first."))
        case ApplicationStatus.REJECTED | ApplicationStatus.LEFT | ApplicationStatus.WITHDRAWN:
            check_undecided(status, by, at)
        case _:
            assert_never(status)


def checked_feedback(feedback: str) -> str:
    """A decision without a word helps nobody."""
    text = feedback.strip()
    if not text:
        raise InvalidValue("feedback", N_("Please write a sentence; the recruiter learns from it."))
    if len(text) > MOST_FEEDBACK:
        raise InvalidValue("feedback", N_("Please keep it below {most} characters."), most=MOST_FEEDBACK)
    return text
