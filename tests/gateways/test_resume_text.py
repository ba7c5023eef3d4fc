"""Every layout gives its text, everything else gives advice, and nothing hangs or crashes."""

import io
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.gateways import file_checks
from core.gateways.file_checks import FileRefused, Terms
from core.gateways.resume_text import RESUME, ResumeText, check_unlocked, read_resume

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RESUMES = Path(__file__).parents[1] / "fixtures" / "resumes"


def resume(name: str) -> bytes:
    return (RESUMES / name).read_bytes()


@pytest.mark.parametrize(
    ("name", "kind", "pages", "words"),
    [
        ("ananya_iyer.pdf", "pdf", 1, ["Ananya Iyer", "Spring Boot", "Jul 2017 – Mar 2021"]),
        ("ananya_iyer.docx", "docx", None, ["Ananya Iyer", "Spring Boot", "Jul 2017 – Mar 2021"]),
        ("rohan_mehta.pdf", "pdf", 1, ["Rohan Kumar Mehta", "06/2019 - 12/2022"]),
        ("rohan_mehta.docx", "docx", None, ["Rohan Kumar Mehta", "06/2019 - 12/2022"]),
        ("fatima_sheikh.pdf", "pdf", 2, ["FATIMA SHEIKH", "fatima.sheikh+jobs@example.com", "Onboarding"]),
        (
            "fatima_sheikh.docx",
            "docx",
            None,
            ["FATIMA SHEIKH", "fatima.sheikh+jobs@example.com", "Onboarding"],
        ),
        ("priya_sharma.pdf", "pdf", 1, ["प्रिया शर्मा", "PRIYA SHARMA", "मातृभाषा हिन्दी"]),
        ("priya_sharma.docx", "docx", None, ["प्रिया शर्मा", "PRIYA SHARMA", "मातृभाषा हिन्दी"]),
        ("john_doe_classic.pdf", "pdf", 2, ["John Doe", "Boğaziçi University"]),
    ],
)
def test_every_layout_gives_its_words(name: str, kind: str, pages: int | None, words: list[str]) -> None:
    read = read_resume(resume(name), name)
    assert (read.kind, read.pages, read.is_scanned) == (kind, pages, False)
    for word in words:
        assert word in read.text


def test_words_come_in_reading_order() -> None:
    text = read_resume(resume("fatima_sheikh.docx"), "cv.docx").text
    places = [text.index(word) for word in ("FATIMA", "Professional Summary", "Golconda", "Confidential")]
    assert places == sorted(places)


def test_a_scan_is_accepted_and_says_so() -> None:
    read = read_resume(resume("scanned.pdf"), "scan.pdf")
    assert (read.kind, read.pages, read.is_scanned, read.text.strip()) == ("pdf", 1, True, "")


def test_pictures_pasted_into_a_docx_are_a_scan_too() -> None:
    document = docx.Document()
    document.add_picture(io.BytesIO(resume("photo.jpg")))
    packed = io.BytesIO()
    document.save(packed)
    read = read_resume(packed.getvalue(), "scan.docx")
    assert (read.kind, read.is_scanned, read.text) == ("docx", True, "")


def test_text_boxes_are_read_once() -> None:
    """Word writes a text box twice, the second time for programs before 2010."""
    box = "<w:txbxContent><w:p><w:r><w:t>Boxed Words</w:t></w:r></w:p></w:txbxContent>"
    body = (
        f'<w:document xmlns:w="{WORD}" xmlns:mc="{MARKUP}"><w:body><w:p><w:r><mc:AlternateContent>'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p></w:body></w:document>"
    )
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(resume("rohan_mehta.docx"))) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, body if name == "word/document.xml" else old.read(name))
    assert read_resume(changed.getvalue(), "boxes.docx").text == "Boxed Words"


def test_the_content_decides_and_not_the_name() -> None:
    assert read_resume(resume("rohan_mehta.docx"), "resume.pdf").kind == "docx"
    assert read_resume(resume("rohan_mehta.pdf"), "resume.doc").kind == "pdf"


@pytest.mark.parametrize("content", [resume("photo.jpg"), resume("photo.png")])
def test_a_photo_is_accepted_and_nothing_is_read_from_it(content: bytes) -> None:
    assert read_resume(content, "resume.pdf") == ResumeText("", "photo", None, is_scanned=True)


