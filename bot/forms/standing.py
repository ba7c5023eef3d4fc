"""How far a conversation has come, in what a list or a reminder needs of it."""

from dataclasses import dataclass

from bot.forms import kinds
from bot.forms.draft import Draft
from bot.forms.form import Form
from bot.forms.path import steps

MOST = 120


@dataclass(frozen=True, slots=True)
class Standing:
    """What it is about, and how many of the questions known so far are answered."""

    about: str
    answered: int
    asked: int


def standing(form: Form, draft: Draft, about: str = "") -> Standing:
    """`about` is its subject in words; without one it is about the first thing named."""
    path = steps(form, draft)
    answered = sum(step.complete(draft.answers) for step in path)
    return Standing((about if draft.subject else _first(form, draft))[:MOST], answered, len(path))


def _first(form: Form, draft: Draft) -> str:
    """Of the first page that names something: what was written there, else what was chosen."""
    chosen, page = "", ""
    for step in steps(form, draft):
        if chosen and step.place != page:
            break
        value = draft.answers.get(step.key)
        if step.field is None or not value:
            continue
        if isinstance(step.field.kind, kinds.Line):
            return str(value)
        if isinstance(step.field.kind, kinds.Pick) and not chosen:
            chosen, page = str(value["label"]), step.place
    return chosen
