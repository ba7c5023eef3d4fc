"""One judge tells what a file is, and it looks at nothing but the content."""

from pathlib import Path

import pytest

from core.gateways import file_types
from core.gateways.file_checks import PICTURES, Terms, check_file
from core.gateways.file_types import FileType, type_of

RESUMES = Path(__file__).parents[1] / "fixtures" / "resumes"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(100)
WEBP = b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(24)


def sample(name: str) -> bytes:
    return (RESUMES / name).read_bytes()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (sample("rohan_mehta.pdf"), file_types.PDF),
        (b"\r\n  \n" + sample("rohan_mehta.pdf"), file_types.PDF),
        (b"@PJL SET\r\n" + sample("rohan_mehta.pdf"), file_types.PDF),
        (sample("rohan_mehta.docx"), file_types.DOCX),
        (b"  " + sample("rohan_mehta.docx"), file_types.UNKNOWN),
        (sample("photo.jpg"), file_types.JPG),
        (sample("photo.png"), file_types.PNG),
        (sample("legacy.doc"), file_types.DOC),
        (HEIC, file_types.HEIC),
        (WEBP, file_types.WEBP),
        (b"GIF89a", file_types.GIF),
        (b"PK\x03\x04 no document", file_types.ZIP),
        (b"MZ\x90\x00", file_types.UNKNOWN),
        (b"", file_types.UNKNOWN),
    ],
)
def test_the_content_tells_the_type(content: bytes, expected: FileType) -> None:
    assert type_of(content) == expected


def test_every_picture_that_may_be_asked_for_can_be_told() -> None:
    """Else a field could ask for what is always refused."""
    told = {one.ending for one in vars(file_types).values() if isinstance(one, FileType) and one.is_picture}
    assert told >= PICTURES
    assert check_file(HEIC, "IMG_1.HEIC", Terms(("heic",), 1)) is file_types.HEIC
