"""Mail over SMTP: text and HTML of the same words, attachments, and invitations a calendar understands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import format_datetime, make_msgid
from mimetypes import guess_type
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib

from core.gateways.calendar import Method
from core.kit.clock import Clock
from core.kit.errors import OutsideError, Rejected, Unavailable, Unreachable


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes along."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Inline:
    """A picture the HTML shows as `cid:<cid>`, so that nothing is fetched from elsewhere."""

    cid: str
    media_type: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Invitation:
    """A calendar file and what it asks for, which mail programs want to know before they open it."""

    method: Method
    content: bytes


@dataclass(frozen=True, slots=True)
class MailMessage:
    """A mail to one person; a Message-ID among the headers makes a second sending recognisable."""

    to: str
    subject: str
    text: str
    html: str = ""
    pictures: Sequence[Inline] = ()
    attachments: Sequence[Attached] = ()
    calendar: Invitation | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where mail is handed in."""

    host: str
    port: int
    tls: bool
    start_tls: bool | None
    """None takes STARTTLS where it is offered."""
    user: str | None
    password: str | None = field(repr=False)


def read_smtp_url(url: str) -> SmtpServer:
    """smtp://user:password@host:587, ?starttls to insist on it, smtps://host for TLS at once."""
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("SMTP_URL must look like smtp://user:password@host:587?starttls or smtps://host")
    tls = parts.scheme == "smtps"
    is_here = parts.hostname in ("localhost", "127.0.0.1", "::1")
    # A password never crosses a network in the clear, even if somebody hides that the server offers TLS.
    insist = "starttls" in parse_qs(parts.query, keep_blank_values=True) or (
        bool(parts.password) and not is_here
    )
    return SmtpServer(
        host=parts.hostname,
        port=parts.port or (465 if tls else 587),
        tls=tls,
        start_tls=False if tls else insist or None,
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
    )


class MailGateway:
    """Sends through one server, from one address."""

    def __init__(self, url: str, sender: str, clock: Clock, *, timeout: float = 30) -> None:
        self._server, self._sender, self._clock, self._timeout = read_smtp_url(url), sender, clock, timeout

    async def send(self, message: MailMessage) -> str:
        """Hand it in and return its Message-ID; raises Unavailable, Unreachable or Rejected."""
        try:
            mail = self._composed(message)
        except (ValueError, IndexError):
            # The library refuses headers that would break out of their line, and addresses that are none.
            raise Rejected("a mail could not be composed from these headers") from None
        server = self._server
        try:
            await aiosmtplib.send(
                mail,
                hostname=server.host,
                port=server.port,
                username=server.user,
                password=server.password,
                use_tls=server.tls,
                start_tls=server.start_tls,
                timeout=self._timeout,
            )
        except (aiosmtplib.SMTPException, OSError) as error:
            raise _outside(error) from error
        return str(mail["Message-ID"])

    def _composed(self, message: MailMessage) -> EmailMessage:
        mail = EmailMessage(policy=SMTP_POLICY)
        mail["From"], mail["To"] = self._sender, message.to
        if len(mail["To"].addresses) != 1:
            raise ValueError("a mail goes to one person")
        mail["Subject"] = " ".join(message.subject.split())
        mail["Date"] = format_datetime(self._clock.now())
        # Nobody's holiday reply should answer a robot (RFC 3834).
        mail["Auto-Submitted"] = "auto-generated"
        for name, value in message.headers.items():
            mail[name] = value
        if "Message-ID" not in mail:
            mail["Message-ID"] = make_msgid(domain=mail["From"].addresses[0].domain)
        _fill(mail, message)
        return mail


def _fill(mail: EmailMessage, message: MailMessage) -> None:
    """The plainest form first: a reader shows the last one it understands."""
    mail.set_content(message.text)
    if message.html:
        mail.add_alternative(message.html, subtype="html")
        _show(mail, message.pictures)
    if message.calendar:
        words, method = message.calendar.content.decode(), message.calendar.method.value
        # Base64 keeps the line ends and folds which calendars insist on.
        mail.add_alternative(words, subtype="calendar", params={"method": method}, cte="base64")
        # Programs that do not read it in place can still open it as a file.
        mail.add_attachment(
            message.calendar.content, maintype="application", subtype="ics", filename="invite.ics"
        )
    for attached in message.attachments:
        kind = guess_type(attached.name)[0] or "application/octet-stream"
        main, _, sub = kind.partition("/")
        # A line break in a name would end the header it stands in.
        name = " ".join(attached.name.split())
        mail.add_attachment(attached.content, maintype=main, subtype=sub, filename=name)


def _show(mail: EmailMessage, pictures: Sequence[Inline]) -> None:
    """Pictures belong to the HTML, not beside it as files."""
    html = mail.get_body(("html",))
    if not isinstance(html, EmailMessage):
        return
    for picture in pictures:
        main, _, sub = picture.media_type.partition("/")
        html.add_related(
            picture.content,
            maintype=main,
            subtype=sub,
            cid=f"<{picture.cid}>",
            filename=picture.name,
            disposition="inline",
        )


def _outside(error: Exception) -> OutsideError:
    """For now or for good; texts of servers may quote addresses, so only their codes are kept."""
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        codes = [refused.code for refused in error.recipients]
        if all(code >= 500 for code in codes):
            return Unreachable(f"the mailbox was refused: {codes}")
        return Unavailable(f"the mailbox was refused for now: {codes}")
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        # A wrong password is put right by the operator; the mail waits until then.
        return Unavailable(f"the mail server refused our login: {error.code}")
    if isinstance(error, aiosmtplib.SMTPConnectError | aiosmtplib.SMTPServerDisconnected):
        return Unavailable(f"no connection to the mail server: {type(error).__name__}")
    if isinstance(error, aiosmtplib.SMTPResponseException):
        if error.code >= 500:
            return Rejected(f"the mail server refused the mail: {error.code}")
        return Unavailable(f"the mail server takes no mail for now: {error.code}")
    if isinstance(error, aiosmtplib.SMTPNotSupported):
        return Rejected("the mail server does not support what this address needs")
    return Unavailable(f"the mail server failed: {type(error).__name__}")
