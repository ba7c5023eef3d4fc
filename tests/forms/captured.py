"""Drafts of every form and version, kept as they stood at the review: `make drafts` adds what is missing."""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.forms import kinds
from bot.forms.advance import Effect
from bot.forms.draft import Draft
from bot.forms.form import Form, Repeat
from tests.forms.exploring import Ways
from tests.forms.walking import Walk

FOLDER = Path(__file__).parents[1] / "fixtures" / "drafts"


@dataclass(frozen=True)
class Captured:
    """What one version of a form asked, and drafts of it, one for each way to begin it."""

    form: str
    version: int
    asks: list[str]
    drafts: list[dict[str, Any]]

    @property
    def path(self) -> Path:
        return FOLDER / self.form / f"{self.version}.json"

    def write(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", "utf-8")


def kept_drafts() -> list[Captured]:
    """All of them, the oldest version of a form first."""
    read = [Captured(**json.loads(path.read_text("utf-8"))) for path in FOLDER.glob("*/*.json")]
    return sorted(read, key=lambda one: (one.form, one.version))


def capture(form: Form, begun: Draft) -> dict[str, Any]:
    """The draft led to its review, or to its last question where there is no review."""
    walk = Walk(form, begun)
    assert walk.goes_to_the_end() is Effect.SUBMIT
    draft = walk.draft
    return {"subject": draft.subject, "answers": dict(draft.answers), "facts": dict(draft.facts)}


def asks(ways: Ways) -> list[str]:
    """Each question in words that change when what is kept of its answer may."""
    found: set[str] = set()
    for section, fields in ways.fields.items():
        repeat = f"{section}." if isinstance(ways.sections[section], Repeat) else ""
        for name, kind in fields.items():
            need = "optional" if name in ways.optional else "needed"
            # Where questions are made of rows, as one for each skill, their number says nothing.
            found.add(re.sub(r"[0-9]+", "#", f"{repeat}{name}") + f": {_said(kind)}, {need}")
    return sorted(found)


def _said(kind: kinds.Kind) -> str:
    match kind:
        case kinds.Choice(options) | kinds.Several(options):
            return f"{type(kind).__name__} of {' '.join(sorted(one.value for one in options))}"
        case _:
            return type(kind).__name__
