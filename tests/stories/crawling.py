"""Press everything in sight, as somebody clumsy would: fresh, twice, stale, and other people's buttons."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.playground.slack.controls import Control, controls
from bot.playground.slack.payloads import Place
from tests.chat import InSlack, InTelegram
from tests.stories.watching import Chat, Eyes, Wire, is_sentence, unfit

ELSEWHERE = ("a|logout|", "a|language|")
"""Who leaves the chat has no more buttons, or others in another language: stories of their own."""
OUTSIDE = ("Cancel", "Submit", "Upload in the browser")
"""What ends a conversation, or leads out of the chat."""
BLANK = ("I cannot find that.", "You may not do this.", "I do not know this button")
"""Said of a button somebody has just been shown, these explain nothing."""


QUIET = (" pressing a|inbox|", " pressing a|preferences|")
"""What is read, or chosen, already can be marked or chosen again, and its card goes on saying so."""


@dataclass
class Tally:
    """How much was pressed, and what was wrong."""

    presses: int = 0
    forms: int = 0
    inside: int = 0
    stale: int = 0
    foreign: int = 0
    toasts: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)


@dataclass
class Crawler:
    """One person at one chat."""

    who: str
    chat: Chat
    wire: Wire
    tally: Tally
    dice: random.Random
    most: int = 14

    def __post_init__(self) -> None:
        self.eyes = Eyes(self.chat)
        self.pressed: set[str] = set()

    async def crawl(self) -> None:
        """Every button in sight, and those its answers bring, up to a bound."""
        for _ in range(self.most):
            fresh = sorted(set(self.in_sight()) - self.pressed)
            if not fresh:
                return
            await self.press(self.dice.choice(fresh), "fresh")

    async def press_again(self, most: int = 4) -> None:
        """What was pressed before, though its card may have changed since."""
        again = sorted(self.pressed)
        for value in self.dice.sample(again, min(most, len(again))):
            self.tally.stale += 1
            await self.press(value, "again")

    async def press_foreign(self, values: set[str], most: int = 6) -> None:
        """Buttons of other people, sent from this account."""
        foreign = sorted(values - self.pressed - set(self.in_sight()))
        for value in self.dice.sample(foreign, min(most, len(foreign))):
            self.tally.foreign += 1
            await self.press(value, "foreign")

    def in_sight(self) -> Iterator[str]:
        """The data of every button of every card."""
        for value, _ in buttons_of(self.chat):
            if not value.startswith(ELSEWHERE):
                yield value

    async def press(self, value: str, how: str) -> None:
        self.eyes.look()
        self.pressed.add(value)
        self.tally.presses += 1
        where = f"{self.who} pressing {value} ({how})"
        toasts = len(_toasts(self.chat))
        if isinstance(self.chat, InSlack):
            await press_in_slack(self.chat, value)
        else:
            await press_in_telegram(self.chat, value)
        said = self.eyes.look()
        new = _toasts(self.chat)[toasts:]
        self._judge(where, said, new, fresh=how == "fresh")
        if self._has_form():
            self.tally.forms += 1
            await self._fumble(where)
        self.tally.wrong += [f"{where}: the platform refuses {one}" for one in self.wire.refusals()]

    def _judge(self, where: str, said: str, toasts: list[str], *, fresh: bool) -> None:
        self.tally.toasts.update(toasts)
        if not said and not where.startswith(QUIET, len(self.who)):
            self.tally.wrong.append(f"{where}: no answer")
        if unfit(said):
            self.tally.wrong.append(f"{where}: {unfit(said)!r} in {said}")
        self.tally.wrong += [f"{where}: no sentence: {one}" for one in toasts if not is_sentence(one)]
        if fresh:
            blank = [one for one in toasts if one.startswith(BLANK)]
            self.tally.wrong += [f"{where}: explains nothing: {one}" for one in blank]

    # A conversation that was begun.

    def _has_form(self) -> bool:
        if isinstance(self.chat, InSlack):
            return self.chat.account.open_view() is not None
        return any("Cancel" in one.button_texts for one in self.chat.account.heard()[-1:])

    async def _fumble(self, where: str) -> None:
        """Press some of its buttons, and leave it."""
        for _ in range(2):
            labels = [one for one in self.chat.buttons() if one not in OUTSIDE]
            if not self._has_form() or not labels:
                break
            label = self.dice.choice(labels)
            self.tally.inside += 1
            await self.chat.presses(label)
            said = self.eyes.look()
            if unfit(said):
                self.tally.wrong.append(f"{where}, then {label}: {unfit(said)!r} in {said}")
        await self._leave()
        self.eyes.look()

    async def _leave(self) -> None:
        if isinstance(self.chat, InSlack):
            while self.chat.account.open_view() is not None:
                await self.chat.closes()
            return
        await self.chat.says("/cancel")


def buttons_of(chat: Chat) -> Iterator[tuple[str, str]]:
    """Data and label of all that can be pressed."""
    if isinstance(chat, InTelegram):
        for one in chat.account.heard():
            for row in one.buttons:
                yield from ((button.data, button.text) for button in row if button.data)
        return
    places: list[Any] = [one for one in chat.account.messages() if one.bot_id]
    home = chat.account.home()
    for place in (*places, *([home] if home else [])):
        for control in controls(place):
            if control.kind == "button" and control.element.get("value"):
                yield control.element["value"], control.label


def _toasts(chat: Chat) -> list[str]:
    if isinstance(chat, InTelegram):
        return [one.text for one in chat.account.alerts()]
    return [one.text for one in chat.account.ephemerals() if not one.blocks]


async def press_in_slack(chat: InSlack, value: str) -> None:
    """As Slack would send it, whether or not the button is still drawn."""
    home = chat.account.home()
    places: list[Place] = [one for one in chat.account.messages() if one.bot_id]
    places += [home] if home is not None else []
    place = next((one for one in reversed(places) if _bears(one, value)), chat.account.last_message())
    element = {
        "type": "button",
        "action_id": "act-0-0",
        "value": value,
        "text": {"type": "plain_text", "text": "Button"},
    }
    block = {"type": "actions", "block_id": "act-0", "elements": [element]}
    await chat.account._act(place, Control(block, element), None)
    await chat._scene.settle()


def _bears(place: Place, value: str) -> bool:
    return any(one.element.get("value") == value for one in controls(place))


async def press_in_telegram(chat: InTelegram, value: str) -> None:
    account = chat.account
    message = next((one for one in account.heard() if _shows(one, value)), account.heard()[-1])
    press = account.city.queries.open(account.id, account.city.clock.now())
    query = {
        "id": press.id,
        "from": account.user,
        "message": message.as_json(),
        "chat_instance": "1",
        "data": value,
    }
    account.city.tell_bot("callback_query", query, message.chat)
    await chat._scene.settle()
    assert press.answered, f"the wheel on {value} turns for ever"


def _shows(message: object, value: str) -> bool:
    rows = getattr(message, "buttons", [])
    return any(button.data == value for row in rows for button in row)
