"""Mails: a notification for a person without a chat, or a text for somebody who is not a person here yet."""

from core.kit.errors import Rejected
from core.kit.words import Words
from core.models import Notification, StoredFileContent
from core.notifications.compose import Told, compose
from core.ports import Letter, LetterFile, MailCarrier, Performer, Task


def mail_performer(carrier: MailCarrier) -> Performer:
    """Performs messages of kind `mail`.

    Their payload is {"notification": id} or {"to": address, "subject": text, "text": text}.
    """

    async def perform(task: Task) -> str | None:
        if "notification" in task.payload:
            letter = await _of_notification(task)
        else:
            letter = Letter(
                task.payload["to"], task.payload["subject"], task.payload["text"], reference=_reference(task)
            )
        return await carrier.carry(letter)

    return perform


async def _of_notification(task: Task) -> Letter:
    row = await Notification.get_or_none(id=task.payload["notification"]).select_related("receiver")
    if row is None:
        raise Rejected("the notification is gone")
    person = row.receiver
    words = Words(person.locale, person.zone)
    card = compose(Told.of(row), words)
    links = [f"{button.label}: {button.url}" for button in card.buttons if button.url]
    files = [
        LetterFile(file.name, file.media_type, (await StoredFileContent.get(file_id=file.file_id)).content)
        for file in card.attachments
    ]
    text = "\n\n".join(part for part in (card.plain(), *links) if part)
    return Letter(person.email, card.title, text, tuple(files), _reference(task))


def _reference(task: Task) -> str:
    """The same for every try, so that a mail sent twice is recognised as one."""
    return f"hiresync-{task.id}"
