"""Every conversation from its beginning to its end, in every language, in both chats, seen and heard."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Any

from bot import registry
from bot.forms.advance import Effect, Outcome
from bot.handlers.slack.show import draw_screen as draw_in_slack
from bot.handlers.telegram.show import draw_screen as draw_in_telegram
from core.models import User
from tests.architecture.measuring import languages
from tests.forms.beginnings import STAGES, Beginning, begin
from tests.forms.walking import Walk
from tests.plugins.database import Database
from tests.plugins.walked import Walked
from tests.plugins.world import SmallWorld
from tests.world import World

FORMS = registry.load().forms
A_LETTER = re.compile(r"[^\W_]")
NO_DAY = "·"
"""Where a week of the calendar has no day that can be chosen; Telegram takes no empty button."""
TAG = re.compile(r"<[^>]*>")


@dataclass
class Attentive(Walk):
    """Looks at each screen as it is drawn, and listens to it."""

    said: list[str] = field(default_factory=list)

    def _show(self, outcome: Outcome) -> None:
        super()._show(outcome)
        self._hears_slack(draw_in_slack(self.screen, self.words))
        telegram = draw_in_telegram(self.screen, self.words)
        self._hears_lines(unescape(TAG.sub("", telegram.text)).splitlines())
        for row in telegram.keyboard.inline_keyboard if telegram.keyboard else ():
            for button in row:
                is_said = A_LETTER.search(button.text) or button.text == NO_DAY
                assert is_said, f"{self._where}: {button.text} is a sign without a word"
        self.said.append(telegram.text)

    @property
    def _where(self) -> str:
        return f"{self.form.name} in {self.words.locale}"

    def _hears_slack(self, view: dict[str, Any]) -> None:
        assert view["title"]["text"] == self.words(self.form.title), f"{self._where}: the title is cut"
        buttons = [one for one in _nested(view["blocks"]) if one.get("type") == "button"]
        heard = [one.get("accessibility_label") or one["text"]["text"] for one in buttons]
        assert len(set(heard)) == len(heard), f"{self._where}: {heard}"
        texts = [one["text"] for one in _nested(view["blocks"]) if isinstance(one.get("text"), str)]
        self._hears_lines(line for text in texts for line in text.splitlines())

    def _hears_lines(self, lines: Any) -> None:
        for line in filter(None, (re.sub(r":[a-z_]+:", "", one).strip() for one in lines)):
            assert A_LETTER.search(line) or line in ("—", "-"), f"{self._where}: {line!r} is a sign alone"


def _nested(thing: Any) -> Iterator[dict[str, Any]]:
    if isinstance(thing, dict):
        yield thing
        thing = list(thing.values())
    if isinstance(thing, list):
        for one in thing:
            yield from _nested(one)


async def test_every_conversation_can_be_held_in_every_language(
    db: Database, small_world: SmallWorld, walked: Walked
) -> None:
    forms: Counter[str] = Counter()
    screens: Counter[str] = Counter()
    for stage, beginnings in STAGES.items():
        world = await small_world.stands_alone()
        await stage(world)
        for one in beginnings:
            for words in languages():
                walk = await _begun(one, world, words.locale)
                assert walk.goes_to_the_end() is Effect.SUBMIT, f"{one.form} in {words.locale}"
                forms[words.locale] += 1
                screens[words.locale] += walk.looked
    assert forms["en"] == sum(len(one) for one in STAGES.values()) >= 30
    walked("conversations", forms)
    walked("screens of conversations, in both chats", screens)


async def _begun(one: Beginning, world: World, language: str) -> Attentive:
    """The conversation as this person begins it when he reads this language."""
    actor = one.actor(world)
    await User.filter(id=actor.user_id).update(locale=language)
    speaking = replace(one, actor=lambda world: replace(actor, locale=language))
    draft = await begin(FORMS, speaking, world)
    return Attentive(FORMS[one.form], draft, next(words for words in languages() if words.locale == language))
