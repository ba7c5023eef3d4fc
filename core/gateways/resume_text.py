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

from core.gateways.file_checks import (
    Damaged,
    FileRefused,
    PasswordProtected,
    Terms,
    TooHard,
    WrongType,
    check_file,
)
from core.gateways.file_types import DOCX, FileType, may_be_locked_pdf

RESUME = Terms(("pdf", "docx", "jpg", "png", "webp", "heic"), most_mb=10)
"""What is taken as a resume; a photo too, though nobody can read its text here."""
SECONDS = 15.0
Kind = Literal["pdf", "docx", "photo"]

_CHILD = Path(__file__).with_name("resume_child.py")


@dataclass(frozen=True, slots=True)
class ResumeText:
    """What a resume says; a scan or a photo says nothing and is still accepted."""

    text: str
    kind: Kind
    pages: int | None
    """A DOCX has no pages until it is printed."""
    is_scanned: bool = False


def read_resume(content: bytes, name: str, *, seconds: float = SECONDS) -> ResumeText:
    """Check a file by its content and extract its text; blocks, so call it in a thread."""
    found = check_file(content, name, RESUME)
    if found.is_picture:
        return ResumeText("", "photo", None, is_scanned=True)
    answer = _parse(found, content, name, RESUME, seconds)
    text = str(answer["text"])
    # A scanner's own footer or a page number is no text of a resume; photos are pasted into DOCX files too.
    letters = sum(char.isalnum() for char in text)
    kind: Kind = "docx" if found is DOCX else "pdf"
    return ResumeText(text, kind, answer["pages"], is_scanned=letters < 30)


def check_unlocked(content: bytes, name: str, terms: Terms) -> None:
    """Refuse a PDF that opens with a password only; blocks, so call it in a thread."""
    if may_be_locked_pdf(content):
        _parse(check_file(content, name, terms), content, name, terms, SECONDS)


def _parse(found: FileType, content: bytes, name: str, terms: Terms, seconds: float) -> dict[str, Any]:
    # -I keeps this folder off the child's path: calendar.py here would shadow Python's own.
    command = [sys.executable, "-I", str(_CHILD), found.ending, str(seconds)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=seconds, check=False)  # noqa: S603 - no shell, fixed words
    except subprocess.TimeoutExpired:
        raise TooHard(name, terms) from None
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        # The child was ended by a limit or by a crash inside PDFium.
        raise Damaged(name, terms) from None
    if refusal := answer.get("refusal"):
        raise _REFUSALS[refusal](name, terms)
    return answer


_REFUSALS: dict[str, type[FileRefused]] = {
    "password": PasswordProtected,
    "unknown": WrongType,
    "damaged": Damaged,
    "hard": TooHard,
}
