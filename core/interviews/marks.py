"""What an interviewer gives after a round, and what is missing from it; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.kit.errors import InvalidValue
from core.kit.words import N_
from core.models.enums import Verdict

LOWEST, HIGHEST = 1, 10


@dataclass(frozen=True, slots=True)
class AskedSkill:
    """A skill of the job that a round looks at."""

    id: int
    name: str
    is_primary: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """Numbers by skill id, the overall number, remarks and what is to happen next."""

    overall: int
    remarks: str
    verdict: Verdict
    skills: Mapping[int, int] = field(default_factory=dict)


def verdicts(round_num: int, rounds: int) -> tuple[Verdict, Verdict]:
    """What may be decided: before the last round the next one, in the last one that all are passed."""
    return (Verdict.PROMOTED if round_num < rounds else Verdict.PASSED, Verdict.REJECTED)


def check_marks(marks: Marks, asked: Sequence[AskedSkill], round_num: int, rounds: int) -> None:
    """Every skill has its number from 1 to 10, remarks are written, the verdict fits the round."""
    for skill in asked:
        _check_mark(f"skill_{skill.id}", skill.name, marks.skills.get(skill.id))
    if set(marks.skills) - {skill.id for skill in asked}:
        raise InvalidValue("overall", N_("The skills of the job have changed. Please give the marks again."))
    _check_mark("overall", "overall", marks.overall)
    if len(marks.remarks.strip()) < 3:
        raise InvalidValue("remarks", N_("Please say in a sentence or two why; the others rely on it."))
    if marks.verdict not in verdicts(round_num, rounds):
        raise InvalidValue(
            "verdict",
            N_("Round {round} of {rounds} cannot end that way. Please choose again."),
            round=round_num,
            rounds=rounds,
        )


def _check_mark(field: str, name: str, mark: int | None) -> None:
    if mark is None:
        raise InvalidValue(field, N_("The mark for {skill} is missing: a number from 1 to 10."), skill=name)
    if not LOWEST <= mark <= HIGHEST:
        raise InvalidValue(field, N_("The mark for {skill} must be from 1 to 10."), skill=name)
