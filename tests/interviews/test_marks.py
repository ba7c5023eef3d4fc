import pytest

from core.interviews.marks import AskedSkill, Marks, check_marks, verdicts
from core.kit.errors import InvalidValue
from core.models.enums import Verdict

ASKED = [AskedSkill(1, "Python", True), AskedSkill(2, "Docker", False)]


def marks(**changed: object) -> Marks:
    values: dict[str, object] = {
        "overall": 8,
        "remarks": "Solid.",
        "verdict": Verdict.PROMOTED,
        "skills": {1: 8, 2: 7},
    }
    return Marks(**{**values, **changed})  # type: ignore[arg-type]  # the values of a test


def test_complete_marks_pass() -> None:
    check_marks(marks(), ASKED, 1, 2)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"skills": {1: 8}}, "skill_2"),
        ({"skills": {1: 8, 2: 0}}, "skill_2"),
        ({"skills": {1: 11, 2: 5}}, "skill_1"),
        ({"skills": {1: 8, 2: 5, 3: 5}}, "overall"),
        ({"overall": 0}, "overall"),
        ({"remarks": "  "}, "remarks"),
        ({"verdict": Verdict.PASSED}, "verdict"),
    ],
)
def test_what_is_missing_or_wrong_is_named(changed: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        check_marks(marks(**changed), ASKED, 1, 2)
    assert refused.value.field == field


def test_only_the_last_round_passes_all_rounds() -> None:
    assert verdicts(1, 2) == (Verdict.PROMOTED, Verdict.REJECTED)
    assert verdicts(2, 2) == (Verdict.PASSED, Verdict.REJECTED)
