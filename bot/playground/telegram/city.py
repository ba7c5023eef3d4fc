"""One bot and everybody who may talk to it, held in memory."""

import itertools
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from bot.playground.changes import PATIENCE, Changes
from bot.playground.faults import Faults
from bot.playground.telegram.ask import Ask
from bot.playground.telegram.chat import Chat, Presence
from bot.playground.telegram.commands import CommandBook
from bot.playground.telegram.errors import BotApiError
from bot.playground.telegram.files import FileShelf
from bot.playground.telegram.group import TelegramGroup
from bot.playground.telegram.message import Json, Message
from bot.playground.telegram.methods import METHODS
from bot.playground.telegram.person import TelegramPerson
from bot.playground.telegram.profile import Profile
from bot.playground.telegram.queries import QueryDesk
from bot.playground.telegram.rates import RateBook
from bot.playground.telegram.updates import Update, UpdateQueue
from bot.playground.telegram.webhook import Delivery, Hook, WebhookPusher, method_in
from bot.playground.traffic import Direction, Exchange, Traffic
from core.kit.clock import Clock

T = TypeVar("T")


class TelegramCity:
    """Telegram as one bot sees it; people act through `person`, the bot through `call`."""

    def __init__(
        self, clock: Clock, faults: Faults, traffic: Traffic, token: str, username: str = "hiresync_bot",
        *, rates: bool = True, strict: bool = True, retry_after: float = 1.0,
    ) -> None:  # fmt: skip
        self.clock, self.token, self.strict, self.traffic = clock, token, strict, traffic
        self.faults = faults.of("telegram")
        self.retry_after = retry_after
        self.edits_end_after: timedelta | None = None
        self.bot: Json = {
            "id": int(token.split(":")[0]),
            "is_bot": True,
            "first_name": "HireSync",
            "username": username,
        }
        self.privacy = True
        self.changes = Changes()
        self.people: dict[int, TelegramPerson] = {}
        self.chats: dict[int, Chat] = {}
        self.files = FileShelf(clock.now)
        self.updates = UpdateQueue(clock.now, self.changes, self.faults)
        self.commands, self.queries, self.profile = CommandBook(), QueryDesk(), Profile()
        self.rates = RateBook(on=rates)
        self.webhook: WebhookPusher | None = None
        self._numbers = itertools.count(1)

    @property
    def username(self) -> str:
        return str(self.bot["username"])

    def person(
        self, first_name: str, *, id: int | None = None, last_name: str = "", username: str = "",
        language: str = "en", phone: str = "+919876543210",
    ) -> TelegramPerson:  # fmt: skip
        """Somebody with a Telegram account who has not yet spoken to the bot."""
        names = {"first_name": first_name, "last_name": last_name, "username": username}
        known = {name: value for name, value in names.items() if value}
        number = id or 5_000_000_001 + len(self.people)  # Above 2**31, as real ids are today.
        person = TelegramPerson(self, number, known, language, phone)
        self.people[number] = person
        self.chats[number] = person.chat
        return person

    def group(self, title: str, *members: TelegramPerson, topics: bool = False) -> TelegramGroup:
        """A group that its first member made, without the bot."""
        names: Json = {"title": title} | ({"is_forum": True} if topics else {})
        chat = Chat(-1_001_000_000_001 - len(self.chats), "supergroup", names, bot=Presence.LEFT)
        chat.members = {one.id: Presence.MEMBER for one in members}
        if members:
            chat.members[members[0].id] = Presence.CREATOR
        self.chats[chat.id] = chat
        return TelegramGroup(self, chat)

    def next_number(self, chat: Chat) -> int:
        """Private chats of one bot share their numbers; a group has its own."""
        return next(self._numbers) if chat.private else len(chat.messages) + 1

    def post(self, message: Message) -> Message:
        """Put a message on everybody's screen."""
        message.chat.messages.append(message)
        message.chat.action = ""
        self.changes.happened()
        return message

    def tell_bot(self, kind: str, payload: Json, chat: Chat) -> Update | None:
        return self.updates.add(kind, payload, chat.id)

    def repeat(self, update: Update | None = None) -> None:
        """Deliver an update a second time; the last one unless named."""
        self.updates.repeat(update or self.updates.history[-1])

    async def call(self, method: str, ask: Ask) -> Any:
        """Do what the bot asks, or refuse it as Telegram would."""
        found = METHODS.get(method.lower())
        if found is None:
            raise BotApiError(404, "Not Found")
        unknown = sorted(ask.names() - found.parameters)
        if unknown and self.strict:
            raise BotApiError(
                400, f'Bad Request: {found.name} knows no parameter "{unknown[0]}" (strict playground)'
            )
        result = await found.act(self, ask)
        self.changes.happened()
        return result

    async def set_hook(self, hook: Hook | None) -> None:
        """Change where updates go; what waits goes there too."""
        waiting = list(self.updates.waiting)
        if self.webhook:
            waiting = self.webhook.pending
            await self.webhook.close()
        self.updates.drop()
        self.webhook = WebhookPusher(hook, self.faults, self._delivered, self.retry_after) if hook else None
        self.updates.listener = self.webhook.push if self.webhook else None
        for update in waiting:
            self.updates.put(update)

    async def _delivered(self, delivery: Delivery) -> None:
        update = delivery.update
        self.record(
            "in",
            update.kind,
            json.dumps(update.as_json(), ensure_ascii=False),
            delivery.body,
            delivery.status,
        )
        answer = method_in(delivery.body) if 200 <= delivery.status < 300 else None
        if answer:
            try:
                await self.call(answer[0], Ask(answer[1]))
            except BotApiError as refusal:
                self.record("out", answer[0], str(answer[1]), refusal.description, refusal.code)
        self.changes.happened()

    def record(
        self, direction: Direction, method: str, request: str, response: str, status: int,
        took: timedelta = timedelta(0),
    ) -> None:  # fmt: skip
        exchange = Exchange("telegram", direction, method, request, response, status, self.clock.now(), took)
        self.traffic.record(exchange)

    async def wait_until(self, look: Callable[[], T], timeout: float = PATIENCE) -> T:
        """The first true thing `look` returns."""
        return await self.changes.until(look, timeout)

    async def close(self) -> None:
        """End what runs in the background."""
        self.updates.end_poll("server is stopping")
        if self.webhook:
            await self.webhook.close()
