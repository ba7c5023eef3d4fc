"""The inbox as cards, the same in both chats and on the start page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from core.inbox.queries import Count, Inbox
from core.kit.card import Button, Card
from core.kit.words import N_, Words
from core.models import Notification
from core.notifications.compose import Told, compose
from core.notifications.groups import GROUP_NAMES, GROUP_OF, Group

INBOX = "inbox"
ALL, READ, SEEN, ONE, MUTE, WAITS, REST = "all", "read", "seen", "one", "mute", "w", "n"
"""Words in the args of the inbox's own buttons."""


def inbox_card(page: Inbox, words: Words, *, waiting: int, now: datetime) -> Card:
    """One page of news; a number before each line stands before its buttons too."""
    if not page.shown:
        return _all_read(page, words, waiting)
    rows: list[tuple[Button, ...]] = []
    lines = [_groups(page, words)] if page.group is None else []
    part = None
    for number, row in enumerate(page.shown, start=1):
        if part is not _is_waiting(row):
            part = _is_waiting(row)
            lines.append("\n" + words(N_("Waits for you:") if part else N_("News:")))
        lines.append(_line(number, row, words, now))
        rows.append(_numbered(number, row, words))
    if page.group is None and len(page.counts) > 1:
        rows += _group_rows(page, words)
    rows += _ways_on(page, words)
    return Card(_title(page, words), tuple(lines), rows=tuple(rows))


def one_card(row: Notification, words: Words, now: datetime) -> Card:
    """One piece of news in full, with its own buttons and what can be done about having been told."""
    card, number = compose(Told.of(row), words), str(row.id)
    group = GROUP_OF[row.category]
    about = [Button(words(N_("Why did I get this?")), "why", (number,))]
    if row.seen_at is None:
        about.insert(0, Button(words(N_("Mark as read")), INBOX, (SEEN, number)))
    off = [Button(words(N_("Mute {group}"), group=words(GROUP_NAMES[group])), INBOX, (MUTE, group.value))]
    if _is_waiting(row) and not any(one.act == "snooze_draft" for one in card.buttons):
        off.insert(0, snooze_button(row.id, words))
    own = tuple(
        kept
        for line in card.rows
        if (kept := tuple(one for one in line if not one.url and not _snoozes(one)))
    )
    back = (Button(words(N_("‹ Inbox")), INBOX, (ALL,)),)
    footer = _put_off(row, words, now) or card.footer
    return replace(card, rows=(*own, tuple(about), tuple(off), back), footer=footer, attachments=())


def muted_card(group: Group, count: Count, words: Words) -> Card:
    """What it means that a group was muted just now."""
    lines = [words(N_("I write nothing of it any more; all of it still stands in your inbox."))]
    if count.waiting:
        text = N_(
            "One thing in it waits for you. It stays in your inbox and comes in the digest.",
            "{count} things in it wait for you. They stay in your inbox and come in the digest.",
        )
        lines.append(words(text, count=count.waiting))
    else:
        lines.append(words(N_("What waits for your act is never lost: it comes in the digest.")))
    rows = (
        (
            Button(words(N_("Undo")), "preferences", (group.value, ALL, "usual")),
            Button(words(N_("Choose in detail")), "preferences", (group.value,)),
        ),
        (Button(words(N_("‹ Inbox")), INBOX, (ALL,)),),
    )
    return Card(words(N_("“{group}” is muted"), group=words(GROUP_NAMES[group])), tuple(lines), rows=rows)


def snooze_button(notification_id: int, words: Words) -> Button:
    """Put off what waits until the next working morning."""
    return Button(words(N_("Tomorrow at 9")), "snooze", (str(notification_id),))


def _snoozes(button: Button) -> bool:
    return button.act == "snooze"


def _all_read(page: Inbox, words: Words, waiting: int) -> Card:
    lines, row = [], []
    if waiting:
        text = N_(
            "One thing you have read still waits for you.",
            "{count} things you have read still wait for you.",
        )
        lines.append(words(text, count=waiting))
        row.append(Button(words(N_("Show what waits")), "waiting"))
    if page.group is not None:
        row.append(Button(words(N_("‹ Inbox")), INBOX, (ALL,)))
        title = words(N_("You have read everything in “{group}”."), group=words(GROUP_NAMES[page.group]))
    else:
        title = words(N_("You have read everything."))
    return Card(title, tuple(lines), rows=(tuple(row),) if row else ())


def _title(page: Inbox, words: Words) -> str:
    if page.group is None:
        return words(N_("Unread: {count}"), count=page.unread)
    return words(N_("{group}, unread: {count}"), group=words(GROUP_NAMES[page.group]), count=page.unread)


def _groups(page: Inbox, words: Words) -> str:
    """Unread per group in one line."""
    return " · ".join(
        words(N_("{group}: {count}"), group=words(GROUP_NAMES[group]), count=count.unread)
        for group, count in page.counts.items()
    )


def _is_waiting(row: Notification) -> bool:
    return bool(row.action) and row.done_at is None


def _line(number: int, row: Notification, words: Words, now: datetime) -> str:
    card = compose(Told.of(row), words)
    footer = _put_off(row, words, now) or card.footer
    return f"{number}. {card.title}" + (f"\n{footer}" if footer else "")


def _put_off(row: Notification, words: Words, now: datetime) -> str:
    if row.snoozed_until is None or row.snoozed_until <= now or not _is_waiting(row):
        return ""
    return words(N_("Put off until {moment}"), moment=row.snoozed_until)


def _numbered(number: int, row: Notification, words: Words) -> tuple[Button, ...]:
    """The card's first acts, and the way to all of it; a one-time link stands in the message itself alone."""
    card = compose(Told.of(row), words)
    acts = [one for one in (card.rows[0] if card.rows else ()) if not one.url and not _snoozes(one)][:2]
    more = Button(words(N_("More")), INBOX, (ONE, str(row.id)))
    return tuple(replace(one, label=f"{number} · {one.label}"[:75]) for one in (*acts, more))


def _group_rows(page: Inbox, words: Words) -> Iterator[tuple[Button, ...]]:
    buttons = [
        Button(
            words(N_("{group}: {count}"), group=words(GROUP_NAMES[group]), count=count.unread),
            INBOX,
            (group.value,),
        )
        for group, count in page.counts.items()
    ]
    for start in range(0, len(buttons), 3):
        yield tuple(buttons[start : start + 3])


def _ways_on(page: Inbox, words: Words) -> Iterator[tuple[Button, ...]]:
    scope = page.group.value if page.group is not None else ALL
    read = words(N_("Mark all read"))
    if page.group is not None:
        read = words(N_("Mark “{group}” read"), group=words(GROUP_NAMES[page.group]))
    way = [Button(read, INBOX, (READ, scope, str(page.newest)))]
    if page.older is not None:
        part = WAITS if page.older.is_waiting else REST
        way.append(Button(words(N_("Older")), INBOX, (scope, part, str(page.older.id))))
    yield tuple(way)
    if page.group is not None:
        mute = words(N_("Mute {group}"), group=words(GROUP_NAMES[page.group]))
        yield (Button(mute, INBOX, (MUTE, scope)), Button(words(N_("‹ Inbox")), INBOX, (ALL,)))
