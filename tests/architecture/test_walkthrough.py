"""The page that shows how a conversation is added: each file it names, line it quotes and number it gives."""

import re

import pytest

from tests.architecture.sources import ROOT

pytestmark = pytest.mark.check

PAGE = (ROOT / "docs/add-a-conversation.md").read_text("utf-8")
QUOTED = re.compile(r"^`([a-z_/]+\.py)`:\n\n```python\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
COUNTED = re.compile(r"^\| `([a-z_/]+\.py)` \| (\d+) \|", re.MULTILINE)
SUMMED = re.compile(r"^\| \*\*(\d+) files of (the product|tests)\*\* \| \*\*(\d+)\*\* \|", re.MULTILINE)
OWN_WORDS = ("ticket", "support")
MECHANISM = ("bot/handlers/", "bot/forms/", "core/delivery/")


def _lines(name: str) -> int:
    return len((ROOT / name).read_text("utf-8").splitlines())


def test_every_piece_of_code_on_the_page_stands_in_its_file() -> None:
    quoted = QUOTED.findall(PAGE)
    strangers = [name for name, code in quoted if f"{code}\n" not in (ROOT / name).read_text("utf-8")]
    assert strangers == [], "the page quotes what is not there (any more)"
    assert PAGE.count("```python") == len(quoted) >= 10


def test_every_file_named_on_the_page_exists() -> None:
    named = set(re.findall(r"`([a-z_]+/[a-z_/]+(?:\.py)?)`", PAGE))
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
    assert len(named) >= 30


def test_the_table_counts_what_there_is() -> None:
    told = {name: int(many) for name, many in COUNTED.findall(PAGE)}
    assert told == {name: _lines(name) for name in told}
    sums = {what: (int(files), int(lines)) for files, what, lines in SUMMED.findall(PAGE)}
    for what, is_test in (("the product", False), ("tests", True)):
        counted = [many for name, many in told.items() if name.startswith("tests/") is is_test]
        assert sums[what] == (len(counted), sum(counted))
    assert len(told) >= 30


def test_the_table_leaves_no_file_of_the_feature_out() -> None:
    told = {name for name, _ in COUNTED.findall(PAGE)}
    folders = ("bot/actions", "bot/asking", "bot/conversations", "core/support", "core/notifications")
    own = {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).glob("*.py")
        if folder == "core/support" or any(word in path.stem for word in OWN_WORDS)
    }
    beside = ("__init__", "add_admin", "decide_delivery", "delivery_trouble")
    missing = own - told - {f"core/support/{name}.py" for name in beside}
    assert missing == set()


def test_the_mechanism_knows_nothing_of_tickets() -> None:
    """The claim of the page: a Slack shortcut, which quotes a message, is the one place that names them."""
    told = {name for name, _ in COUNTED.findall(PAGE)}
    assert not [name for name in told if name.startswith(MECHANISM)]
    looked, named = 0, set()
    for folder in MECHANISM:
        for path in (ROOT / folder).rglob("*.py"):
            looked += 1
            if re.search(r"core\.support|raise_ticket|reply_ticket", path.read_text("utf-8")):
                named.add(path.relative_to(ROOT).as_posix())
    assert named <= {"bot/handlers/slack/shortcuts.py"}
    assert looked >= 50
