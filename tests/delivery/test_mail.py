"""A notification as a letter, and a letter to somebody who is no person here yet."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest

from core.delivery.enqueue import enqueue
from core.delivery.mail import Drafted, Link, Stationery, mail_performer
from core.kit.card import Attachment, Button
from core.kit.errors import Unavailable
from core.kit.words import Words
from core.models import Notification, StoredFile, StoredFileContent
from core.notifications.load import load_kinds
from core.ports import Letter, LetterFile, MailCarrier, Picture
from tests.delivery.house import POSTED, House


@dataclass
class Postman:
    """Carries letters into a list."""

    letters: list[Letter] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)

    async def carry(self, letter: Letter) -> str:
        if self.faults:
            raise self.faults.pop()
        self.letters.append(letter)
        return f"<{letter.reference}>"


async def stored(attachment: Attachment) -> bytes:
    """The bytes of a stored file."""
    return (await StoredFileContent.get(file_id=attachment.file_id)).content


def drawn(drafted: Drafted) -> str:
    """The HTML is drawn elsewhere; here it is enough to know what was given to whoever draws."""
    return f"<p>{drafted.card.title}</p>"


async def ways(user_id: int, notification_id: int, words: Words) -> list[Link]:
    return [Link("Open in Telegram", f"https://t.example/bot?start=show_{notification_id}")]


@pytest.fixture
def postman(house: House) -> Postman:
    postman = Postman()
    carrier: MailCarrier = postman
    stationery = Stationery(
        stored, lambda card: card, drawn, ways, lambda user_id, category: f"https://x.example/{category}"
    )
    house.performers["mail"] = mail_performer(carrier, stationery)
    return postman


async def test_a_notification_in_the_words_of_its_reader(house: House, postman: Postman) -> None:
    person = await house.person(email="asha@example.test", zone="Europe/Berlin")
    file = await StoredFile.create(name="cv.pdf", media_type="application/pdf", size=3, sha256="")
    await StoredFileContent.create(file=file, content=b"PDF")
    await house.post(
        person,
        deadline=datetime(2026, 3, 9, 12, tzinfo=UTC),
        note=None,
        attachments=[Attachment(file.id, "cv.pdf", "application/pdf")],
    )
    await house.worker().run_until_idle()
    (letter,) = postman.letters
    assert letter == Letter(
        "asha@example.test",
        "Acme posted Engineer",
        "Acme posted Engineer\nTitle: Engineer\nDeadline: Mon 9 Mar 2026, 13:00 CET (12:00 UTC)\n\n"
        "Open in Telegram: https://t.example/bot?start=show_1\n\n"
        "You can answer in HireSync: Approve, Reject and View job.\n\n"
        "-- \nStop mails like this: https://x.example/create_job",
        (LetterFile("cv.pdf", "application/pdf", b"PDF"),),
        "hiresync-1",
        "<p>Acme posted Engineer</p>",
        (),
        "https://x.example/create_job",
    )


async def test_a_picture_is_seen_in_the_mail_and_its_words_are_read(house: House, postman: Postman) -> None:
    person = await house.person()
    file = await StoredFile.create(name="funnel.png", media_type="image/png", size=3, sha256="")
    await StoredFileContent.create(file=file, content=b"PNG")
    picture = Attachment(file.id, "funnel.png", "image/png", alt="Submitted 12\nShortlisted 5")
    await house.tell(person, text="today", attachments=[picture])
    await house.worker().run_until_idle()
    (letter,) = postman.letters
    assert letter.files == ()
    assert letter.pictures == (
        Picture("picture1", picture.alt, LetterFile("funnel.png", "image/png", b"PNG")),
    )
    assert "Submitted 12\nShortlisted 5" in letter.text


async def test_who_has_no_way_into_a_chat_is_told_where_the_buttons_are(
    house: House, postman: Postman
) -> None:
    carrier: MailCarrier = postman
    house.performers["mail"] = mail_performer(carrier, Stationery(stored, lambda card: card, drawn))
    await house.post(await house.person())
    await house.worker().run_until_idle()
    (letter,) = postman.letters
    assert "You can answer in HireSync: Approve, Reject and View job." in letter.text
    assert "Open HireSync in Slack or Telegram and write /inbox." in letter.text
    assert letter.leave == ""


async def test_buttons_that_are_addresses_are_links(
    house: House, postman: Postman, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked = replace(
        POSTED, awaits="", rows=lambda params: ((Button("Read on", "read", url="https://a.example"),),),
        after_rows=lambda params: (),
    )  # fmt: skip
    monkeypatch.setitem(load_kinds(), POSTED.name, linked)
    await house.post(await house.person())
    await house.worker().run_until_idle()
    (letter,) = postman.letters
    assert "Read on: https://a.example" in letter.text
    assert "You can answer" not in letter.text


async def test_a_second_try_is_recognised_by_its_reference(house: House, postman: Postman) -> None:
    postman.faults.append(Unavailable("greylisted"))
    payload = {"to": "new@example.test", "subject": "Welcome", "text": "Open this link."}
    await enqueue(lane="mail:invitations", kind="mail", payload=payload, now=house.now)
    worker = house.worker()
    await worker.run_until_idle()
    assert postman.letters == []
    house.later(seconds=2)
    await worker.run_until_idle()
    assert postman.letters == [
        Letter("new@example.test", "Welcome", "Open this link.", (), "hiresync-1", "<p>Welcome</p>")
    ]


async def test_a_notification_that_is_gone_is_no_letter(house: House, postman: Postman) -> None:
    await enqueue(lane="mail:1", kind="mail", payload={"notification": 404}, now=house.now)
    await house.worker().run_until_idle()
    assert await house.states() == ["parked"]
    assert await Notification.all().count() == 0
