"""One LinkedIn application, the members who may consent to it, and what it posted."""

import itertools
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from bot.playground.changes import PATIENCE, Changes
from bot.playground.faults import Faults
from bot.playground.linkedin.errors import throttled
from bot.playground.linkedin.grants import Grants
from bot.playground.linkedin.post import Member, Page, Post, Role
from bot.playground.traffic import Direction, Exchange, Traffic
from core.kit.clock import Clock

T = TypeVar("T")


class LinkedInCity:
    """Held in memory; nothing ever leaves this machine, so every post is a rehearsal."""

    def __init__(
        self, clock: Clock, faults: Faults, traffic: Traffic, *, client_id: str, client_secret: str,
        redirect_uris: tuple[str, ...], partner: bool = False, daily_limit: int = 100,
    ) -> None:  # fmt: skip
        self.clock, self.traffic = clock, traffic
        self.faults = faults.of("linkedin")
        self.grants = Grants(clock.now, client_id, client_secret, redirect_uris, partner)
        self.members: dict[str, Member] = {}
        self.pages: dict[int, Page] = {}
        self.posts: list[Post] = []
        self.daily_limit = daily_limit
        self.changes = Changes()
        self._calls: list[datetime] = []
        self._numbers = itertools.count(7_300_000_000_000_000_001)

    def page(self, name: str, id: int | None = None) -> Page:
        page = Page(id or 90_000_001 + len(self.pages), name)
        self.pages[page.id] = page
        return page

    def member(self, name: str, *administers: Page | Role) -> Member:
        """Somebody who administers the given pages; a Role says something weaker."""
        roles = [one if isinstance(one, Role) else Role(one) for one in administers]
        member = Member(f"mbr{secrets.token_hex(4)}", name, roles)
        self.members[member.id] = member
        return member

    def shown(self, page: Page | None = None) -> list[Post]:
        """The posts readers see, oldest first."""
        return [one for one in self.posts if not one.deleted and (page is None or one.author == page.urn)]

    def new_urn(self) -> str:
        return f"urn:li:share:{next(self._numbers)}"

    def count_call(self) -> None:
        """A member's daily allowance starts again at midnight UTC."""
        now = self.clock.now()
        self._calls = [one for one in self._calls if one.date() == now.date()]
        if len(self._calls) >= self.daily_limit:
            raise throttled()
        self._calls.append(now)

    def record(self, direction: Direction, method: str, request: str, response: str, status: int) -> None:
        now = self.clock.now()
        exchange = Exchange("linkedin", direction, method, request, response, status, now, timedelta(0))
        self.traffic.record(exchange)

    async def wait_until(self, look: Callable[[], T], timeout: float = PATIENCE) -> T:
        """The first true thing `look` returns."""
        return await self.changes.until(look, timeout)