def test_a_locked_pdf_is_found_out_whatever_it_is_for() -> None:
    proof = Terms(("pdf",), most_mb=1)
    with pytest.raises(file_checks.PasswordProtected, match="without one, as PDF of at most 1 MB"):
        check_unlocked(resume("password.pdf"), "statement.pdf", proof)
    check_unlocked(resume("rohan_mehta.pdf") + b"/Encrypt", "statement.pdf", proof)


LOCKED_DOCX = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")


def archive(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return packed.getvalue()


def refused_files() -> list[tuple[str, bytes, type[FileRefused]]]:
    good = resume("rohan_mehta.docx")
    return [
        ("empty", b"", file_checks.EmptyFile),
        ("too large", b"%PDF-1.7" + bytes(RESUME.most), file_checks.TooLarge),
        ("word 97", resume("legacy.doc"), file_checks.LegacyWord),
        ("rtf", b"{\\rtf1\\ansi Rohan}", file_checks.LegacyWord),
        ("gif", b"GIF89a" + bytes(20), file_checks.PictureInstead),
        ("locked pdf", resume("password.pdf"), file_checks.PasswordProtected),
        ("locked docx", LOCKED_DOCX, file_checks.PasswordProtected),
        ("half a docx", good[: len(good) // 2], file_checks.Damaged),
        ("pdf without a page", b"%PDF-1.7\n%%EOF", file_checks.Damaged),
        ("spreadsheet", archive(xl__workbook_dot_xml=b"<x/>"), file_checks.WrongType),
        ("plain text", b"Rohan Mehta, analyst", file_checks.WrongType),
        ("zip bomb", archive(word__document_dot_xml=bytes(60_000_000)), file_checks.TooHard),
        ("many entries", archive(word__document_dot_xml=b"", **{f"f{n}": b"" for n in range(2100)}),
         file_checks.TooHard),
        ("docx that is no xml", archive(word__document_dot_xml=b"no"), file_checks.Damaged),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "content", "refusal"), [pytest.param(*row, id=row[0]) for row in refused_files()]
)
def test_each_unusable_file_has_its_own_advice(case: str, content: bytes, refusal: type[FileRefused]) -> None:
    with pytest.raises(refusal) as caught:
        read_resume(content, "my resume")
    assert caught.type is refusal
    assert "my resume" in str(caught.value)
    assert "PDF" in str(caught.value), "what would be accepted"


def test_each_refusal_says_something_else() -> None:
    texts = {kind.msgid for kind in FileRefused.__subclasses__()}
    assert len(texts) == len(FileRefused.__subclasses__()) == 8


def test_a_reader_that_takes_too_long_is_ended() -> None:
    with pytest.raises(file_checks.TooHard):
        read_resume(resume("rohan_mehta.pdf"), "slow.pdf", seconds=0.001)
    assert read_resume(resume("rohan_mehta.pdf"), "slow.pdf").text


def pdf_with_stream(stream: bytes) -> bytes:
    """One page whose content is the given packed stream."""
    packed = zlib.compress(stream, 9)
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>endobj\n"
        b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n"
        b"trailer<</Root 1 0 R>>\n" % (len(packed), packed)
    )


@pytest.mark.parametrize(
    ("unit", "times"),
    [(b" ", 200_000_000), (b"q ", 5_000_000), (b"[", 1_000_000)],
    ids=["wide", "states", "deep"],
)
def test_a_hostile_page_costs_seconds_at_most(unit: bytes, times: int) -> None:
    answer = outcome(pdf_with_stream(unit * times), seconds=5)
    assert isinstance(answer, ResumeText | FileRefused)


def outcome(content: bytes, seconds: float = 15) -> ResumeText | FileRefused:
    try:
        return read_resume(content, "cv", seconds=seconds)
    except FileRefused as refusal:
        return refusal


SEEDS = [
    resume(name) for name in ("rohan_mehta.pdf", "ananya_iyer.docx", "priya_sharma.pdf", "fatima_sheikh.docx")
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SEEDS), st.floats(0, 1), st.floats(0, 1), st.binary(max_size=40))
def test_a_broken_file_gives_text_or_advice(seed: bytes, start: float, share: float, patch: bytes) -> None:
    """Bytes overwritten anywhere, then the end cut off."""
    at = int(start * len(seed))
    broken = (seed[:at] + patch + seed[at + len(patch) :])[: int(share * len(seed)) + 1]
    assert isinstance(outcome(broken), ResumeText | FileRefused)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04"]), st.binary(max_size=300))
def test_random_bytes_give_text_or_advice(start: bytes, rest: bytes) -> None:
    assert isinstance(outcome(start + rest), ResumeText | FileRefused)
