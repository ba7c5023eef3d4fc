"""Texts for people: each can be formatted, with exactly what is given to it."""

import ast
from pathlib import Path
from string import Formatter

import pytest

from core.applications.labels import STATES
from core.jobs.labels import APPROVALS, JOB_STATES
from tests.architecture.sources import PRODUCT, ROOT, modules

pytestmark = pytest.mark.check


def _fields(msgid: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(msgid) if name is not None}


def _marked(node: ast.expr | None) -> str | None:
    """The msgid of `N_("…")`."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_"):
        return None
    text = node.args[0]
    return text.value if isinstance(text, ast.Constant) and isinstance(text.value, str) else None


def _given(call: ast.Call) -> set[str] | None:
    """The names of the params that go with the msgid in this call; None where they are not written there."""
    if any(isinstance(one, ast.Starred) for one in call.args) or any(
        one.arg is None for one in call.keywords
    ):
        return None
    given = {str(one.arg) for one in call.keywords}
    for one in call.args[1:]:
        if isinstance(one, ast.Dict):
            if not all(isinstance(key, ast.Constant) for key in one.keys):
                return None
            given |= {str(key.value) for key in one.keys if isinstance(key, ast.Constant)}
    return given


def test_every_text_is_marked_as_one_literal_that_can_be_formatted() -> None:
    seen: set[str] = set()
    wrong: list[str] = []
    for path, tree in modules(*PRODUCT):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
                msgid = _marked(node)
                if msgid is None or not all(name.isidentifier() for name in _fields(msgid)):
                    wrong.append(_where(path, node))
                else:
                    seen.add(msgid)
    assert wrong == []
    assert len(seen) >= 800


# What takes a msgid and its params in one call: words(N_("…"), name=…), Text(N_("…"), {"name": …}).
SPEAKERS = {
    "words",
    "w",
    "Text",
    "NotAllowed",
    "NotFound",
    "WrongState",
    "AlreadyDone",
    "Clash",
    "InvalidValue",
}


def test_every_text_gets_what_it_names() -> None:
    looked, wrong = 0, []
    for path, tree in modules(*PRODUCT):
        for node in ast.walk(tree):
            if not (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPEAKERS
            ):
                continue
            msgid = next((found for one in node.args if (found := _marked(one)) is not None), None)
            given = _given(node)
            if msgid is None or given is None or not (_fields(msgid) or given):
                continue
            if any(not isinstance(one, ast.Dict | ast.Call | ast.Constant) for one in node.args[1:]):
                continue
            looked += 1
            if _fields(msgid) != given:
                wrong.append(f"{_where(path, node)}: {sorted(_fields(msgid))} is given {sorted(given)}")
    assert wrong == []
    assert looked >= 200


def _where(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def test_no_button_is_named_like_a_state() -> None:
    """What a press does and how a thing stands may be one word in English, and are two in other languages."""
    states = {name for labels in (APPROVALS, JOB_STATES, STATES) for name in labels.values()}
    looked, wrong = 0, []
    for path, tree in modules(*PRODUCT):
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            if node.func.id != "Button":
                continue
            label = next((found for one in ast.walk(node.args[0]) if (found := _marked_in(one))), None)
            looked += label is not None
            if label in states:
                wrong.append(f"{_where(path, node)}: {label}")
    assert wrong == []
    assert looked >= 100


def _marked_in(node: ast.AST) -> str | None:
    return _marked(node) if isinstance(node, ast.expr) else None
