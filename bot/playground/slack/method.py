"""One method of the Web API: its arguments, scopes and rate, and how it refuses."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Literal

from bot.playground.slack.records import Json
from bot.playground.slack.workspace import SlackWorkspace

Call = Callable[[SlackWorkspace, Json], Awaitable[Json]]
Bearer = Literal["bot", "app", "none"]


class ApiError(Exception):
    """Slack's answer when it refuses: an error code, and more where it says more."""

    def __init__(self, code: str, **more: Any) -> None:
        super().__init__(code)
        self.code = code
        self.more = more


class RateLimited(Exception):
    """Too many calls; answered with 429 and Retry-After."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(str(retry_after))
        self.retry_after = retry_after


@dataclass(frozen=True)
class Method:
    """What Slack's reference says of one method."""

    name: str
    call: Call
    required: frozenset[str]
    optional: frozenset[str]
    json: frozenset[str]
    scopes: tuple[str, ...]
    tier: int
    bearer: Bearer

    @property
    def arguments(self) -> frozenset[str]:
        return self.required | self.optional | {"team_id"}  # Bolt's client adds it to every call.


METHODS: dict[str, Method] = {}


def method(
    name: str,
    *,
    required: str = "",
    optional: str = "",
    json: str = "",
    scopes: tuple[str, ...] = (),
    tier: int = 3,
    bearer: Bearer = "bot",
) -> Callable[[Call], Call]:
    """Register a method; of several scopes any one is enough. Tier 0 has limits of its own."""

    def register(call: Call) -> Call:
        METHODS[name] = Method(
            name,
            call,
            frozenset(required.split()),
            frozenset(optional.split()),
            frozenset(json.split()),
            scopes,
            tier,
            bearer,
        )
        return call

    return register


def invalid(error: str, complaints: list[str]) -> ApiError:
    """A refusal that says what is wrong and where."""
    marked = [f"[ERROR] {one}" for one in complaints]
    if error == "invalid_blocks":
        return ApiError(error, errors=complaints, response_metadata={"messages": marked})
    return ApiError(error, response_metadata={"messages": marked})


def truth(value: Any) -> bool:
    """A boolean, which forms carry as text."""
    return value in (True, 1, "1", "true", "True")
