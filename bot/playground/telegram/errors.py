"""Refusals in the words the Bot API uses, because products match on those words."""

from typing import Any


class BotApiError(Exception):
    """An answer with `ok: false`."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


class CannotDoError(Exception):
    """Something which no Telegram client lets a person do."""


def bad_request(why: str) -> BotApiError:
    return BotApiError(400, f"Bad Request: {why}")


def forbidden(why: str) -> BotApiError:
    return BotApiError(403, f"Forbidden: {why}")


def conflict(why: str) -> BotApiError:
    return BotApiError(409, f"Conflict: {why}")


def too_many(retry_after: int) -> BotApiError:
    return BotApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)
