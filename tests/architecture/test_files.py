"""House rules about files: short, named for their thing, and silent about the machines they were made on."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import CODE, ROOT, tracked

pytestmark = pytest.mark.check

USUAL_LINES, MOST_LINES = 250, 350
"""Nearly all files are shorter than the first; one that tells a single story may come near the second."""
LONGER = {
    "core/models/enums.py": "every word the database accepts, one list below the other",
    "migrations/models": "written by aerich",
    "tests/forms/test_both_chats.py": "every kind of question, asked in one chat and in the other",
}
"""Files that may be longer, and why."""
VAGUE = re.compile(r"^(utils?|helpers?|common|managers?|misc|stuff|base)$")


def _code() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in CODE]


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_files_are_short() -> None:
    counted = {path.relative_to(ROOT).as_posix(): _lines(path) for path in _code()}
    judged = {name: many for name, many in counted.items() if not name.startswith(tuple(LONGER))}
    assert len(judged) >= 500
    assert {name: many for name, many in judged.items() if many > MOST_LINES} == {}
    unusual = [name for name, many in judged.items() if many > USUAL_LINES]
    assert len(unusual) <= len(judged) // 40, unusual


def test_what_may_be_longer_is_still_there_and_still_long() -> None:
    for name in LONGER:
        path = ROOT / name
        longest = max(map(_lines, [path] if path.is_file() else path.glob("*.py")))
        assert longest > MOST_LINES, f"{name} needs no exception any more"


def test_names_say_what_is_inside() -> None:
    names = {part for path in _code() for part in path.relative_to(ROOT).with_suffix("").parts}
    assert len(names) >= 300
    assert [name for name in sorted(names) if VAGUE.match(name)] == []


# Put together here, so that this file does not contain what it looks for.
HOSTS = (
    *("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com"),
    *("index" + "-url", "find" + "-links", "deb.debian" + ".org", "artifact" + "ory"),
)
MACHINES = ("/ro" + "ot/", "/wo" + "rk/", "/ho" + "me/", "/Us" + "ers/", "/opt/" + "pypi", "/opt/" + "wheels")
MAY_NAME = {
    "Makefile": {"index" + "-url", "find" + "-links"},
}


def test_nothing_tells_where_packages_came_from_or_on_which_machine_it_was_made() -> None:
    looked = 0
    found = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", "ignore")
        name = path.relative_to(ROOT).as_posix()
        looked += 1
        found += [
            f"{name}: {words}"
            for words in (*HOSTS, *MACHINES)
            if words in text and words not in MAY_NAME.get(name, ())
        ]
    assert looked >= 600
    assert found == []


def test_the_locks_pin_everything_with_its_hash() -> None:
    for name, least in (("requirements.lock", 60), ("requirements-dev.lock", 80)):
        text = (ROOT / name).read_text("utf-8")
        pinned = re.findall(r"^[a-z0-9][a-z0-9.-]*==\S+", text, re.MULTILINE)
        hashed = re.findall(r"^[a-z0-9][a-z0-9.-]*==.* \\\n    --hash=sha256:", text, re.MULTILINE)
        assert len(pinned) >= least
        assert len(hashed) == len(pinned)
