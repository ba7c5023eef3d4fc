"""A person's start page: what waits for him, what today brings, what he began, and what he can do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from bot.actions.waiting import waiting_cards
from bot.asking.inbox_cards import inbox_card
from bot.forms.store import Row
from bot.registry import Registry
from bot.welcome import drafts_card, help_card
from core.inbox.queries import unread
from core.interviews.queries import READERS, InterviewLine, interviews_between, to_mark
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card, Style
from core.kit.words import N_, Words
from core.people.queries import awaited

MOST = 5
"""Of any one thing; the rest is a press away."""
NEWS = 3
"""What waits stands above with all its buttons, so a few are enough."""
MARKS = "log_marks"
SETTINGS = {
    "settings": N_("Settings"),
    "preferences": N_("Notifications"),
}
"""What a person may set for himself, by the name of the command."""


@dataclass(frozen=True, slots=True)
class Section:
    """Some cards under one heading."""

    title: str
    cards: tuple[Card, ...]


Home: TypeAlias = "tuple[Actor | None, Words, list[Section]]"
"""Who reads the start page (None is a stranger), in which words, and what stands on it."""


async def home_sections(
    actor: Actor, registry: Registry, begun: Sequence[Row], now: datetime, news: Card | None = None
) -> list[Section]:
    """The page from top to bottom; `news` is what was just turned to on it."""
    words = Words(actor.locale, actor.zone)
    sections = [
        Section(words(N_("You asked for this")), (news,) if news is not None else ()),
        await _waiting(actor, words),
        Section(words(N_("Marks to give")), tuple(await _marks(actor, words, now))),
        Section(words(N_("Interviews today")), tuple(await _today(actor, words, now))),
        Section(words(N_("Drafts")), (drafts_card(begun, registry, words),) if begun else ()),
        Section(words(N_("News")), (await _unread(actor, words, now),)),
        Section(words(N_("What you can do")), (help_card(actor, registry, words),)),
        Section(words(N_("Settings")), tuple(_settings(actor, registry, words))),
    ]
    return [one for one in sections if one.cards]


async def _waiting(actor: Actor, words: Words) -> Section:
    """Approvals and other acts, each with its buttons; marks have a heading of their own."""
    page = await awaited(actor, but=(MARKS,) if actor.role is Role.INTERVIEWER else (), limit=MOST)
    cards = waiting_cards(page, words) or (Card(words(N_("Nothing waits for you."))),)
    return Section(words(N_("Waiting for you: {count}"), count=page.count), cards)


async def _marks(actor: Actor, words: Words, now: datetime) -> Iterable[Card]:
    if actor.role is not Role.INTERVIEWER:
        return ()
    due = await to_mark(actor, begun_by=now, limit=MOST)
    return [_line(one, words, Button(words(N_("Log marks")), MARKS, (f"interview:{one.id}",))) for one in due]


async def _today(actor: Actor, words: Words, now: datetime) -> Iterable[Card]:
    if actor.role not in READERS:
        return ()
    zone = ZoneInfo(actor.zone)
    day = now.astimezone(zone).date()
    begins, ends = (datetime.combine(one, time(), zone) for one in (day, day + timedelta(days=1)))
    found = await interviews_between(actor, begins, ends, limit=MOST + 1)
    view = words(N_("View interview"))
    cards = [_line(one, words, Button(view, "view_interview", (str(one.id),))) for one in found[:MOST]]
    if len(found) > MOST:
        rest = Button(words(N_("All interviews")), "interviews")
        cards.append(Card(words(N_("There are more today.")), rows=((rest,),)))
    return cards


def _line(one: InterviewLine, words: Words, button: Button) -> Card:
    about = words(
        N_("{candidate}, {title}, round {round}"), candidate=one.candidate, title=one.title, round=one.round
    )
    return Card(words.moment(one.starts_at), (about,), rows=((replace(button, style=Style.PRIMARY),),))


async def _unread(actor: Actor, words: Words, now: datetime) -> Card:
    """The inbox as the command shows it, a shorter page of it; its buttons turn it where it stands."""
    waits = await awaited(actor, limit=1)
    return inbox_card(await unread(actor, limit=NEWS), words, waiting=waits.count, now=now)


def _settings(actor: Actor, registry: Registry, words: Words) -> Iterable[Card]:
    own = registry.commands(actor.role)
    for name, label in SETTINGS.items():
        if name in own:
            yield Card(words(own[name]), rows=((Button(words(label), name),),))
