"""A person who answers at random, through what either chat draws; and one who means to come to the end."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from bot.forms import events, kinds
from bot.forms.advance import Effect, Outcome, advance, offered, pruned
from bot.forms.compose import Extras, compose
from bot.forms.draft import Draft
from bot.forms.events import Act, Event
from bot.forms.form import Form
from bot.forms.path import Step, here, steps
from bot.forms.screen import Options, Screen
from bot.forms.setting import Setting
from bot.handlers.slack.show import draw_screen as draw_in_slack
from bot.handlers.slack.wire import TurnData as SlackTurn
from bot.handlers.slack.wire import read_value
from bot.handlers.telegram.read import turn_event
from bot.handlers.telegram.show import draw_screen as draw_in_telegram
from bot.handlers.telegram.wire import TurnData, read_data
from bot.playground.slack.surfaces import view_complaints
from core.kit.words import Words
from tests.world import NOW

WORDS = Words()
SETTING = Setting(NOW)
LISTED = tuple(kinds.Option(str(number), f"One of many {number}") for number in range(1, 9))
TAG = re.compile(r"<[^>]*>")


@dataclass
class Walk:
    """One draft on its way."""

    form: Form
    draft: Draft
    words: Words = WORDS
    screen: Screen = field(init=False)
    looked: int = 0
    removed: int = 0

    def __post_init__(self) -> None:
        self._show(Outcome(self.draft))

    def take(self, event: Event) -> Effect:
        """One event, as the turns take it; the worker is at once done with any file."""
        outcome = advance(self.form, self.draft, event, SETTING)
        if outcome.effect is not Effect.NONE:
            if outcome.effect is Effect.SUBMIT:
                self._may_be_submitted(outcome.draft)
            return outcome.effect
        copied = {key: _copied(value) for key, value in outcome.draft.answers.items()}
        self.draft = replace(outcome.draft, answers=copied, revision=self.draft.revision + 1)
        self._show(replace(outcome, draft=self.draft))
        return Effect.NONE

    def _may_be_submitted(self, draft: Draft) -> None:
        assert here(self.form, draft.moved()) is None, "only what is complete is submitted"
        keys = {step.key for step in steps(self.form, draft)}
        assert set(pruned(self.form, draft).values) <= keys

    def _show(self, outcome: Outcome) -> None:
        """Both chats can draw it within their limits."""
        options = Options(LISTED, self.draft.cursor.offset, True, self.draft.cursor.offset + len(LISTED))
        step = here(self.form, self.draft)
        listed = isinstance(step.field.kind, kinds.Pick | kinds.PickSeveral) if step and step.field else False
        extras = Extras(
            outcome.errors,
            outcome.note,
            options if listed else None,
            outcome.readings,
            outcome.answered,
            SETTING,
        )
        self.screen = compose(self.form, self.draft, self.words, extras)
        complaints = [str(one) for one in view_complaints(draw_in_slack(self.screen, self.words), "modal")]
        assert not complaints, complaints
        assert len(TAG.sub("", draw_in_telegram(self.screen, self.words).text)) <= 4096
        self.looked += 1

    # What could be done now.

    def presses(self) -> list[Event]:
        """All buttons that either chat shows, except those that lead out."""
        found = [*self._in_telegram(), *self._in_slack()]
        out = (events.Pressed(Act.CANCEL), events.Pressed(Act.PARK))
        return [one for one in found if one not in out]

    def _in_telegram(self) -> Iterator[Event]:
        keyboard = draw_in_telegram(self.screen, self.words).keyboard
        for row in keyboard.inline_keyboard if keyboard else ():
            for button in row:
                read = read_data(str(button.callback_data))
                assert isinstance(read, TurnData)
                event = turn_event(read)
                assert event is not None
                yield self._looked_up(event)

    def _in_slack(self) -> Iterator[Event]:
        for block in draw_in_slack(self.screen, self.words)["blocks"]:
            for element in [*block.get("elements", ()), block.get("accessory") or {}]:
                if element.get("type") == "button":
                    read = read_value(element["value"])
                    assert isinstance(read, SlackTurn)
                    yield events.Pressed(Act(read.act), read.arg)

    def _looked_up(self, event: Event) -> Event:
        """What the turns do with a source, here without one."""
        step = here(self.form, self.draft)
        listed = isinstance(step.field.kind, kinds.Pick | kinds.PickSeveral) if step and step.field else False
        match event:
            case events.Gave(kinds.Option(value)):
                return events.Gave(_picked(value) if listed else value)
            case events.Ticked(value, _):
                return events.Ticked(value, f"One of many {value}")
            case _:
                return event

    def filled(self, value: Callable[[Step], Any]) -> Event:
        """The page as Slack would send it."""
        asked = {ask.key for ask in self.screen.asks}
        return events.Filled(
            {step.key: value(step) for step in steps(self.form, self.draft) if step.key in asked}
        )

    # To the end.

    def goes_to_the_end(self) -> Effect:
        """Answer with sense until it is submitted."""
        self.take(events.Pressed(Act.REVIEW))
        for _ in range(400):
            step = here(self.form, self.draft)
            if step is None:
                effect = self.take(events.Pressed(Act.SUBMIT))
            elif step.field is None:
                effect = self._leaves_list(step)
            else:
                effect = self._answers(step)
            if effect is not Effect.NONE:
                return effect
        raise AssertionError(f"{self.form.name} does not end: {here(self.form, self.draft)}")

    def _leaves_list(self, step: Step) -> Effect:
        effect = self.take(events.Pressed(Act.DONE))
        if here(self.form, self.draft) == step:
            self.removed += 1
            return self.take(events.Pressed(Act.REMOVE, self.screen.entries[-1].key))
        return effect

    def _answers(self, step: Step) -> Effect:
        assert step.field is not None
        before = self.draft
        others = sensible(step.field.kind)
        # What did not fit together is answered otherwise the next time.
        random.Random(f"{step.key} {self.removed}").shuffle(others)
        candidates = [offered(before, step), *others]
        for raw in candidates:
            if raw is None:
                continue
            effect = self.take(events.Gave(raw))
            if effect is not Effect.NONE or self.draft.answers != before.answers:
                return effect
            if before.answers.get(step.key) is not None and here(self.form, self.draft) != step:
                return effect
        raise AssertionError(f"{self.form.name}.{step.key} takes none of {candidates}: {self.screen.asks}")


def _copied(value: Any) -> Any:
    waits = isinstance(value, dict) and value.get("stored", 0) is None
    return {**value, "stored": 1} if waits else value


def _picked(value: str) -> dict[str, str]:
    return {"value": value, "label": f"One of many {value}"}


FILE = {"file": "F1", "name": "resume.pdf", "size": 1000, "transport": "slack", "workspace": "T1"}


def sensible(kind: kinds.Kind) -> list[Any]:
    """What a person might well answer; one of these has to be taken."""
    match kind:
        case kinds.Line() | kinds.LongText():
            return ["Some words", "https://meet.example/abc", "29ABCDE1234F1Z5", "ABCDE1234F", "HDFC0000001"]
        case kinds.Number(low, high):
            return [str(one) for one in (low, high, 3, 5, 8, 30, 90)]
        case kinds.Sum(low, high):
            return ["8 lakh", "9 lakh", "6 lakh", f"{low:f}", f"{high:f}", "400000"]
        case kinds.Day():
            return [str(SETTING.today + timedelta(days=one)) for one in (0, 1, 14, 30, 90, -1, -30)]
        case kinds.Moment():
            return [(NOW + timedelta(days=one, hours=1)).isoformat() for one in (0, 1, 7)]
        case kinds.YesNo():
            return ["yes", "no"]
        case kinds.Choice(options):
            return [one.value for one in options]
        case kinds.Several(options):
            return [[one.value for one in options], [options[0].value]]
        case kinds.Pick():
            return [_picked("1")]
        case kinds.PickSeveral(most=most):
            return [[_picked(str(one)) for one in range(1, min(most, 2) + 1)]]
        case kinds.Email():
            return ["asha@example.com"]
        case kinds.Phone():
            return ["+91 98450 12345"]
        case kinds.File():
            return [FILE, {**FILE, "name": "proof.jpg"}]
