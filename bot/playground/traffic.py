"""What went over the wire, kept short and without secrets, for the page and for tests to look at."""

import asyncio
import re
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

Direction = Literal["in", "out"]
"""Seen from the product: "out" is a call it makes to the platform, "in" is what the platform sends it."""

# One after the other, each found by how it begins: all in one would be tried at every single letter.
SECRETS = (
    re.compile(r"()xox[a-z](?:\.xox[a-z])?-[\w.-]+"),  # Slack tokens
    re.compile(r"()xapp-[\w-]+"),  # Slack app tokens
    re.compile(r"()[0-9][0-9]{5,11}:[A-Za-z0-9_-]{30,}"),  # Telegram tokens
    re.compile(r"(Bearer )[\w.~+/=-]+"),
    re.compile(r"(client_secret=)[^&\s\"]+"),
    re.compile(r"(\"client_secret\": \")[^\"]+"),
    re.compile(r"(\"access_token\": \")[^\"]+"),
)


@dataclass(frozen=True)
class Exchange:
    """One request and its answer."""

    service: str
    direction: Direction
    method: str
    request: str
    response: str
    status: int
    at: datetime
    took: timedelta


class Traffic:
    """A ring of the last exchanges which can also be followed as they happen."""

    def __init__(self, keep: int = 500) -> None:
        self._kept: deque[Exchange] = deque(maxlen=keep)
        self._followers: set[asyncio.Queue[Exchange]] = set()

    def record(self, exchange: Exchange) -> None:
        clean = replace(exchange, request=redact(exchange.request), response=redact(exchange.response))
        self._kept.append(clean)
        for follower in self._followers:
            if follower.full():
                follower.get_nowait()  # A page that sleeps loses the oldest, never holds up the platform.
            follower.put_nowait(clean)

    def last(self, count: int = 50, *, service: str | None = None) -> list[Exchange]:
        """The latest exchanges, oldest first."""
        found = list(self._kept)
        if service is not None:
            found = [exchange for exchange in found if exchange.service == service]
        return found[-count:]

    @asynccontextmanager
    async def follow(self) -> AsyncIterator[asyncio.Queue[Exchange]]:
        """A queue that receives every exchange from now until the block is left."""
        queue: asyncio.Queue[Exchange] = asyncio.Queue(maxsize=200)
        self._followers.add(queue)
        try:
            yield queue
        finally:
            self._followers.discard(queue)


def redact(text: str) -> str:
    """The text with every token and client secret replaced by dots."""
    for secret in SECRETS:
        text = secret.sub(r"\1•••", text)
    return text
