"""What an agency's own data must look like."""

import re
import secrets

from core.kit.errors import InvalidValue
from core.kit.words import N_

# GSTIN: state, PAN, entity, Z, check letter (CGST Rules 2017, form GST REG-06).
_GSTIN = re.compile(r"\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]")
_PAN = re.compile(r"[A-Z]{5}\d{4}[A-Z]")  # Income-tax Rules 1962, rule 114

# fmt: off
_CODE_WORDS = (
    "AMBER", "BAMBOO", "BANYAN", "CEDAR", "COBALT", "CORAL", "COTTON", "GARNET", "HERON", "INDIGO",
    "JADE", "KITE", "LOTUS", "MANGO", "MAPLE", "MARIGOLD", "MONSOON", "NEEM", "ONYX", "ORCHID",
    "PEARL", "RIVER", "SAFFRON", "SILVER", "TEAK", "TULIP",
)
# fmt: on
_CODE_NUMBERS = 100_000


def new_org_code() -> str:
    """A code people can say over the phone: a word and up to five digits, such as BANYAN4711."""
    return f"{secrets.choice(_CODE_WORDS)}{secrets.randbelow(_CODE_NUMBERS)}"


def normal_org_code(typed: str) -> str:
    """What was meant by what was typed: small letters, spaces or a dash."""
    return re.sub(r"[\s_-]+", "", typed).upper()


def normal_gst(typed: str) -> str | None:
    """A GST number, or None for an agency without one."""
    number = re.sub(r"\s+", "", typed).upper()
    if not number:
        return None
    if not _GSTIN.fullmatch(number):
        raise InvalidValue("gst_number", N_("This is not a GST number. Example: 29ABCDE1234F1Z5"))
    return number


def normal_pan(typed: str, gst_number: str | None = None) -> str:
    """A PAN, which is also the middle of the GST number; empty where none is given."""
    number = re.sub(r"\s+", "", typed).upper()
    if number and not _PAN.fullmatch(number):
        raise InvalidValue("company_pan", N_("This is not a PAN. Example: ABCDE1234F"))
    if number and gst_number and gst_number[2:12] != number:
        raise InvalidValue(
            "company_pan",
            N_("The GST number {gst} belongs to PAN {pan}. Please check both."),
            gst=gst_number,
            pan=gst_number[2:12],
        )
    return number or (gst_number[2:12] if gst_number else "")


def told(field: str, typed: str, most: int) -> str:
    """A name that must be there and fit its column."""
    text = " ".join(typed.split())
    if not text:
        raise InvalidValue(field, N_("Please write a name."))
    if len(text) > most:
        raise InvalidValue(field, N_("At most {most} characters, please."), most=most)
    return text
