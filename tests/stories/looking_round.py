"""Everybody looks at everything in both chats; which buttons in sight would be refused?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.action import Press
from bot.handlers.telegram.wire import ActionData, read_data
from core.kit.actor import Actor, Role
from core.kit.errors import Refusal
from core.kit.transaction import transaction
from core.people.identify import actor_of
from tests.chat import InSlack, Person
from tests.plugins.chats import Scene
from tests.stories.crawling import buttons_of, press_in_slack, press_in_telegram
from tests.stories.watching import Chat

MONTHS = timedelta(days=60)
"""Some acts are offered before their day, as that somebody has joined."""
LISTS: dict[Role, tuple[str, ...]] = {
    Role.MANAGER: ("inbox", "connections", "job_requests", "invoices"),
    Role.RECRUITER: ("inbox", "assigned", "interviews"),
    Role.CLIENT: ("inbox", "connections", "profiles", "joining", "invoices", "interviews"),
    Role.INTERVIEWER: ("inbox", "interviews"),
    Role.ACCOUNTANT: ("inbox", "invoices"),
    Role.CANDIDATE: ("inbox", "my_offers"),
}


@dataclass
class Onlookers:
    """People who have looked, and will look again at what is new to them."""

    scene: Scene
    people: dict[Actor, Person]
    looked: set[tuple[int, str]] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    """Every act that was ever in somebody's sight."""
    said: dict[int, int] = field(default_factory=dict)
    """How much each chat held at the last look; where nothing came there is nothing to look at."""

    async def look(self) -> None:
        """Open the lists and each thing they lead to, in both chats."""
        for actor, person in self.people.items():
            assert actor.role is not None
            for chat in (person.slack, person.telegram):
                if self.said.get(id(chat)) == _said(chat):
                    continue
                if isinstance(chat, InSlack):
                    await chat.opens_home()
                for command in LISTS[actor.role]:
                    await chat.commands(command)
                await self._closer(chat)
                self.said[id(chat)] = _said(chat)
        self.seen |= {data.name for _, _, data in self._acts()}

    async def _closer(self, chat: Chat) -> None:
        actions = self.scene.house.registry.actions
        for value, _ in list(buttons_of(chat)):
            data = read_data(value)
            if not isinstance(data, ActionData) or (id(chat), value) in self.looked:
                continue
            action = actions.get(data.name)
            if action is not None and action.looks and action.about and data.args:
                self.looked.add((id(chat), value))
                if isinstance(chat, InSlack):
                    await press_in_slack(chat, value)
                else:
                    await press_in_telegram(chat, value)

    async def dead(self) -> list[str]:
        """The acts in sight which would be refused to those who see them."""
        found, judged = [], set()
        for actor, chat, data in self._acts():
            if (actor, chat, data) not in judged:
                judged.add((actor, chat, data))
                if reason := await self._refusal(actor, data):
                    act = " ".join((data.name, *data.args))
                    found.append(f"the {actor.role} sees in {type(chat).__name__} {act}, but: {reason}")
        return found

    def _acts(self) -> Iterator[tuple[Actor, Chat, ActionData]]:
        registry = self.scene.house.registry
        for actor, person in self.people.items():
            for chat in (person.slack, person.telegram):
                for value, _ in buttons_of(chat):
                    data = read_data(value)
                    if not isinstance(data, ActionData):
                        continue
                    form, action = registry.forms.get(data.name), registry.actions.get(data.name)
                    if (form and form.needs_subject) or (action and action.about and not action.looks):
                        yield actor, chat, data

    async def _refusal(self, actor: Actor, data: ActionData) -> str:
        """What the press would be told, now and when its day has come; nothing of it stays."""
        now = self.scene.clock.now()
        return await self._said(actor, data, now) and await self._said(actor, data, now + MONTHS)

    async def _said(self, actor: Actor, data: ActionData, now: datetime) -> str:
        registry = self.scene.house.registry
        who = await actor_of(actor.user_id, actor.role, channel="slack")
        try:
            async with transaction(who):
                if form := registry.forms.get(data.name):
                    await form.begin(who, data.args[0], now)
                else:
                    await registry.actions[data.name].run(Press(who, data.args, now))
                raise _UndoneError
        except Refusal as refusal:
            return str(refusal.text)
        except _UndoneError:
            return ""


class _UndoneError(Exception):
    """Only tried."""


def _said(chat: Chat) -> int:
    return len(chat.account.messages() if isinstance(chat, InSlack) else chat.account.heard())
