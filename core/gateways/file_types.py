"""What a file is, told by its content; names and the types that senders claim are not believed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileType:
    """One type we can tell: the usual ending of its name, and its media type."""

    ending: str
    media_type: str
    is_picture: bool = False


PDF = FileType("pdf", "application/pdf")
DOCX = FileType("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
DOC = FileType("doc", "application/msword")
RTF = FileType("rtf", "application/rtf")
ZIP = FileType("zip", "application/zip")
PNG = FileType("png", "image/png", is_picture=True)
JPG = FileType("jpg", "image/jpeg", is_picture=True)
WEBP = FileType("webp", "image/webp", is_picture=True)
HEIC = FileType("heic", "image/heic", is_picture=True)
GIF = FileType("gif", "image/gif", is_picture=True)
BMP = FileType("bmp", "image/bmp", is_picture=True)
TIFF = FileType("tiff", "image/tiff", is_picture=True)
UNKNOWN = FileType("", "application/octet-stream")

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPG),
    (b"GIF8", GIF),
    (b"BM", BMP),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DOC),
    (b"{\\rtf", RTF),
)
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heif", b"mif1", b"msf1", b"avif")
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def type_of(content: bytes) -> FileType:
    """The one judge of types; UNKNOWN for what nobody here can open."""
    for magic, found in _MAGIC:
        if content.startswith(magic):
            return found
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        return HEIC
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content.startswith(b"PK\x03\x04"):
        # Names stand unpacked in an archive; those of a Word document lie in this folder.
        return DOCX if b"word/" in content else ZIP
    # Some printers write a few lines before the header; readers accept that, ISO 32000 annex H.
    return PDF if b"%PDF-" in content[:1024] else UNKNOWN


def is_locked_office(content: bytes) -> bool:
    """A DOCX with a password is wrapped in the container of the old Word format."""
    return type_of(content) is DOC and _LOCKED in content


def may_be_locked_pdf(content: bytes) -> bool:
    """Whether it is worth trying to open it: also files that anybody may read can say this."""
    return type_of(content) is PDF and b"/Encrypt" in content
