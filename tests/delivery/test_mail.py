"""A notification as a letter, and a letter to somebody who is no person here yet."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from core.delivery.enqueue import enqueue
from core.delivery.mail import mail_performer
from core.kit.card import Attachment
from core.kit.errors import Unavailable
from core.models import Notification, StoredFile, StoredFileContent
from core.ports import Letter, LetterFile, MailCarrier
from tests.delivery.house import House


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


@pytest.fixture
def postman(house: House) -> Postman:
    postman = Postman()
    carrier: MailCarrier = postman
    house.performers["mail"] = mail_performer(carrier, stored, lambda card: card)
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
    assert postman.letters == [
        Letter(
            "asha@example.test",
            "Acme posted Engineer",
            "Acme posted Engineer\nTitle: Engineer\nDeadline: Mon 9 Mar 2026, 13:00 CET (12:00 UTC)",
            (LetterFile("cv.pdf", "application/pdf", b"PDF"),),
            "hiresync-1",
        )
    ]


async def test_a_second_try_is_recognised_by_its_reference(house: House, postman: Postman) -> None:
    postman.faults.append(Unavailable("greylisted"))
    payload = {"to": "new@example.test", "subject": "Welcome", "text": "Open this link."}
    await enqueue(lane="mail:invitations", kind="mail", payload=payload, now=house.now)
    worker = house.worker()
    await worker.run_until_idle()
    assert postman.letters == []
    house.later(seconds=2)
    await worker.run_until_idle()
    assert postman.letters == [Letter("new@example.test", "Welcome", "Open this link.", (), "hiresync-1")]


async def test_a_notification_that_is_gone_is_no_letter(house: House, postman: Postman) -> None:
    await enqueue(lane="mail:1", kind="mail", payload={"notification": 404}, now=house.now)
    await house.worker().run_until_idle()
    assert await house.states() == ["parked"]
    assert await Notification.all().count() == 0
