"""Whether a file can be taken for what was asked; a no says what was wrong and what would be accepted."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.gateways.file_types import DOC, RTF, FileType, is_locked_office, type_of
from core.kit.errors import Refusal
from core.kit.words import N_

MEBIBYTE = 1024 * 1024
PICTURES = frozenset({"png", "jpg", "webp", "heic"})
"""Endings of the pictures a field may ask for."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What one question takes: types by their endings, and the size."""

    types: tuple[str, ...]
    most_mb: int

    @property
    def most(self) -> int:
        """In bytes."""
        return self.most_mb * MEBIBYTE

    @property
    def listed(self) -> str:
        """The types as people call them."""
        return named(self.types)

    @property
    def documents(self) -> str:
        """The types a text can be saved as."""
        return named([one for one in self.types if one not in PICTURES] or self.types)


def named(types: Sequence[str]) -> str:
    """Endings as people call them."""
    return ", ".join(one.upper() for one in types)


class FileRefused(Refusal):
    """A file that cannot be taken; the text says what would be."""

    msgid = N_("What is inside “{name}” cannot be taken here. Please send {types}, at most {most} MB.")

    def __init__(self, name: str, terms: Terms) -> None:
        super().__init__(
            self.msgid,
            name=name[:60],
            types=terms.listed,
            documents=terms.documents,
            most=terms.most_mb,
        )


class WrongType(FileRefused):
    """Neither of the types asked for."""


class EmptyFile(FileRefused):
    msgid = N_("“{name}” is empty. Please send {types} of at most {most} MB.")


class TooLarge(FileRefused):
    msgid = N_("“{name}” is larger than {most} MB. Please send a smaller one, as {types}.")


class LegacyWord(FileRefused):
    msgid = N_("“{name}” is in an old Word format. Please save it as {documents} and send that.")


class PictureInstead(FileRefused):
    msgid = N_("“{name}” is a picture that cannot be taken here. Please send {types} of at most {most} MB.")


class PasswordProtected(FileRefused):
    msgid = N_(
        "“{name}” is locked with a password. Please send it without one, as {types} of at most {most} MB."
    )


class Damaged(FileRefused):
    msgid = N_("“{name}” is damaged and cannot be opened. Please save it again as {documents}.")


class TooHard(FileRefused):
    msgid = N_("“{name}” takes too long to read. Please save it again as a simple {documents}.")


def check_file(content: bytes, name: str, terms: Terms) -> FileType:
    """The file's type, where it is one of those asked for and not too large; raises FileRefused."""
    if not content:
        raise EmptyFile(name, terms)
    if len(content) > terms.most:
        raise TooLarge(name, terms)
    found = type_of(content)
    if found.ending in terms.types:
        return found
    if is_locked_office(content):
        raise PasswordProtected(name, terms)
    if found in (DOC, RTF):
        raise LegacyWord(name, terms)
    raise (PictureInstead if found.is_picture else WrongType)(name, terms)
