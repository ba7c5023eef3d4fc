"""A mail taken apart into what its reader sees."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass(frozen=True)
class Attachment:
    """A file in a letter."""

    name: str
    mime: str
    content: bytes
    cid: str = ""
    """Its name in the HTML, where it is a picture shown there."""


@dataclass(frozen=True)
class Letter:
    """One mail."""

    sender: str
    recipients: tuple[str, ...]
    headers: dict[str, str]
    text: str
    html: str
    attachments: tuple[Attachment, ...]
    calendars: tuple[str, ...]
    at: datetime

    @property
    def subject(self) -> str:
        return self.headers.get("Subject", "")

    @property
    def leave(self) -> str:
        """Where a mail program's own button posts, if it shows one (RFC 8058)."""
        if self.headers.get("List-Unsubscribe-Post") != "List-Unsubscribe=One-Click":
            return ""
        return self.headers.get("List-Unsubscribe", "").strip("<> ")

    def page(self) -> str:
        """The HTML as a mail program shows it: its pictures in place, every link in a window of its own."""
        shown = self.html.replace("<head>", '<head><base target="_blank">', 1)
        for one in self.attachments:
            if one.cid:
                data = b64encode(one.content).decode()
                shown = shown.replace(f'"cid:{one.cid}"', f'"data:{one.mime};base64,{data}"')
        return shown


def read_letter(content: bytes, sender: str, recipients: tuple[str, ...], at: datetime) -> Letter:
    """The envelope's addresses and the content's parts."""
    mail = message_from_bytes(content, policy=policy.default)
    words, files, calendars = {"text/plain": "", "text/html": ""}, [], []
    for part in mail.walk():
        if part.is_multipart():
            continue
        kind, name = part.get_content_type(), part.get_filename() or ""
        if kind == "text/calendar":
            calendars.append(words_of(part))
        elif kind in words and not name:
            words[kind] += words_of(part)
        if name or part.get_content_disposition() == "attachment":
            payload = part.get_payload(decode=True)
            content = payload if isinstance(payload, bytes) else b""
            cid = str(part["Content-ID"] or "").strip("<> ")
            files.append(
                Attachment(name, kind, content, cid if part.get_content_disposition() == "inline" else "")
            )
    headers = {str(name): str(value) for name, value in mail.items()}
    return Letter(
        sender, recipients, headers, words["text/plain"], words["text/html"],
        tuple(files), tuple(calendars), at,
    )  # fmt: skip


def words_of(part: EmailMessage) -> str:
    """Decoded text with plain line ends."""
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    return raw.decode(part.get_content_charset() or "utf-8", "replace").replace("\r\n", "\n")
