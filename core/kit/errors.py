"""The error tree.

HireSyncError
├── Refusal             expected: the person is told kindly, the log stays quiet
│   ├── NotAllowed      the role or the tenancy does not permit it
│   ├── NotFound        missing, or of another agency: the two are never told apart
│   ├── WrongState      the thing has moved on
│   │   └── AlreadyDone somebody did it before
│   ├── InvalidValue    an answer that a field cannot take; names the field
│   └── Clash           somebody else was faster, or holds the place
└── OutsideError        something beyond the house failed
    ├── Unavailable     for now: the work is kept and tried again
    ├── Unreachable     the person closed this way (blocked bot, gone channel): try another
    └── Rejected        for good: the same call will never succeed
        └── CardGone    the message cannot be edited; a new one has to take its place
"""

from typing import Any

from core.kit.words import N_, Text


class HireSyncError(Exception):
    """The root of everything we raise."""


class Refusal(HireSyncError):
    """An expected refusal with a text for the person who asked."""

    def __init__(self, msgid: str, **params: Any) -> None:
        self.text = Text(msgid, params)
        super().__init__(str(self.text))


class NotAllowed(Refusal):
    def __init__(self, msgid: str = N_("You may not do this."), **params: Any) -> None:
        super().__init__(msgid, **params)


class NotFound(Refusal):
    def __init__(self, msgid: str = N_("I cannot find that. It may be gone."), **params: Any) -> None:
        super().__init__(msgid, **params)


class WrongState(Refusal):
    """The thing is no longer in a state in which this can be done."""


class AlreadyDone(WrongState):
    """Somebody, perhaps the same person, has done it before."""


class InvalidValue(Refusal):
    """A value that its field cannot take: what was wrong, and what would be accepted."""

    def __init__(self, field: str, msgid: str, **params: Any) -> None:
        self.field = field
        super().__init__(msgid, **params)


class Clash(Refusal):
    """Two acts met and this one lost."""


class OutsideError(HireSyncError):
    """Something beyond the house failed; the message is for the log, not for people."""


class Unavailable(OutsideError):
    """Failed for now; `retry_after` in seconds where the other side said so."""

    def __init__(self, what: str, retry_after: float | None = None) -> None:
        self.retry_after = retry_after
        super().__init__(what)


class Unreachable(OutsideError):
    """The person cannot be reached this way any more (blocked bot, closed account)."""


class Rejected(OutsideError):
    """The other side will never accept this call."""


class CardGone(Rejected):
    """The message is deleted or cannot be edited any more."""
