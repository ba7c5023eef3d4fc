"""Telegram's refusals as our error classes (core.telegram.org/bots/api#making-requests)."""

from collections.abc import Iterator
from contextlib import contextmanager

from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from core.kit.errors import CardGone, Rejected, Unavailable, Unreachable

UNCHANGED = "message is not modified"
GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message to be replied not found",
)
UNREACHABLE = ("chat not found", "user is deactivated", "bot was kicked", "have no rights to send")


@contextmanager
def translated() -> Iterator[None]:
    """Turn what python-telegram-bot raises into Unavailable, Unreachable or Rejected."""
    try:
        yield
    except RetryAfter as error:
        seconds = error.retry_after
        wait = float(seconds) if isinstance(seconds, int | float) else seconds.total_seconds()
        raise Unavailable(f"telegram: {error}", wait) from error
    except InvalidToken as error:
        # The library's own words quote the token.
        raise Unreachable("telegram: the token was refused") from error
    except Forbidden as error:
        raise Unreachable(f"telegram: {error}") from error
    except BadRequest as error:
        raise _refused(error) from error
    except NetworkError as error:
        raise Unavailable(f"telegram: {error}") from error
    except TelegramError as error:
        raise Rejected(f"telegram: {error}") from error


def _refused(error: BadRequest) -> Rejected | Unreachable:
    said = str(error).lower()
    if any(one in said for one in GONE):
        return CardGone(f"telegram: {error}")
    if any(one in said for one in UNREACHABLE):
        return Unreachable(f"telegram: {error}")
    return Rejected(f"telegram: {error}")


def has_no_text(error: BadRequest) -> bool:
    """The message is a file, whose words are its caption."""
    return "no text in the message" in str(error).lower()


def is_unchanged(error: BadRequest) -> bool:
    """The edit would change nothing: the message already says it."""
    return UNCHANGED in str(error).lower()
