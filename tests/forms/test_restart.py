"""A conversation outlives the house it was begun in."""

from pathlib import Path

import pytest

from tests import talking
from tests.apart import town_apart
from tests.chat import InTelegram
from tests.forms import everything
from tests.forms.filled import ANSWERS
from tests.moved_in import move_in
from tests.plugins.database import Database


async def test_conversations_go_on_in_the_next_house(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(everything, "SUBMITTED", [])
    monkeypatch.setitem(talking.FORMS, "everything", everything.FORM)
    async with town_apart(tmp_path) as apart:
        async with apart.house(db.url, [everything.FORM]) as scene:
            await move_in(scene)
            ravi, maya = scene.person("Ravi Menon").telegram, scene.person("Maya Rao").slack
            await ravi.commands("everything")
            await ravi.answers("Over two houses", "Skip", "ravi@example.com")
            await maya.commands("everything")
        # While nobody was there the next answer was typed; Maya's modal stood open all the while.
        await ravi.account.says("98450 12345")
        async with apart.house(db.url, [everything.FORM]) as scene:
            await scene.settle()
            assert "People" in ravi.last()
            await ends_in_telegram(ravi)
            await talking.answers_all(maya, {**ANSWERS, "title": "Another"})
    submitted = [one.answers.text("title") for one in everything.SUBMITTED]
    assert submitted == ["Over two houses", "Another"]


async def ends_in_telegram(me: InTelegram) -> None:
    """From the second page on, with buttons that the second house drew."""
    await me.answers(*(ANSWERS[key] for key in ("people", "weight", "price", "day", "until")))
    await me.answers("5 March 2026 16:00", "No", "Red", "Ink", "Done (1 chosen)")
    await me.answers("Town 0001 – number 1", "Town 0002 – number 2", "Done (1 chosen)")
    await me.sends(*ANSWERS["paper"])
    await me.answers("Pune", "2", "Continue", "Keep it")
    assert "Done: Over two houses" in me.last()
