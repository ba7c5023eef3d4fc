"""Whether two entries are one person: e-mail and phone decide, a like name only warns. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.kit.contacts import email_key, name_likeness

LIKE = 88
"""From here on a name is shown as a possible duplicate."""
SAME_PHONE_LIKE = 60
"""Families and hostels share a phone; with this much of the name in common it is one person's."""


class Why(StrEnum):
    """What two entries have in common."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Known:
    """A person the agency knows already: who owns him and since when."""

    id: int
    name: str
    email: str
    phone: str | None
    owner_id: int | None
    owner: str
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A known person, and what he has in common with the one being entered."""

    person: Known
    why: frozenset[Why]

    @property
    def is_same(self) -> bool:
        """E-mail, or phone and name: this is the person, not a namesake."""
        if Why.EMAIL in self.why:
            return True
        return {Why.PHONE, Why.NAME} <= self.why


def compare(
    name: str | None, email: str | None, phone: str | None, known: Iterable[Known]
) -> list[Duplicate]:
    """The known people that this may be, the surest first."""
    found = []
    for person in known:
        why = frozenset(_in_common(name, email, phone, person))
        if why:
            found.append(Duplicate(person, why))
    return sorted(found, key=lambda one: (not one.is_same, -len(one.why), one.person.id))


def _in_common(name: str | None, email: str | None, phone: str | None, person: Known) -> Iterable[Why]:
    same_phone = bool(phone) and phone == person.phone
    if email and email_key(email) == email_key(person.email):
        yield Why.EMAIL
    if same_phone:
        yield Why.PHONE
    if name and name_likeness(name, person.name) >= (SAME_PHONE_LIKE if same_phone else LIKE):
        yield Why.NAME
