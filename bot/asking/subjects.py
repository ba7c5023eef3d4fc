"""A form's subject, such as `job:12`, read back."""

from core.kit.errors import NotFound


def subject_id(subject: str, noun: str) -> int:
    """The id of a subject of this noun; anything else answers like a missing thing."""
    kind, _, number = subject.partition(":")
    if kind != noun or not (number.isascii() and number.isdigit()) or len(number) > 18:
        raise NotFound
    return int(number)
