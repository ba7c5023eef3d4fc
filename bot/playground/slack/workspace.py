"""A whole Slack workspace in memory, with one app installed in it."""

import asyncio
import itertools
from collections import defaultdict
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.playground.changes import PATIENCE
from bot.playground.faults import Faults, Switches
from bot.playground.slack.installed import SlackApp
from bot.playground.slack.rates import Rates
from bot.playground.slack.records import Channel, Kind, Member, Message, StoredFile, Toast, View
from bot.playground.slack.tickets import (
    CODE_LIFE,
    RESPONSE_LIFE,
    RESPONSE_USES,
    SOCKET_LIFE,
    TRIGGER_LIFE,
    Install,
    Reply,
    Tickets,
    Trigger,
)
from bot.playground.slack.waiting import Changes
from bot.playground.traffic import Traffic
from core.kit.clock import Clock, SystemClock

SERVICE = "slack"
T = TypeVar("T")


@dataclass
class SlackWorkspace:
    """State, looked up and changed by the Web API, by people and by the page alike."""

    team_id: str = "T0PLAYGROUND"
    clock: Clock = field(default_factory=SystemClock)
    faults: Faults = field(default_factory=Faults)
    traffic: Traffic = field(default_factory=Traffic)
    app: SlackApp = field(default_factory=SlackApp)
    domain: str = "playground"
    request_url: str = ""
    base_url: str = ""
    rates: bool = False
    strict: bool = True
    patience: float = 10.0
    signing_clock: Clock = field(default_factory=SystemClock)
    client_url: str = "/"
    """Where a person's own Slack is opened; the page, in the playground."""
    organisation_wide: bool = False
    """Whether an administrator installs for a whole organisation, which names no workspace."""
    under_way: int = field(default=0, init=False)
    neighbours: list["SlackWorkspace"] = field(default_factory=list, repr=False)
    """All workspaces of this Slack, this one among them; they share the app's sockets and the Web API."""

    def __post_init__(self) -> None:
        self.members: dict[str, Member] = {}
        self.channels: dict[str, Channel] = {}
        self.views: dict[str, View] = {}
        self.stacks: defaultdict[str, list[View]] = defaultdict(list)
        self.homes: dict[str, View] = {}
        self.files: dict[str, StoredFile] = {}
        self.toasts: list[Toast] = []
        self.unfurls: dict[tuple[str, str], dict[str, Any]] = {}
        self.revoked: set[str] = set()
        self.triggers: Tickets[Trigger] = Tickets(TRIGGER_LIFE)
        self.replies: Tickets[Reply] = Tickets(RESPONSE_LIFE, RESPONSE_USES)
        self.codes: Tickets[Install] = Tickets(CODE_LIFE)
        self.socket_tickets: Tickets[str] = Tickets(SOCKET_LIFE)
        self.offered: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
        self.last_event: dict[str, Any] | None = None
        self.sockets: list[Any] = []
        self.limits = Rates()
        self.changes = Changes()
        self.neighbours.append(self)
        # No two workspaces of one Slack give a thing the same number.
        self._numbers = itertools.count(1 + (len(self.neighbours) - 1) * 100_000_000)
        self._last_ts = 0
        self._tasks: set[asyncio.Task[Any]] = set()
        self.add_member(Member(self.app.bot_user, self.app.name, self.app.name, is_bot=True))

    # People and conversations

    def add_member(self, member: Member) -> Member:
        member.team_id = member.team_id or self.team_id
        self.members[member.id] = member
        return member

    def add_channel(
        self, name: str, members: Iterable[str], kind: Kind = "public", *, with_bot: bool = True, id: str = ""
    ) -> Channel:
        """A channel; the app hears and speaks in it only as a member."""
        prefix = {"public": "C", "private": "G", "mpim": "G", "im": "D"}[kind]
        everyone = {*members, self.app.bot_user} if with_bot else set(members)
        channel = Channel(id or self.number(prefix), kind, name, everyone)
        self.channels[channel.id] = channel
        return channel

    def is_shared(self, channel: str) -> bool:
        """Whether people of other companies are in it, by Slack Connect."""
        found = self.channels.get(channel)
        members = (self.members[one] for one in found.members if one in self.members) if found else ()
        return any(one.team_id != self.team_id for one in members)

    def dm(self, user: str) -> Channel:
        """The conversation between the app and this person, opened when there is none.

        It bears the person's number, so that it is the same one after another start.
        """
        pair = {user, self.app.bot_user}
        found = next(
            (one for one in self.channels.values() if one.kind == "im" and one.members == pair), None
        )
        name = dm_of(user)
        is_free = not any(name in one.channels for one in self.neighbours)
        return found or self.add_channel("directmessage", pair, "im", id=name if is_free else "")

    # Numbers and moments

    def number(self, prefix: str) -> str:
        return f"{prefix}{next(self._numbers):09d}"

    def seconds(self) -> int:
        return int(self.clock.now().timestamp())

    def next_ts(self) -> str:
        """A moment no other message has, even while the clock stands."""
        self._last_ts = max(self._last_ts + 1, int(self.clock.now().timestamp() * 1_000_000))
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def trigger(self, user: str, view_id: str = "") -> str:
        name = f"{next(self._numbers)}.{self.seconds()}.{next(self._numbers):032x}"
        return self.triggers.issue(Trigger(user, view_id), self.clock.now(), name=name)

    def response_url(self, user: str, channel: str, message_ts: str = "") -> str:
        token = self.replies.issue(Reply(user, channel, message_ts), self.clock.now())
        return f"{self.base_url}/response/{token}"

    # Changes

    def post(self, message: Message) -> Message:
        self.channels[message.channel].messages.append(message)
        self.changes.announce()
        return message

    def toast(self, user: str, error: str, text: str) -> None:
        self.toasts.append(Toast(user, error, text))
        self.changes.announce()

    async def wait_until(self, predicate: Callable[[], T], timeout: float = PATIENCE) -> T:
        """Wait, without sleeping, until the predicate over this workspace gives something true."""
        return await self.changes.until(predicate, timeout)

    # The rest of the machine

    @property
    def api_url(self) -> str:
        """What slack_sdk takes as base_url."""
        return f"{self.base_url}/api/"

    @property
    def name(self) -> str:
        """As people call the workspace."""
        return self.domain.title()

    @property
    def busy(self) -> bool:
        """Whether any workspace of this Slack waits for the app."""
        return any(one.under_way for one in self.neighbours)

    @property
    def switches(self) -> Switches:
        return self.faults.of(SERVICE)

    def start(self, work: Coroutine[Any, Any, Any]) -> None:
        """Do something beside the present request; close() puts an end to it."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settle(self, timeout: float = PATIENCE) -> None:
        """Wait until every delivery under way has been made, retries by the clock excepted."""
        await self.changes.until(lambda: not self.busy, timeout)

    async def close(self) -> None:
        """End this workspace and those beside it."""
        tasks = [task for one in self.neighbours for task in one._tasks]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for socket in list(self.sockets):
            await socket.close()


def dm_of(user: str) -> str:
    """What the conversation between the app and this person is called."""
    return f"D{user[1:]}"
