"""The path: every step there is to take, computed from the answers each time."""

from collections.abc import Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Path:
    """The whole way, looked at from all sides."""

    places: tuple[Place, ...]
    steps: tuple[Step, ...]
    by_key: Mapping[str, Step]


def _path(form: Form, draft: Draft) -> Path:
    """The path of these very answers: forms are pure, and answers are never changed in place."""
    walked = draft.walked
    if walked.form is not form or walked.answers is not draft.answers or walked.facts is not draft.facts:
        walked.form, walked.answers, walked.facts = form, draft.answers, draft.facts
        walked.path = _walk(form, draft.given)
    found: Path = walked.path
    return found


def _walk(form: Form, given: Answers) -> Path:
    sections = (section for section in form.sections(given) if section.when(given))
    places = tuple(place for section in sections for place in _of(section, given))
    steps = tuple(step for place in places for step in place.steps)
    return Path(places, steps, {step.key: step for step in steps})


def places(form: Form, draft: Draft) -> Sequence[Place]:
    """All places on the path, in order."""
    return _path(form, draft).places


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


def steps(form: Form, draft: Draft) -> Sequence[Step]:
    """All questions on the path, in order."""
    return _path(form, draft).steps


def here(form: Form, draft: Draft) -> Step | None:
    """Where the person is: the wish if it is on the path, else the first incomplete; None is the review."""
    path = _path(form, draft)
    wished = path.by_key.get(draft.cursor.at)
    return wished or next((step for step in path.steps if not step.complete(draft.answers)), None)


def place_of(form: Form, draft: Draft, step: Step) -> Place:
    """The page a step stands on."""
    return next(place for place in places(form, draft) if place.key == step.place)


def find(form: Form, draft: Draft, key: str) -> Step | None:
    """The step of this key, if it is on the path."""
    return _path(form, draft).by_key.get(key)
