"""E-mails, phones and names in the one form in which two of them can be compared."""

import re
import unicodedata

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from rapidfuzz import fuzz

from core.kit.errors import InvalidValue
from core.kit.words import N_

_TITLES = {"mr", "mrs", "ms", "miss", "dr", "prof", "er", "ca", "adv", "shri", "smt", "kumari", "md", "mohd"}
_GMAIL = {"gmail.com", "googlemail.com"}


def normal_email(text: str) -> str:
    """A well-formed address in small letters; whether it exists is not asked."""
    try:
        checked = validate_email(text.strip(), check_deliverability=False)
    except EmailNotValidError:
        raise InvalidValue("email", N_("This is not an e-mail address. Example: name@company.in")) from None
    return checked.normalized.lower()


def email_key(text: str) -> str:
    """The mailbox behind an address.

    Gmail ignores dots and what follows a plus (support.google.com/mail/answer/7436150).
    """
    local, _, domain = normal_email(text).rpartition("@")
    if domain in _GMAIL:
        return f"{local.partition('+')[0].replace('.', '')}@gmail.com"
    return f"{local}@{domain}"


def normal_phone(text: str, region: str = "IN") -> str:
    """E.164; a number without a country code is of `region`."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise InvalidValue("phone", N_("This is not a phone number. Example: +91 98765 43210"))
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def name_likeness(first: str, second: str) -> int:
    """How likely two names are one person’s, 0 to 100; order, accents, titles and initials matter little."""
    a, b = _name_words(first), _name_words(second)
    if not a or not b:
        return 0
    if sorted(a) == sorted(b):
        return 100
    ordered = fuzz.token_sort_ratio(" ".join(a), " ".join(b))
    shared = set(a) & set(b)
    left = [word for word in a if word not in shared], [word for word in b if word not in shared]
    if shared and _initials_fit(*left):
        return int(max(ordered, 88))
    if len(shared) >= 2 and not (left[0] and left[1]):
        # A middle name which one of the two leaves out.
        return int(max(ordered, 95))
    return int(ordered)


def _initials_fit(a: list[str], b: list[str]) -> bool:
    """R. Mehta and Rohan Mehta: each word left over meets its initial."""
    if len(a) != len(b) or not a:
        return False
    return all(x[0] == y[0] and 1 in (len(x), len(y)) for x, y in zip(sorted(a), sorted(b), strict=True))


def _name_words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    # Accents of Latin letters go; the vowel signs of Indian scripts are part of the name and stay.
    plain = "".join(c for c in plain if not ("\u0300" <= c <= "\u036f"))
    words = re.findall(r"[^\W\d_][\w\u0900-\u0dff]*", plain)
    return [word for word in words if word not in _TITLES] or words
