"""Unread news by group, what waits for an act first, each with its buttons."""

from bot.action import Action, Look, Press, Reply
from bot.asking.inbox_cards import ALL, MUTE, ONE, READ, REST, SEEN, WAITS, inbox_card, muted_card, one_card
from core.inbox.mark_seen import mark_seen
from core.inbox.queries import Count, Place, one_of, unread
from core.kit.actor import Role
from core.kit.card import Card
from core.kit.errors import NotFound
from core.kit.words import N_, Text, Words
from core.models.enums import DeliveryMode, PreferenceChannel
from core.notifications.groups import GROUP_NAMES, Group
from core.people.queries import awaited
from core.preferences.choose_mode import choose_mode


async def _run(press: Press) -> Reply:
    match press.args:
        case (act, scope, _) if act == READ:
            return await _read(press, _group(scope))
        case (act, _) if act == SEEN:
            return await _seen(press)
        case (act, number) if act == ONE:
            return Reply(card=await _one(press), in_place=True, look=Look("inbox", (ONE, number)))
        case (act, scope) if act == MUTE:
            return await _mute(press, _group(scope))
        case (scope, part, _) if part in (WAITS, REST):
            place = Place(part == WAITS, press.id(2))
            return Reply(card=await _page(press, _group(scope), place), in_place=True)
        case (scope,):
            return Reply(card=await _page(press, _group(scope)), in_place=True)
        case ():
            return Reply(card=await _page(press))
        case typed:
            return Reply(card=await _page(press, _group(" ".join(typed))))


def _group(word: str) -> Group | None:
    """A group by its short name or by what it is called."""
    if word == ALL:
        return None
    for group, name in GROUP_NAMES.items():
        if word.casefold() in (group.value, name.casefold()):
            return group
    raise NotFound(
        N_("There is no group “{typed}” in the inbox. There are: {groups}."),
        typed=word[:40],
        groups=[Text(name) for name in GROUP_NAMES.values()],
    )


async def _page(press: Press, group: Group | None = None, after: Place | None = None) -> Card:
    page = await unread(press.actor, group=group, after=after)
    waits = await awaited(press.actor, limit=1)
    return inbox_card(page, _words(press), waiting=waits.count, now=press.now)


async def _one(press: Press) -> Card:
    row = await one_of(press.actor, press.id(1))
    return one_card(row, _words(press), press.now)


async def _read(press: Press, group: Group | None) -> Reply:
    await mark_seen(press.actor, newest=press.id(2), group=group, now=press.now)
    scope = group.value if group is not None else ALL
    return Reply(card=await _page(press, group), in_place=True, look=Look("inbox", (scope,)))


async def _seen(press: Press) -> Reply:
    number = press.id(1)
    await mark_seen(press.actor, newest=number, oldest=number, now=press.now)
    return Reply(card=await _page(press), in_place=True, look=Look("inbox", (ALL,)))


async def _mute(press: Press, group: Group | None) -> Reply:
    if group is None:
        raise NotFound
    await choose_mode(press.actor, group, tuple(PreferenceChannel), DeliveryMode.MUTED, now=press.now)
    page = await unread(press.actor, group=group, limit=1)
    card = muted_card(group, page.counts.get(group, Count()), _words(press))
    return Reply(card=card, in_place=True, look=Look("inbox", (group.value,)))


def _words(press: Press) -> Words:
    return Words(press.actor.locale, press.actor.zone)


ACTION = Action(
    name="inbox",
    roles=frozenset(Role),
    run=_run,
    description=N_("What you have not read yet, with its buttons"),
    looks=True,
)
