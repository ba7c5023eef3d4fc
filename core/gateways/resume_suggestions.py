"""What a resume seems to say, for a person to confirm; rules and a lexicon, nothing leaves the machine."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

import phonenumbers

from core.gateways.resume_career import find_company, find_experience
from core.gateways.resume_education import find_education, find_qualification
from core.gateways.resume_name import find_name
from core.gateways.resume_sections import Line, lines_of
from core.gateways.resume_skills import skills_in
from core.kit.contacts import normal_email
from core.kit.errors import InvalidValue

T = TypeVar("T")
_EMAIL = re.compile(r"[\w.+'%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_MOBILE = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
_QUOTE = 120
_MOST_EDUCATION = 10
_MOST_SKILLS = 60


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, and the line it was taken from."""

    value: T
    line: int
    quote: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Each is None or empty where the resume does not say it clearly."""

    name: Found[str] | None = None
    email: Found[str] | None = None
    phone_e164: Found[str] | None = None
    experience_years: Found[Decimal] | None = None
    current_company: Found[str] | None = None
    qualification: Found[str] | None = None
    education: tuple[Found[str], ...] = ()
    skills: tuple[Found[str], ...] = ()


def suggest(text: str, *, now: date, region: str = "IN") -> Suggestions:
    """Read what can be read; `now` ends the job that lasts until the present."""
    lines = lines_of(text)
    email = next(_emails(lines), None)
    skills = list(skills_in(lines))[:_MOST_SKILLS]
    education = find_education(lines)[:_MOST_EDUCATION]
    return Suggestions(
        name=_found(find_name(lines, email[0] if email else None, {skill for skill, _ in skills})),
        email=_found(email),
        phone_e164=_found(_phone(lines, region)),
        experience_years=_found(find_experience(lines, now)),
        current_company=_found(find_company(lines, now)),
        qualification=_found(find_qualification(lines, education)),
        education=tuple(Found(entry, line.number, line.text[:_QUOTE]) for entry, line in education),
        skills=tuple(Found(skill, line.number, line.text[:_QUOTE]) for skill, line in skills),
    )


def _found(value: tuple[T, Line] | None) -> Found[T] | None:
    return Found(value[0], value[1].number, value[1].text[:_QUOTE]) if value else None


def _own(lines: list[Line]) -> list[Line]:
    """A referee's contacts are not the candidate's."""
    return [line for line in lines if line.section != "references"]


def _emails(lines: list[Line]) -> Iterator[tuple[str, Line]]:
    for line in _own(lines):
        for match in _EMAIL.finditer(line.text):
            try:
                yield normal_email(match[0].strip(".'%-")), line
            except InvalidValue:
                continue


def _phone(lines: list[Line], region: str) -> tuple[str, Line] | None:
    """The first mobile number, else the first number."""
    other: tuple[str, Line] | None = None
    for line in _own(lines):
        for match in phonenumbers.PhoneNumberMatcher(line.text, region):
            e164 = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
            kind = phonenumbers.number_type(match.number)
            if kind in (
                phonenumbers.PhoneNumberType.MOBILE,
                phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
            ):
                return e164, line
            other = other or (e164, line)
    return other
