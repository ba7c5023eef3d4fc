"""What was done on the page, written down as a test that does it again."""

import re
from dataclasses import dataclass, field

HEAD = '''from tests.plugins.chats import Scene


async def test_what_i_did(scene: Scene) -> None:
    """Recorded in the playground."""
'''
MOST = 500


@dataclass(slots=True)
class Diary:
    """Lines in the fluent verbs of the tests; people are introduced where they first act."""

    lines: list[str] = field(default_factory=list)
    _known: dict[str, str] = field(default_factory=dict)

    def wrote(self, name: str, chat: str, verb: str, *values: object) -> None:
        """`await maya.in_slack.presses("Approve")`."""
        who = self._variable(name)
        said = ", ".join(repr(value) for value in values)
        self._add(f"await {who}.in_{chat}.{verb}({said})")

    def turned(self, seconds: float) -> None:
        """The clock went forward."""
        self._add(f"await scene.passes(seconds={round(seconds)})")

    def text(self) -> str:
        """A whole test."""
        body = self.lines or ["pass  # Nothing was done yet."]
        return HEAD + "".join(f"    {line}\n" for line in body)

    def clear(self) -> None:
        self.lines.clear()
        self._known.clear()

    def _add(self, line: str) -> None:
        if len(self.lines) < MOST:
            self.lines.append(line)

    def _variable(self, name: str) -> str:
        if name not in self._known:
            plain = re.sub(r"\W", "", name.split()[0].lower(), flags=re.ASCII) or "somebody"
            while plain in self._known.values():
                plain += "_"
            self._known[name] = plain
            self._add(f"{plain} = scene.person({name!r})")
        return self._known[name]
