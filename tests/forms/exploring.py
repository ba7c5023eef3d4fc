"""All the ways through a form: each choice is taken once, and the pages it leads over are kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.forms import kinds
from bot.forms.advance import Effect, offered
from bot.forms.draft import Draft
from bot.forms.events import Act, Gave, Pressed
from bot.forms.form import Form, Page, Repeat
from bot.forms.path import Step, here, places, steps
from tests.forms.walking import Walk, sensible

MOST_WAYS = 60


@dataclass(frozen=True)
class Way:
    """One way from the beginning to the review."""

    from_card: bool
    pages: tuple[str, ...]
    """The names of its sections, in order."""
    chosen: Mapping[str, str]
    """Choices by the name of their field, as kept."""


@dataclass
class Ways:
    """What was seen of one form."""

    form: Form
    found: list[Way] = field(default_factory=list)
    sections: dict[str, Page | Repeat] = field(default_factory=dict)
    fields: dict[str, dict[str, kinds.Kind]] = field(default_factory=dict)
    """Section → its fields, in the order in which they were seen."""
    labels: dict[str, str] = field(default_factory=dict)
    times: dict[tuple[str, str], int] = field(default_factory=dict)
    """(section, field) → on how many ways it was asked."""
    optional: set[str] = field(default_factory=set)

    def explore(self, begun: Draft, learnt: Mapping[str, Any]) -> None:
        """Go the plain way, then one for each option of each choice that comes into sight.

        `learnt` are the facts that the house looks up once it was answered what the form is about.
        """
        waiting: list[tuple[str, str] | None] = [None]
        seen: set[tuple[str, str] | None] = {None}
        for _ in range(MOST_WAYS):
            if not waiting:
                return
            wish = waiting.pop(0)
            walk = _Chooser(self.form, begun, dict([wish] if wish else ()), learnt)
            if not walk.arrives():
                continue
            for option in self._keep(walk, bool(begun.subject)):
                if option not in seen:
                    seen.add(option)
                    waiting.append(option)
        raise AssertionError(f"{self.form.name} has more than {MOST_WAYS} ways")

    def _keep(self, walk: Walk, from_card: bool) -> Iterable[tuple[str, str]]:
        order, chosen = [], {}
        for place in places(self.form, walk.draft):
            name = place.section.name
            if name not in order:
                order.append(name)
            self.sections.setdefault(name, place.section)
            for step in place.steps:
                if step.field is not None:
                    self._note(name, step, first=place.item in (None, 0))
        for step in steps(self.form, walk.draft):
            for value in _options(step):
                yield step.key, value
            if step.field is not None and _options(step):
                chosen[step.field.name] = _kept(walk.draft.answers.get(step.key))
        self.found.append(Way(from_card, tuple(order), chosen))

    def _note(self, section: str, step: Step, *, first: bool) -> None:
        assert step.field is not None
        one = step.field
        self.fields.setdefault(section, {}).setdefault(one.name, one.kind)
        self.labels[one.name] = one.label
        if one.optional:
            self.optional.add(one.name)
        if first:
            key = (section, one.name)
            self.times[key] = self.times.get(key, 0) + 1


class _Chooser(Walk):
    """Answers with sense, and takes the wished option where there is a choice."""

    def __init__(
        self, form: Form, begun: Draft, wishes: Mapping[str, str], learnt: Mapping[str, Any]
    ) -> None:
        self._wishes, self._learnt = wishes, learnt
        known = {
            key: _as_kept(value, begun.answers[key]) for key, value in wishes.items() if key in begun.answers
        }
        super().__init__(form, replace(begun, answers={**begun.answers, **known}))

    def arrives(self) -> bool:
        """Go to the review, or to the end of a form without one; false where the wish is refused."""
        for _ in range(200):
            step = here(self.form, self.draft)
            if step is None:
                return True
            before = self.draft
            if step.field is None:
                self.take(Pressed(Act.DONE))
            elif self._gives(step) is not Effect.NONE:
                # Without a review the last answer ends it; the answer itself is not kept in the draft.
                return True
            if self.draft == before:
                return False
        return False

    def _gives(self, step: Step) -> Effect:
        assert step.field is not None
        before = self.draft
        wish = self._wishes.get(step.key)
        candidates = [wish] if wish is not None else [offered(before, step), *sensible(step.field.kind)]
        for raw in candidates:
            if raw is None:
                continue
            effect = self.take(Gave(raw))
            if effect is not Effect.NONE:
                return effect
            if self.draft.answers != before.answers:
                if step.field.name in self.form.learn:
                    self.draft = replace(self.draft, facts={**self.draft.facts, **self._learnt})
                return effect
        return Effect.NONE


def _options(step: Step) -> tuple[str, ...]:
    match step.field.kind if step.field else None:
        case kinds.YesNo():
            return ("yes", "no")
        case kinds.Choice(options):
            return tuple(one.value for one in options)
        case _:
            return ()


def _kept(value: Any) -> str:
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)


def _as_kept(wish: str, kept: Any) -> Any:
    return wish == "yes" if isinstance(kept, bool) else wish
