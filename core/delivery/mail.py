"""Mails: a notification for a person without a chat, or a text for somebody who is not a person here yet."""

from collections.abc import Awaitable, Callable

from core.kit.card import Attachment, Card
from core.kit.errors import Rejected
from core.kit.words import Words
from core.models import Notification
from core.notifications.compose import Told, compose
from core.ports import Letter, LetterFile, MailCarrier, Performer, Task

LoadFile = Callable[[Attachment], Awaitable[bytes]]
Finish = Callable[[Card], Card]


def mail_performer(carrier: MailCarrier, load: LoadFile, finish: Finish) -> Performer:
    """Performs messages of kind `mail`; `finish` writes out the addresses a card only names.

    Their payload is {"notification": id} or {"to": address, "subject": text, "text": text}.
    """

    async def perform(task: Task) -> str | None:
        if "notification" in task.payload:
            letter = await _of_notification(task, load, finish)
        else:
            letter = Letter(
                task.payload["to"], task.payload["subject"], task.payload["text"], reference=_reference(task)
            )
        return await carrier.carry(letter)

    return perform


async def _of_notification(task: Task, load: LoadFile, finish: Finish) -> Letter:
    row = await Notification.get_or_none(id=task.payload["notification"]).select_related("receiver")
    if row is None:
        raise Rejected("the notification is gone")
    person = row.receiver
    words = Words(person.locale, person.zone)
    card = finish(compose(Told.of(row), words))
    links = [f"{button.label}: {button.url}" for button in card.buttons if button.url]
    files = [LetterFile(file.name, file.media_type, await load(file)) for file in card.attachments]
    text = "\n\n".join(part for part in (card.plain(), *links) if part)
    return Letter(person.email, card.title, text, tuple(files), _reference(task))


def _reference(task: Task) -> str:
    """The same for every try, so that a mail sent twice is recognised as one."""
    return f"hiresync-{task.id}"
