"""What is left of a conversation that has ended."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.forms.draft import Draft
from bot.forms.form import Form
from bot.forms.screen import Mode, Screen
from core.kit.card import Button, Card, Fact, Style
from core.kit.words import N_, Words
from core.models.enums import Channel, DraftStatus

IN_CHAT = {Channel.SLACK.value: N_("Slack"), Channel.TELEGRAM.value: N_("Telegram")}

ENDINGS = {
    DraftStatus.CANCELLED: N_("Cancelled. Nothing was changed."),
    DraftStatus.PARKED: N_("Put aside. Take it up again with /drafts."),
    DraftStatus.EXPIRED: N_("This draft was removed. Begin it again with its command."),
    DraftStatus.SUBMITTED: N_("This was submitted before."),
    DraftStatus.OPEN: "",
}


def closed_screen(
    form: Form,
    draft: Draft,
    status: DraftStatus,
    words: Words,
    result: Card | Mapping[str, Any] | None,
    until: datetime | None = None,
) -> Screen:
    """The closing card: what the submission brought, or how the draft ended, and how long it is kept."""
    if isinstance(result, Mapping):
        card = card_from(result)
    elif result is not None:
        card = result
    else:
        rows: tuple[tuple[Button, ...], ...] = ()
        if status is DraftStatus.PARKED:
            rows = ((Button(words(N_("Take it up again")), "resume", (str(draft.id),), Style.PRIMARY),),)
        lines = [words(ENDINGS[status])]
        if status is DraftStatus.PARKED and until is not None:
            lines.append(words(N_("It is kept until {moment}."), moment=words.day_of(until)))
        card = Card(words(form.title), tuple(lines), rows=rows)
    return Screen(Mode.CLOSED, draft.token, form.name, words(form.title), card=card)


def left_screen(form: Form, draft: Draft, channel: str, words: Words) -> Screen:
    """What a card says whose conversation went on in the other chat."""
    back = Button(words(N_("Bring it back here")), "resume", (str(draft.id),))
    told = words(N_("Continued in {chat}."), chat=words(IN_CHAT[channel]))
    card = Card(words(form.title), (told,), rows=((back,),))
    return Screen(Mode.CLOSED, draft.token, form.name, words(form.title), card=card)


def handed_screen(form: Form, draft: Draft, heir: str, words: Words) -> Screen:
    """What the former owner's card says."""
    card = Card(words(form.title), (words(N_("{name} has this conversation now."), name=heir),))
    return Screen(Mode.CLOSED, draft.token, form.name, words(form.title), card=card)


def gone_card(title: str, words: Words) -> Card:
    """For a conversation that is no longer offered."""
    return Card(
        words(title) or words(N_("An earlier conversation")),
        (
            words(N_("This conversation is no longer offered in this form, so it was closed.")),
            words(N_("/help shows what you can do instead.")),
        ),
    )


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
