"""The mailbox: every letter, with whose it is."""

from bot.playground.page.panes import Json
from bot.playground.page.panes.calendar import Event, read_events
from bot.playground.page.stage import Stage

MOST_LETTERS = 200


def letters_pane(stage: Stage) -> list[Json]:
    """The latest first."""
    letters = list(enumerate(stage.town.mailbox.letters))[-MOST_LETTERS:]
    found = []
    for number, letter in reversed(letters):
        owner = next((known for one in letter.recipients if (known := stage.cast.with_email(one))), None)
        found.append(
            {
                "n": number,
                "to": list(letter.recipients),
                "owner": owner.key if owner else "",
                "from": letter.headers.get("From", letter.sender),
                "subject": letter.subject,
                "text": letter.text,
                "page": f"/playground/letters/{number}/page" if letter.html else "",
                "leave": f"/playground/letters/{number}/leave" if letter.leave else "",
                "invitations": [
                    _invitation(one) for file in letter.calendars for one in read_events(file.encode())
                ],
                "at": letter.at.isoformat(),
                "files": [
                    {
                        "name": one.name or "file",
                        "size": len(one.content),
                        "url": f"/playground/letters/{number}/{i}",
                    }
                    for i, one in enumerate(letter.attachments)
                    if not one.cid
                ],
            }
        )
    return found


def _invitation(event: Event) -> Json:
    """What a mail program shows above the words."""
    return {
        "method": event.method,
        "title": event.title,
        "starts": event.starts_at.isoformat(),
        "ends": event.ends_at.isoformat(),
        "place": event.place,
        "organizer": event.organizer,
        "zone": event.zone,
        "version": event.sequence + 1,
    }
