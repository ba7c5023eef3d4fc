"""Every act against everybody who may not do it: refused, and every table left as it was."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import core
from core.kit.actor import Actor, Role
from core.kit.errors import NotAllowed, NotFound
from core.people.admit_guest import admit_guest
from tests.refusals.case import Case
from tests.tables import Tables
from tests.world import NOW, World, telegram

_NOT_NOUNS = {"database", "delivery", "gateways", "kit", "models", "notifications"}


def _cases() -> list[Case]:
    found: list[Case] = []
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if path.stem not in ("case", "test_refusals", "__init__"):
            found += import_module(f"tests.refusals.{path.stem}").CASES
    return found


CASES = _cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
async def test_everybody_else_is_refused(case: Case, world: World, tables: Tables) -> None:
    guest = await admit_guest(telegram("Nobody Known"), now=NOW)
    await case.stage(world)
    before = tables.contents()
    assert len(before) > 50
    tried = 0
    for stranger in _strangers(case, world, guest):
        with pytest.raises((NotAllowed, NotFound)):
            await case.call(world, stranger)
        assert tables.contents() == before, f"{stranger} left traces"
        tried += 1
    assert tried or case.guests
    # The same set-up lets the right person through, so the refusals above were about the person.
    await case.call(world, world.actor(case.by or next(iter(sorted(case.allowed)))))


def _strangers(case: Case, world: World, guest: Actor) -> Iterator[Actor]:
    for role in Role:
        if role not in case.allowed:
            yield world.home.actor(role)
        elif case.foreign and role is not Role.ADMIN:
            yield world.foreign.actor(role)
    if not case.guests:
        yield guest


def _use_cases() -> dict[str, object]:
    """Files of a noun whose public async function bears the file's name and begins with the actor."""
    found: dict[str, object] = {}
    root = Path(core.__file__).parent
    for path in sorted(root.glob("*/*.py")):
        if path.parent.name in _NOT_NOUNS:
            continue
        act = getattr(import_module(f"core.{path.parent.name}.{path.stem}"), path.stem, None)
        if inspect.iscoroutinefunction(act) and next(iter(inspect.signature(act).parameters), "") == "actor":
            found[f"{path.parent.name}/{path.stem}"] = act
    return found


def test_no_use_case_is_missing() -> None:
    found = _use_cases()
    tabled = {case.use_case for case in CASES}
    missing = [name for name, act in found.items() if act not in tabled]
    assert not missing, f"add these to tests/refusals/<noun>.py: {missing}"
    assert len(found) >= 30
