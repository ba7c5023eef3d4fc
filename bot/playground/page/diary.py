"""What was done on the page, written down as a test that does it again."""

import json
import keyword
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

HEAD = '''from datetime import timedelta
from pathlib import Path

from bot.playground.seed import seed
from core.people.join_token import join_token
from tests.plugins.chats import Scene

FILES = Path("bot/playground/samples")


async def test_what_i_did(scene: Scene) -> None:
    """Recorded in the playground."""
    await seed(scene.town, scene.house.links.keys, scene.clock.now())
    await scene.settle()
'''
MOST = 500


@dataclass(frozen=True, slots=True)
class Source:
    """A piece of Python rather than a value."""

    code: str


def file(name: str) -> Source:
    """A file a person sent; one of the samples can be sent again as it is."""
    return Source(f"(FILES / {quoted(name)}).read_bytes()")


def invitation(number: int, before: str = "") -> Source:
    """The token of an invitation, which every house signs with a key of its own."""
    token = f"join_token({number}, scene.house.links.keys)"
    return Source(f"{quoted(before)} + {token}" if before else token)


@dataclass(slots=True)
class Diary:
    """Lines in the verbs of the tests; people are introduced where they first act."""

    lines: list[str] = field(default_factory=list)
    _known: dict[str, str] = field(default_factory=dict)

    def wrote(self, name: str, what: str, /, *values: object, **named: object) -> None:
        """`await maya.slack.presses("Approve")`."""
        given = [written(value) for value in values]
        given += [f"{key}={written(one)}" for key, one in named.items() if key.isidentifier()]
        if others := {key: one for key, one in named.items() if not key.isidentifier()}:
            given.append(f"**{written(others)}")
        self._add(f"await {self.variable(name)}.{what}({', '.join(given)})")

    def filled(self, name: str, answers: Mapping[str, object]) -> None:
        """A page of a modal, by the questions' keys."""
        self.wrote(name, "slack.fills", **{key.replace(".", "__"): value for key, value in answers.items()})

    def typed(self, name: str, answers: Mapping[str, object]) -> None:
        """What stood in a modal when one of its other buttons was pressed."""
        self.wrote(name, "slack.account.fill", None, answers)

    def pressed_there(self, name: str, action: str) -> None:
        """One of several buttons of the same name in the modal in front."""
        self.wrote(name, "slack.account.press", None, action)
        self._add("await scene.settle()")

    def turned(self, seconds: float) -> None:
        """The clock went forward."""
        self._add(f"await scene.passes(seconds={round(seconds)})")

    def text(self) -> str:
        """A whole test."""
        return HEAD + "".join(f"    {line}\n" for line in self.lines)

    def clear(self) -> None:
        self.lines.clear()
        self._known.clear()

    def _add(self, line: str) -> None:
        if len(self.lines) < MOST:
            self.lines.append(line)

    def variable(self, name: str) -> str:
        """What the person is called in the test."""
        if name not in self._known:
            plain = re.sub(r"\W|^\d+", "", name.split()[0].lower(), flags=re.ASCII) or "somebody"
            while plain in self._known.values() or keyword.iskeyword(plain) or plain == "scene":
                plain += "_"
            self._known[name] = plain
            self._add(f"{plain} = scene.person({quoted(name)})")
        return self._known[name]


def written(value: Any) -> str:
    """A value as Python source, with the quotes this house likes."""
    if isinstance(value, Source):
        return value.code
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(written(one) for one in value)}]"
    if isinstance(value, tuple):
        return f"({', '.join(written(one) for one in value)})"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{quoted(key)}: {written(one)}' for key, one in value.items())}}}"
    return repr(value)


def quoted(text: str) -> str:
    """JSON's strings are Python's strings."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")
