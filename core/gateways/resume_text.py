"""Text of a resume, read on this machine, whatever the file pretends to be.

Parsing hostile files may crash, hang or eat memory, so it happens in a child process (`resume_child.py`)
with limits on time and memory. That costs less than 0.1 s and lets us use PDFium, which is ten times as fast
as pypdf and, unlike it, reads Devanagari in the right order (measured on the resumes of the tests).
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from core.kit.errors import InvalidValue
from core.kit.words import N_

MAX_BYTES = 10 * 1024 * 1024
SECONDS = 15.0
Kind = Literal["pdf", "docx"]

_CHILD = Path(__file__).with_name("resume_child.py")
_PHOTOS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heif", b"mif1", b"msf1", b"avif")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class ResumeRefused(InvalidValue):
    """A file that cannot serve as a resume; the text says what would."""

    msgid = N_("I cannot use “{name}”. Please send a PDF or DOCX file of at most 10 MB.")

    def __init__(self, name: str) -> None:
        super().__init__("resume", self.msgid, name=name[:60])


class EmptyFile(ResumeRefused):
    msgid = N_("“{name}” is empty. Please send it again.")


class TooLarge(ResumeRefused):
    msgid = N_("“{name}” is larger than 10 MB. Please send a smaller PDF or DOCX.")


class LegacyWord(ResumeRefused):
    msgid = N_("“{name}” is in an old Word format. Please save it as PDF or DOCX and send that.")


class PhotoInstead(ResumeRefused):
    msgid = N_("“{name}” is a picture. Please send the resume itself as PDF or DOCX, or scan it to a PDF.")


class PasswordProtected(ResumeRefused):
    msgid = N_("“{name}” is locked with a password. Please send it without one.")


class UnknownKind(ResumeRefused):
    msgid = N_("“{name}” is neither PDF nor DOCX. Please save the resume as one of these and send that.")


class Damaged(ResumeRefused):
    msgid = N_("“{name}” is damaged and cannot be opened. Please save it again as PDF or DOCX.")


class TooHard(ResumeRefused):
    msgid = N_("“{name}” takes too long to read. Please save it again as a simple PDF or DOCX.")


@dataclass(frozen=True, slots=True)
class ResumeText:
    """What a resume says; a scanned one says nothing and is still accepted."""

    text: str
    kind: Kind
    pages: int | None
    """A DOCX has no pages until it is printed."""
    is_scanned: bool = False


def read_resume(content: bytes, name: str, *, seconds: float = SECONDS) -> ResumeText:
    """Check a file by its content and extract its text; blocks, so call it in a thread."""
    kind = kind_of(content, name)
    answer = _parse(kind, content, name, seconds)
    text = str(answer["text"])
    # A scanner's own footer or a page number is no text of a resume; photos are pasted into DOCX files too.
    letters = sum(char.isalnum() for char in text)
    return ResumeText(text, kind, answer["pages"], is_scanned=letters < 30)


def kind_of(content: bytes, name: str) -> Kind:
    """PDF or DOCX by the first bytes; everything else is refused with advice."""
    if not content:
        raise EmptyFile(name)
    if len(content) > MAX_BYTES:
        raise TooLarge(name)
    if content.startswith(_PHOTOS) or _is_container_photo(content):
        raise PhotoInstead(name)
    if content.startswith(_OLE):
        # A DOCX with a password is wrapped in the container of the old format.
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise PasswordProtected(name) if locked else LegacyWord(name)
    if content.startswith(b"{\\rtf"):
        raise LegacyWord(name)
    if content.startswith(b"PK\x03\x04"):
        return "docx"
    # Some printers write a few lines before the header; readers accept that, ISO 32000 annex H.
    if b"%PDF-" in content[:1024]:
        return "pdf"
    raise UnknownKind(name)


def _is_container_photo(content: bytes) -> bool:
    heif = content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS
    return heif or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")


def _parse(kind: Kind, content: bytes, name: str, seconds: float) -> dict[str, Any]:
    # -I keeps this folder off the child's path: calendar.py here would shadow Python's own.
    command = [sys.executable, "-I", str(_CHILD), kind, str(seconds)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=seconds, check=False)  # noqa: S603 - no shell, fixed words
    except subprocess.TimeoutExpired:
        raise TooHard(name) from None
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        # The child was ended by a limit or by a crash inside PDFium.
        raise Damaged(name) from None
    if refusal := answer.get("refusal"):
        raise _REFUSALS[refusal](name)
    return answer


_REFUSALS: dict[str, type[ResumeRefused]] = {
    "password": PasswordProtected,
    "unknown": UnknownKind,
    "damaged": Damaged,
    "hard": TooHard,
}
