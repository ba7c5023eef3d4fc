"""One line of the doctor's report."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether something works, is left out on purpose or by chance, or has to be put right."""

    WORKS = "works"
    MISSING = "missing"
    FAILS = "fails"


@dataclass(frozen=True, slots=True)
class Finding:
    """About one thing: how it is, and what follows from it."""

    what: str
    verdict: Verdict
    said: str


def works(what: str, said: str) -> Finding:
    return Finding(what, Verdict.WORKS, said)


def missing(what: str, said: str) -> Finding:
    return Finding(what, Verdict.MISSING, said)


def fails(what: str, said: str) -> Finding:
    return Finding(what, Verdict.FAILS, said)
