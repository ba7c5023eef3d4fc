"""Unread news, newest first, each with its buttons."""

from dataclasses import replace

from bot.action import Action, Look, Press, Reply
from core.kit.actor import Role
from core.kit.card import Button, Card
from core.kit.words import N_, Words
from core.models import Notification
from core.notifications.compose import Told, compose
from core.people.mark_seen import mark_seen
from core.people.queries import Inbox, inbox

_READ = "read"


async def _run(press: Press) -> Reply:
    words = Words(press.actor.locale, press.actor.zone)
    if press.args[:1] == (_READ,):
        await mark_seen(press.actor, newest=press.id(1), oldest=press.id(2), now=press.now)
        return Reply(card=inbox_card(await inbox(press.actor), words), in_place=True, look=Look("inbox"))
    before = press.id() if press.args else None
    page = await inbox(press.actor, before=before)
    return Reply(card=inbox_card(page, words), in_place=before is not None)


def inbox_card(page: Inbox, words: Words) -> Card:
    """One page of news; a number before each line stands before its buttons too."""
    if not page.shown:
        return Card(words(N_("You have read everything.")))
    rows: list[tuple[Button, ...]] = []
    lines: list[str] = []
    for number, row in enumerate(page.shown, start=1):
        card = compose(Told.of(row), words)
        # A free line between two pieces of news.
        before = "\n" if lines else ""
        lines.append(f"{before}{number}. {card.title}" + (f"\n{card.footer}" if card.footer else ""))
        if buttons := _numbered(number, card):
            rows.append(buttons)
    rows.append(_ways_on(page.shown, page.older, words))
    return Card(words(N_("Unread: {count}"), count=page.unread), tuple(lines), rows=tuple(rows))


def _numbered(number: int, card: Card) -> tuple[Button, ...]:
    """The first row of the card; a one-time link is not repeated here, it stands in the message itself."""
    first = [button for button in (card.rows[0] if card.rows else ()) if not button.url]
    return tuple(replace(button, label=f"{number} · {button.label}"[:75]) for button in first[:3])


def _ways_on(shown: list[Notification], older: int | None, words: Words) -> tuple[Button, ...]:
    read = Button(words(N_("Mark these read")), "inbox", (_READ, str(shown[0].id), str(shown[-1].id)))
    if older is None:
        return (read,)
    return (read, Button(words(N_("Older")), "inbox", (str(older),)))


ACTION = Action(
    name="inbox",
    roles=frozenset(Role),
    run=_run,
    description=N_("What you have not read yet, with its buttons"),
    looks=True,
)
