"""The path: every step there is to take, computed from the answers each time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.forms.answers import Answers, count_items
from bot.forms.draft import Draft
from bot.forms.form import Field, Form, Page, Repeat


@dataclass(frozen=True, slots=True)
class Place:
    """One modal page: a page, one item of a repeat, or a repeat's list ("add another?")."""

    key: str
    section: Page | Repeat
    item: int | None
    steps: tuple["Step", ...]

    @property
    def is_list(self) -> bool:
        return isinstance(self.section, Repeat) and self.item is None


@dataclass(frozen=True, slots=True)
class Step:
    """One question of the dialogue; `field` is None at a repeat's list."""

    key: str
    place: str
    # A form may make its fields anew each time it is asked for them; the key is what names a step.
    field: Field | None = field(compare=False)
    prefix: str = ""

    def complete(self, answers: Mapping[str, Any]) -> bool:
        """Answered, or skipped where that is allowed; a file counts once it is copied."""
        if self.key not in answers:
            return False
        value = answers[self.key]
        if isinstance(value, dict) and "stored" in value:
            return value["stored"] is not None
        return value is not None or self.field is None or self.field.optional

    def waits(self, answers: Mapping[str, Any]) -> bool:
        """Given, but still being copied by the worker."""
        value = answers.get(self.key)
        return isinstance(value, dict) and "stored" in value and value["stored"] is None


MORE = "+"
"""Under `<repeat>.+` stands True once the person wants no further item."""


def places(form: Form, draft: Draft) -> list[Place]:
    """All places on the path, in order."""
    given = draft.given
    found: list[Place] = []
    for section in form.sections(given):
        if section.when(given):
            found.extend(_of(section, given))
    return found


def _of(section: Page | Repeat, given: Answers) -> Iterator[Place]:
    if isinstance(section, Page):
        steps = tuple(_steps(section.name, "", section.fields, given))
        if steps:
            yield Place(section.name, section, None, steps)
        return
    begun = max(count_items(given.values, section.name), section.least)
    for index in range(begun):
        prefix = f"{section.name}.{index}."
        item = Answers(given.values, given.facts, prefix)
        key = f"{section.name}.{index}"
        yield Place(key, section, index, tuple(_steps(key, prefix, section.fields, item)))
    more = f"{section.name}.{MORE}"
    yield Place(more, section, None, (Step(more, more, None),))


def _steps(place: str, prefix: str, fields: tuple[Field, ...], given: Answers) -> Iterator[Step]:
    for one in fields:
        if one.when(given):
            yield Step(prefix + one.name, place, one, prefix)


def steps(form: Form, draft: Draft) -> list[Step]:
    """All questions on the path, in order."""
    return [step for place in places(form, draft) for step in place.steps]


def here(form: Form, draft: Draft) -> Step | None:
    """Where the person is: the wish if it is on the path, else the first incomplete; None is the review."""
    path = steps(form, draft)
    wish = draft.cursor.at
    for step in path:
        if step.key == wish:
            return step
    return next((step for step in path if not step.complete(draft.answers)), None)


def place_of(form: Form, draft: Draft, step: Step) -> Place:
    """The page a step stands on."""
    return next(place for place in places(form, draft) if place.key == step.place)


def find(form: Form, draft: Draft, key: str) -> Step | None:
    """The step of this key, if it is on the path."""
    return next((step for step in steps(form, draft) if step.key == key), None)
