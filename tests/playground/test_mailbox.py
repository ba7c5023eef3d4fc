"""The post office, spoken to by aiosmtplib."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from email.message import EmailMessage

import aiosmtplib
import pytest

from bot.playground.faults import Faults, Outage
from bot.playground.mailbox import Mailbox
from bot.playground.traffic import Traffic
from core.kit.clock import TurnableClock

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
async def mailbox() -> AsyncIterator[Mailbox]:
    box = Mailbox(TurnableClock(NOW), Faults(), Traffic(), max_size=100_000)
    await box.start()
    yield box
    await box.stop()


def invitation() -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "bot@hiresync.test", "Asha@example.com", "Entrevista – mañana"
    mail.set_content("Tuesday 15:00 IST\n.a line with a dot")
    mail.add_alternative("<p>Tuesday <b>15:00</b></p>", subtype="html")
    mail.add_alternative("BEGIN:VCALENDAR\nEND:VCALENDAR\n", subtype="calendar", params={"method": "REQUEST"})
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="offer.pdf")
    return mail


async def send(box: Mailbox, mail: EmailMessage, **login: str) -> None:
    await aiosmtplib.send(
        mail, hostname="127.0.0.1", port=box.port, start_tls=False,
        username=login.get("username"), password=login.get("password"),
    )  # fmt: skip


async def test_a_letter_arrives_with_all_its_parts(mailbox: Mailbox) -> None:
    await send(mailbox, invitation())
    (letter,) = await mailbox.wait_until(lambda: mailbox.to("asha@EXAMPLE.com"))
    assert letter.subject == "Entrevista – mañana"
    assert letter.text == "Tuesday 15:00 IST\n.a line with a dot\n"
    assert letter.html == "<p>Tuesday <b>15:00</b></p>\n"
    assert letter.calendars == ("BEGIN:VCALENDAR\nEND:VCALENDAR\n",)
    assert [(file.name, file.content) for file in letter.attachments] == [("offer.pdf", b"%PDF-1.7")]
    assert (letter.sender, letter.at) == ("bot@hiresync.test", NOW)
    assert mailbox.to("somebody@else.com") == []
    assert mailbox.traffic.last()[-1].response == "250 OK"


async def test_a_bad_day_answers_451_and_then_takes_the_letter(mailbox: Mailbox) -> None:
    mailbox.faults.of("mail").failures = 1
    with pytest.raises(aiosmtplib.SMTPDataError) as refused:
        await send(mailbox, invitation())
    assert refused.value.code == 451
    await send(mailbox, invitation())
    assert len(mailbox.letters) == 1


async def test_an_outage_drops_the_connection(mailbox: Mailbox) -> None:
    mailbox.faults.of("mail").outage = Outage.RESET
    with pytest.raises(aiosmtplib.SMTPServerDisconnected):
        await send(mailbox, invitation())
    mailbox.faults.calm()
    await send(mailbox, invitation())
    assert len(mailbox.letters) == 1


async def test_an_unknown_mailbox_is_refused_for_good(mailbox: Mailbox) -> None:
    mailbox.unknown.add("asha@example.com")
    with pytest.raises(aiosmtplib.SMTPRecipientsRefused) as refused:
        await send(mailbox, invitation())
    assert refused.value.recipients[0].code == 550
    mailbox.unknown.clear()
    await send(mailbox, invitation())
    assert len(mailbox.letters) == 1


async def test_a_letter_too_big_is_refused(mailbox: Mailbox) -> None:
    mail = invitation()
    mail.add_attachment(b"x" * 100_000, maintype="application", subtype="zip", filename="big.zip")
    with pytest.raises(aiosmtplib.SMTPResponseException) as refused:
        await send(mailbox, mail)
    assert refused.value.code == 552
    assert mailbox.letters == []


async def test_a_login_is_demanded_when_there_is_one(mailbox: Mailbox) -> None:
    mailbox.login = ("bot", "right")
    with pytest.raises(aiosmtplib.SMTPException):
        await send(mailbox, invitation())
    with pytest.raises(aiosmtplib.SMTPAuthenticationError):
        await send(mailbox, invitation(), username="bot", password="wrong")
    assert mailbox.letters == []
    await send(mailbox, invitation(), username="bot", password="right")
    assert len(mailbox.letters) == 1
