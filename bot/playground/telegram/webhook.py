"""Pushing updates to the webhook: in order within a chat, side by side across chats, until it says 2xx."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.playground.faults import Switches
from bot.playground.telegram.errors import bad_request
from bot.playground.telegram.updates import Update

PORTS = (443, 80, 88, 8443)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name, not a secret
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Hook:
    """What setWebhook asked for."""

    url: str
    secret: str = ""
    max_connections: int = 40


@dataclass(frozen=True)
class Delivery:
    """One attempt at the webhook."""

    update: Update
    status: int
    body: str


def check_url(url: str) -> None:
    """HTTPS and one of four ports; plain HTTP on loopback, as a local Bot API server allows."""
    parts = urlsplit(url)
    if parts.hostname in LOOPBACK and parts.scheme in ("http", "https"):
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


@dataclass
class WebhookPusher:
    """Lanes of updates by chat, each with one task while it has anything to deliver."""

    hook: Hook
    faults: Switches
    delivered: Callable[[Delivery], Awaitable[None]]
    retry_after: float = 1.0
    attempts: int = 8
    last_error: str = ""
    _lanes: dict[int, deque[Update]] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _session: aiohttp.ClientSession | None = None

    def __post_init__(self) -> None:
        self._slots = asyncio.Semaphore(self.hook.max_connections)

    @property
    def pending(self) -> list[Update]:
        return sorted((one for lane in self._lanes.values() for one in lane), key=lambda one: one.id)

    def push(self, update: Update) -> None:
        lane = self._lanes.get(update.lane)
        if lane is not None:
            lane.append(update)
            return
        self._lanes[update.lane] = deque([update])
        task = asyncio.get_running_loop().create_task(self._run(update.lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        tasks = [task for task in self._tasks if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session:
            await self._session.close()

    async def _run(self, key: int) -> None:
        lane = self._lanes[key]
        while lane:
            for attempt in range(self.attempts):
                if await self._deliver(lane[0]):
                    break
                await asyncio.sleep(self.retry_after * 2**attempt)
            update = lane.popleft()
            if self.faults.take_repeat():
                lane.appendleft(update)
        del self._lanes[key]

    async def _deliver(self, update: Update) -> bool:
        too_late = self.faults.take_slow()
        async with self._slots:
            try:
                status, body = await self._post(update)
            except (aiohttp.ClientError, TimeoutError) as error:
                status, body = 0, f"{type(error).__name__}: {error}"
        if too_late:
            status, body = 0, "Read timeout expired"
        taken = 200 <= status < 300
        self.last_error = (
            "" if taken else body if not status else f"Wrong response from the webhook: {status}"
        )
        await self.delivered(Delivery(update, status, body))
        return taken

    async def _post(self, update: Update) -> tuple[int, str]:
        self._session = self._session or aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        headers = {"Content-Type": "application/json"}
        if self.hook.secret:
            headers[SECRET_HEADER] = self.hook.secret
        body = json.dumps(update.as_json()).encode()
        async with self._session.post(
            self.hook.url, data=body, headers=headers, allow_redirects=False
        ) as answer:
            return answer.status, await answer.text()


def method_in(body: str) -> tuple[str, dict[str, Any]] | None:
    """The call a webhook may put into its answer, instead of making a request."""
    try:
        found = json.loads(body)
    except json.JSONDecodeError:
        return None
    if not isinstance(found, dict) or "method" not in found:
        return None
    return str(found.pop("method")), found
