"""What is left of a conversation that has ended."""

from collections.abc import Mapping
from typing import Any

from bot.forms.draft import Draft
from bot.forms.form import Form
from bot.forms.screen import Mode, Screen
from core.kit.card import Button, Card, Fact, Style
from core.kit.words import N_, Words
from core.models.enums import DraftStatus

ENDINGS = {
    DraftStatus.CANCELLED: N_("Cancelled. Nothing was changed."),
    DraftStatus.PARKED: N_("Put aside. Take it up again with /drafts."),
    DraftStatus.EXPIRED: N_("This draft has expired. Begin it again with its command."),
    DraftStatus.SUBMITTED: N_("This was submitted before."),
    DraftStatus.OPEN: "",
}


def closed_screen(
    form: Form, draft: Draft, status: DraftStatus, words: Words, result: Card | Mapping[str, Any] | None
) -> Screen:
    """The closing card: what the submission brought, or how the draft ended."""
    if isinstance(result, Mapping):
        card = card_from(result)
    elif result is not None:
        card = result
    else:
        rows: tuple[tuple[Button, ...], ...] = ()
        if status is DraftStatus.PARKED:
            rows = ((Button(words(N_("Take it up again")), "resume", (str(draft.id),), Style.PRIMARY),),)
        card = Card(words(form.title), (words(ENDINGS[status]),), rows=rows)
    return Screen(Mode.CLOSED, draft.token, form.name, words(form.title), card=card)


def result_of(card: Card) -> dict[str, Any]:
    """The card as JSON, kept with the draft so that a second press shows the same."""
    return {
        "title": card.title,
        "lines": list(card.lines),
        "facts": [[fact.label, fact.value] for fact in card.facts],
        "footer": card.footer,
        "rows": [
            [[button.label, button.act, list(button.args), button.style.value, button.url] for button in row]
            for row in card.rows
        ],
    }


def card_from(result: Mapping[str, Any]) -> Card:
    """The card that `result_of` kept."""
    return Card(
        title=result["title"],
        lines=tuple(result["lines"]),
        facts=tuple(Fact(label, value) for label, value in result["facts"]),
        footer=result["footer"],
        rows=tuple(
            tuple(
                Button(label, act, tuple(args), Style(style), url=url) for label, act, args, style, url in row
            )
            for row in result["rows"]
        ),
    )
