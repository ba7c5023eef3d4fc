"""LinkedIn's refusals as classes.

OutsideError
├── Unavailable        failed for now
│   └── RateLimited    until `retry_after`
├── Rejected
│   ├── Expired        the consent has ended: ask the member again
│   └── Refused        this call will never succeed
│       └── Duplicate  the same words stand on the page already, as `urn`
└── OutcomeUnknown     the call may have worked; a person decides, it is not repeated
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from core.kit.errors import OutsideError, Rejected, Unavailable


class RateLimited(Unavailable):
    """Too many calls."""


class Expired(Rejected):
    """The token has expired or was revoked."""


class Refused(Rejected):
    """Against the rules or the rights; `status` is HTTP's."""

    def __init__(self, what: str, status: int) -> None:
        self.status = status
        super().__init__(what)


class Duplicate(Refused):
    """LinkedIn keeps the same words from standing twice on one page."""

    def __init__(self, what: str, status: int, urn: str) -> None:
        self.urn = urn
        super().__init__(what, status)


class OutcomeUnknown(OutsideError):
    """The answer to a creation got lost."""


_TWIN = re.compile(r"duplicate of (urn:li:\w+:\d+)", re.IGNORECASE)
_LONGEST = 300


def refusal(status: int, headers: Mapping[str, str], body: Mapping[str, Any], now: datetime) -> OutsideError:
    """The class of an answer that is not a success, with LinkedIn's own words for the log."""
    said = str(body.get("message") or body.get("error_description") or body.get("error") or "no reason given")
    what = f"LinkedIn {status}: {said.strip()[:_LONGEST]}"
    if status == 429:
        return RateLimited(what, _wait(headers, said, now))
    if status >= 500:
        return Unavailable(what, _seconds(headers))
    if status == 401 and "error" not in body:
        return Expired(what)
    if status == 422 and (twin := _TWIN.search(said)):
        return Duplicate(what, status, twin[1])
    return Refused(what, status)


def _wait(headers: Mapping[str, str], said: str, now: datetime) -> float | None:
    """As told; a daily allowance starts again at midnight UTC, which LinkedIn documents but does not send."""
    if " DAY " not in said:
        return _seconds(headers)
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return _seconds(headers) or (midnight - now).total_seconds()


def _seconds(headers: Mapping[str, str]) -> float | None:
    told = headers.get("Retry-After", "")
    return float(told) if told.isdecimal() else None
