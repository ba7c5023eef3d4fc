"""Mail handed to a real SMTP server on loopback and read back."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest

from bot.playground.faults import Faults, Outage
from bot.playground.mailbox import Mailbox
from bot.playground.traffic import Traffic
from core.gateways.calendar import Method
from core.gateways.letters import carrier
from core.gateways.mail import Attached, Inline, Invitation, MailGateway, MailMessage, read_smtp_url
from core.kit.clock import TurnableClock
from core.kit.errors import OutsideError, Rejected, Unavailable, Unreachable
from core.ports import Letter

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CLOCK = TurnableClock(NOW)
SENDER = "HireSync <bot@hiresync.example.in>"
ICS = "BEGIN:VCALENDAR\r\nSUMMARY:साक्षात्कार\r\nEND:VCALENDAR\r\n".encode()
HELLO = MailMessage(
    to="Priya Sharma <priya@example.org>",
    subject="Interview – प्रिया",
    text="Wednesday, 15:00\n",
    html="<p>Wednesday, 15:00</p>",
)


@pytest.fixture
async def mailbox() -> AsyncIterator[Mailbox]:
    box = Mailbox(CLOCK, Faults(), Traffic(), max_size=100_000)
    await box.start()
    yield box
    await box.stop()


@pytest.fixture
def gateway(mailbox: Mailbox) -> MailGateway:
    return MailGateway(f"smtp://127.0.0.1:{mailbox.port}", SENDER, CLOCK, timeout=5)


async def test_words_arrive_as_text_and_html(mailbox: Mailbox, gateway: MailGateway) -> None:
    message_id = await gateway.send(HELLO)
    [letter] = mailbox.to("priya@example.org")
    assert (letter.sender, letter.subject) == ("bot@hiresync.example.in", HELLO.subject)
    assert (letter.text, letter.html) == (HELLO.text, HELLO.html + "\n")
    assert letter.headers["Message-ID"] == message_id
    assert message_id.endswith("@hiresync.example.in>")
    assert letter.headers["Date"] == "Mon, 02 Mar 2026 09:00:00 +0000"
    assert letter.headers["Auto-Submitted"] == "auto-generated"


async def test_an_invitation_is_read_in_place_and_as_a_file(mailbox: Mailbox, gateway: MailGateway) -> None:
    await gateway.send(replace(HELLO, calendar=Invitation(Method.CANCEL, ICS)))
    [letter] = mailbox.letters
    assert letter.calendars == (ICS.decode().replace("\r\n", "\n"),)
    assert [(file.name, file.mime, file.content) for file in letter.attachments] == [
        ("invite.ics", "application/ics", ICS)
    ]


def test_the_calendar_is_an_alternative_with_its_method() -> None:
    gateway = MailGateway("smtp://localhost", SENDER, CLOCK)
    mail = gateway._composed(replace(HELLO, calendar=Invitation(Method.REQUEST, ICS)))
    read = message_from_bytes(mail.as_bytes(), policy=policy.default)
    [alternative, _file] = read.iter_parts()
    assert alternative.get_content_type() == "multipart/alternative"
    kinds = [part.get_content_type() for part in alternative.iter_parts()]
    assert kinds == ["text/plain", "text/html", "text/calendar"]
    calendar = list(alternative.iter_parts())[-1]
    assert calendar.get_param("method") == "REQUEST"
    assert calendar.get_payload(decode=True) == ICS


async def test_files_keep_their_names_and_bytes(mailbox: Mailbox, gateway: MailGateway) -> None:
    files = [
        Attached("चालान.pdf", b"%PDF-1.7 \x00\xff"),
        Attached("what", b"\x00"),
        Attached("two\r\nlines: 1.pdf", b"%"),
    ]
    await gateway.send(replace(HELLO, attachments=files))
    [letter] = mailbox.letters
    assert [(file.name, file.mime, file.content) for file in letter.attachments] == [
        ("चालान.pdf", "application/pdf", b"%PDF-1.7 \x00\xff"),
        ("what", "application/octet-stream", b"\x00"),
        ("two lines: 1.pdf", "application/pdf", b"%"),
    ]


async def test_a_given_message_id_makes_a_second_sending_recognisable(
    mailbox: Mailbox, gateway: MailGateway
) -> None:
    again = replace(
        HELLO, headers={"Message-ID": "<outbox-7@hiresync.example.in>", "Reply-To": "asha@example.in"}
    )
    assert await gateway.send(again) == await gateway.send(again) == "<outbox-7@hiresync.example.in>"
    assert {letter.headers["Message-ID"] for letter in mailbox.letters} == {"<outbox-7@hiresync.example.in>"}
    assert mailbox.letters[0].headers["Reply-To"] == "asha@example.in"


async def test_an_address_in_another_script_arrives(mailbox: Mailbox, gateway: MailGateway) -> None:
    await gateway.send(replace(HELLO, to="राम@example.org"))
    assert mailbox.to("राम@example.org")


async def test_an_unknown_mailbox_is_unreachable(mailbox: Mailbox, gateway: MailGateway) -> None:
    mailbox.unknown.add("priya@example.org")
    with pytest.raises(Unreachable) as caught:
        await gateway.send(HELLO)
    assert "priya" not in str(caught.value)
    mailbox.unknown.clear()
    await gateway.send(HELLO)


@pytest.mark.parametrize("outage", [Outage.ERROR, Outage.RESET])
async def test_a_bad_day_of_the_server_passes(mailbox: Mailbox, gateway: MailGateway, outage: Outage) -> None:
    mailbox.faults.of("mail").outage = outage
    with pytest.raises(Unavailable):
        await gateway.send(HELLO)
    mailbox.faults.calm()
    await gateway.send(HELLO)
    assert len(mailbox.letters) == 1


async def test_no_server_is_unavailable(mailbox: Mailbox, gateway: MailGateway) -> None:
    await mailbox.stop()
    with pytest.raises(Unavailable):
        await gateway.send(HELLO)


async def test_what_is_too_large_is_rejected_for_good(mailbox: Mailbox, gateway: MailGateway) -> None:
    with pytest.raises(Rejected):
        await gateway.send(replace(HELLO, attachments=[Attached("a.bin", bytes(200_000))]))
    assert await gateway.send(HELLO)


@pytest.mark.parametrize(
    "hostile",
    [
        replace(HELLO, to="a@example.org\r\nBcc: all@example.org"),
        replace(HELLO, headers={"X-A": "b\r\nBcc: all@example.org"}),
        replace(HELLO, to="priya@example.org, all@example.org"),
        replace(HELLO, to=""),
    ],
)
async def test_no_header_breaks_out(mailbox: Mailbox, gateway: MailGateway, hostile: MailMessage) -> None:
    with pytest.raises(Rejected):
        await gateway.send(hostile)
    await gateway.send(replace(HELLO, subject="Hello\r\nBcc: all@example.org"))
    assert [letter.recipients for letter in mailbox.letters] == [("priya@example.org",)]
    assert "Bcc" not in mailbox.letters[0].headers


async def test_a_login_is_made_and_a_wrong_one_waits_for_the_operator() -> None:
    box = Mailbox(CLOCK, Faults(), Traffic(), login=("bot", "p@ss/word"))
    await box.start()
    try:
        wrong = MailGateway(f"smtp://bot:nope@127.0.0.1:{box.port}", SENDER, CLOCK, timeout=5)
        with pytest.raises(Unavailable) as caught:
            await wrong.send(HELLO)
        assert "nope" not in str(caught.value)
        right = MailGateway(f"smtp://bot:p%40ss%2Fword@127.0.0.1:{box.port}", SENDER, CLOCK, timeout=5)
        await right.send(HELLO)
        assert len(box.letters) == 1
    finally:
        await box.stop()


async def test_insisting_on_starttls_fails_where_it_is_not_offered(mailbox: Mailbox) -> None:
    gateway = MailGateway(f"smtp://127.0.0.1:{mailbox.port}?starttls", SENDER, CLOCK, timeout=5)
    with pytest.raises(OutsideError):
        await gateway.send(HELLO)
    assert mailbox.letters == []


@pytest.mark.parametrize(
    ("url", "port", "tls", "start_tls"),
    [
        ("smtps://mail.example.in", 465, True, False),
        ("smtp://mail.example.in", 587, False, None),
        ("smtp://mail.example.in:25?starttls", 25, False, True),
        ("smtp://u:p@mail.example.in", 587, False, True),
        ("smtp://u:p@127.0.0.1:1025", 1025, False, None),
    ],
)
def test_the_address_says_how_to_connect(url: str, port: int, tls: bool, start_tls: bool | None) -> None:
    server = read_smtp_url(url)
    assert (server.port, server.tls, server.start_tls) == (port, tls, start_tls)
    assert "password" not in repr(server)


@pytest.mark.parametrize("url", ["", "mail.example.in", "http://mail.example.in", "smtp://"])
def test_a_wrong_address_says_how_to_write_it(url: str) -> None:
    with pytest.raises(ValueError, match=r"smtp://user:password@host:587"):
        read_smtp_url(url)


def test_a_picture_belongs_to_the_html_and_is_no_file_beside_it() -> None:
    gateway = MailGateway("smtp://localhost", SENDER, CLOCK)
    picture = Inline("picture1", "image/png", "funnel.png", b"\x89PNG")
    mail = gateway._composed(
        replace(
            HELLO, html='<img src="cid:picture1">', pictures=[picture], attachments=[Attached("a.pdf", b"%")]
        )
    )
    read = message_from_bytes(mail.as_bytes(), policy=policy.default)
    assert [part.get_filename() for part in read.iter_attachments()] == ["a.pdf"]
    related = read.get_body(("related",))
    assert related is not None
    [shown] = [part for part in related.walk() if part.get_content_type() == "image/png"]
    assert shown["Content-ID"] == "<picture1>"
    assert shown.get_content_disposition() == "inline"
    assert shown.get_content() == b"\x89PNG"


async def test_one_press_ends_mails_of_a_sort_and_no_header_says_so_where_none_may(mailbox: Mailbox) -> None:
    gateway = MailGateway(f"smtp://127.0.0.1:{mailbox.port}", SENDER, CLOCK, timeout=5)
    letters = carrier(gateway, "hiresync.example.in")
    address = "https://hire.example/unsubscribe/7.shortlist_application.x"
    await letters.carry(Letter("priya@example.org", "News", "News", leave=address))
    await letters.carry(Letter("priya@example.org", "Offer", "Offer"))
    news, offer = mailbox.letters
    assert news.headers["List-Unsubscribe"] == f"<{address}>"
    assert news.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert not any(name.startswith("List-") for name in offer.headers)
