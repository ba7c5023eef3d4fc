"""The example of the documentation is a test that runs, in both chats."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.chat import Person
from tests.plugins.chats import Scene
from tests.stories.office import BOTH

PAGE = Path(__file__).parents[2] / "docs" / "testing.md"


@pytest.mark.parametrize("chat", BOTH)
async def test_the_example_for_contributors_runs(scene: Scene, chat: str) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    found: dict[str, Any] = {}
    exec(compile(example, str(PAGE), "exec"), found)  # noqa: S102 - it is ours
    (name,) = [one for one in found if one.startswith("test_")]
    await found[name](scene, chat)


def test_every_verb_of_a_person_is_documented() -> None:
    verbs = {name for name, one in vars(Person).items() if callable(one) and not name.startswith("_")}
    assert verbs == {"uses", "says", "presses", "fills", "attaches", "sees", "misses"}
    assert all(f"{verb}(" in PAGE.read_text() for verb in verbs)
