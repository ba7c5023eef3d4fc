"""The process that opens one resume: bytes in, one JSON object out; it imports nothing of ours."""

import io
import json
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import Any

MAX_PAGES = 30
MAX_CHARS = 200_000
MAX_MEMORY = 1024 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 200

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BREAKS = {f"{WORD}p", f"{WORD}br", f"{WORD}cr"}


class CannotReadError(Exception):
    """Carries the name of a refusal."""


def read_pdf(content: bytes) -> tuple[str, int]:
    """Text of the first pages, and how many there are."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise CannotReadError("password" if locked else "damaged") from error
    pages = len(document)
    if not pages:
        raise CannotReadError("damaged")
    return "\n".join(_pdf_pages(document, min(pages, MAX_PAGES))), pages


def _pdf_pages(document: Any, count: int) -> Iterator[str]:
    left = MAX_CHARS
    for number in range(count):
        page = document[number]
        text = page.get_textpage().get_text_bounded()[:left]
        left -= len(text)
        yield text.replace("\r\n", "\n").replace("\ufffe", "-")


def read_docx(content: bytes) -> tuple[str, None]:
    """Header, body with tables in their order, footer."""
    import docx

    check_archive(content)
    document = docx.Document(io.BytesIO(content))
    parts = [section.header._element for section in document.sections[:1]]
    parts += [document.element.body, *(section.footer._element for section in document.sections[:1])]
    return "".join(chain.from_iterable(_docx_words(part) for part in parts)).strip()[:MAX_CHARS], None


def _docx_words(part: Any) -> Iterator[str]:
    """Words of a part in reading order, text boxes too, but not their copies for older readers."""
    for fallback in list(part.iter(f"{MARKUP}Fallback")):
        fallback.getparent().remove(fallback)
    for node in part.iter():
        if node.tag == f"{WORD}t":
            yield node.text or ""
        elif node.tag in BREAKS:
            yield "\n"
        elif node.tag == f"{WORD}tab":
            yield "\t"


def check_archive(content: bytes) -> None:
    """Refuse other Office files, locked ones and bombs by the directory, before anything is unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if "word/document.xml" not in archive.namelist():
            raise CannotReadError("unknown")
    if any(entry.flag_bits & 1 for entry in entries):
        raise CannotReadError("password")
    unpacked = sum(entry.file_size for entry in entries)
    # zipfile stops at the declared size, so a directory that lies gains nothing.
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * len(content):
        raise CannotReadError("hard")


def answer(kind: str, content: bytes) -> dict[str, object]:
    try:
        text, pages = read_pdf(content) if kind == "pdf" else read_docx(content)
    except CannotReadError as refusal:
        return {"refusal": str(refusal)}
    except MemoryError:
        return {"refusal": "hard"}
    except Exception:
        # Whatever a parser raises over foreign bytes means the same to the person who sent them.
        return {"refusal": "damaged"}
    return {"text": text, "pages": pages}


def limit(seconds: float) -> None:
    """Bound memory and time where the system can; the parent's own time limit holds everywhere."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # macOS knows this limit and does not let it be set.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


def main() -> None:
    kind, seconds = sys.argv[1], float(sys.argv[2])
    limit(seconds)
    # Lone surrogates, which a broken file may contain, survive as escapes in ASCII JSON.
    sys.stdout.write(json.dumps(answer(kind, sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
