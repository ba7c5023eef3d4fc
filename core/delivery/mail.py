"""Mails: a notification for a person without a chat, or a text for somebody who is not a person here yet."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from core.kit.card import Attachment, Card
from core.kit.errors import Rejected
from core.kit.words import N_, Words
from core.models import Notification
from core.models.enums import Priority
from core.notifications.compose import Told, compose
from core.notifications.mailing import may_unsubscribe
from core.ports import Letter, LetterFile, MailCarrier, Performer, Picture, Task

LoadFile = Callable[[Attachment], Awaitable[bytes]]
ANSWER_THERE = N_("You can answer in HireSync: {acts}.")
HOW_TO_GET_THERE = N_("Open HireSync in Slack or Telegram and write /inbox.")
STOP = N_("Stop mails like this")


@dataclass(frozen=True, slots=True)
class Link:
    """An address and what it is called."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """Everything a mail says, before it is laid out."""

    card: Card
    words: Words
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    leave: Link | None = None

    def text(self) -> str:
        """All of it as plain text, for programs and people that want no HTML."""
        links = [f"{link.label}: {link.url}" for link in self.links]
        alts = [picture.alt for picture in self.pictures]
        leave = [f"-- \n{self.leave.label}: {self.leave.url}"] if self.leave else []
        return "\n\n".join(part for part in (self.card.plain(), *alts, *links, *self.notes, *leave) if part)


Finish = Callable[[Card], Card]
Ways = Callable[[int, int, Words], Awaitable[list[Link]]]
Leave = Callable[[int, str], str]
Draw = Callable[[Drafted], str]


async def no_ways(user_id: int, notification_id: int, words: Words) -> list[Link]:
    """Where no address leads into a chat."""
    return []


@dataclass(frozen=True, slots=True)
class Stationery:
    """With what mails are written."""

    load: LoadFile
    """The bytes of a file."""
    finish: Finish
    """Writes out the addresses a card only names."""
    draw: Draw
    """Lays it out as HTML."""
    ways: Ways = no_ways
    """Addresses that open a chat at this notification, for this person."""
    leave: Leave = lambda user_id, category: ""
    """The address that ends mails of one category; empty where a browser could not reach it."""


def mail_performer(carrier: MailCarrier, stationery: Stationery) -> Performer:
    """Performs messages of kind `mail`.

    Their payload is {"notification": id} or {"to": address, "subject": text, "text": text}.
    """

    async def perform(task: Task) -> str | None:
        if "notification" in task.payload:
            letter = await _of_notification(task, stationery)
        else:
            letter = _of_text(task, stationery)
        return await carrier.carry(letter)

    return perform


def _of_text(task: Task, stationery: Stationery) -> Letter:
    to, subject, text = task.payload["to"], task.payload["subject"], task.payload["text"]
    drafted = Drafted(Card(subject, tuple(text.split("\n\n"))), Words())
    return Letter(to, subject, text, reference=_reference(task), html=stationery.draw(drafted))


async def _of_notification(task: Task, stationery: Stationery) -> Letter:
    row = await Notification.get_or_none(id=task.payload["notification"]).select_related("receiver")
    if row is None:
        raise Rejected("the notification is gone")
    person, told = row.receiver, Told.of(row)
    words = Words(person.locale, person.zone)
    card = stationery.finish(compose(told, words))
    files = [
        (each, LetterFile(each.name, each.media_type, await stationery.load(each)))
        for each in card.attachments
    ]
    pictures = [
        Picture(f"picture{number}", each.alt, file)
        for number, (each, file) in enumerate(files, start=1)
        if each.alt
    ]
    links, notes = await _ways_to_answer(row, told, card, stationery)
    drafted = Drafted(card, words, links, notes, tuple(pictures), _leave(row, words, stationery))
    return Letter(
        person.email,
        card.title,
        drafted.text(),
        tuple(file for each, file in files if not each.alt),
        _reference(task),
        stationery.draw(drafted),
        drafted.pictures,
        drafted.leave.url if drafted.leave else "",
    )


async def _ways_to_answer(
    row: Notification, told: Told, card: Card, stationery: Stationery
) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    """Buttons that are links, and the way to the chat, where those that act can be pressed."""
    links = tuple(Link(button.label, button.url) for button in card.buttons if button.url)
    acts = list(dict.fromkeys(button.label for button in card.buttons if not button.url))
    if links and not acts:
        # An invitation leads where it leads; a second way would only puzzle.
        return links, ()
    words = Words(row.receiver.locale, row.receiver.zone)
    ways = await stationery.ways(row.receiver_id, row.id, words)
    if not acts:
        return (*links, *ways), ()
    # A digest has a button on each of its lines: their names in a row would say nothing.
    named = () if told.kind.priority == Priority.DIGEST else (words(ANSWER_THERE, acts=acts),)
    return (*links, *ways), (*named, *(() if ways else (words(HOW_TO_GET_THERE),)))


def _leave(row: Notification, words: Words, stationery: Stationery) -> Link | None:
    url = stationery.leave(row.receiver_id, row.category) if may_unsubscribe(row.category) else ""
    return Link(words(STOP), url) if url else None


def _reference(task: Task) -> str:
    """The same for every try, so that a mail sent twice is recognised as one."""
    return f"hiresync-{task.id}"
