"""The page of diagrams shows every conversation as it is; `make diagrams` writes it anew."""

import os
from pathlib import Path

from bot import registry
from tests.forms.beginnings import STAGES, begin
from tests.forms.drawing import drawn
from tests.forms.exploring import Ways
from tests.plugins.database import Database
from tests.plugins.world import SmallWorld

PAGE = Path(__file__).parents[2] / "docs" / "conversations.md"
HEAD = """# Conversations

Every conversation as it is defined, drawn by `make diagrams`; a test fails when a drawing is out of date.
A box is a page of a modal in Slack, and its questions one after the other in Telegram. In each of them one
can go back, change any answer, leave out what is optional, put it off, go on in the other chat, or cancel;
this is not drawn.
"""


async def test_the_diagrams_show_what_is_there(db: Database, small_world: SmallWorld) -> None:
    forms = registry.load().forms
    ways: dict[str, Ways] = {}
    for stage, beginnings in STAGES.items():
        world = await small_world.stands_alone()
        await stage(world)
        begun = [await begin(forms, one, world) for one in beginnings]
        learnt = {draft.form: draft.facts for draft in begun if draft.subject}
        for draft in begun:
            of_form = ways.setdefault(draft.form, Ways(forms[draft.form]))
            of_form.explore(draft, learnt.get(draft.form, {}))
    assert ways.keys() == forms.keys()
    page = "\n".join([HEAD, *(drawn(ways[name]) for name in sorted(ways))])
    if os.environ.get("HIRESYNC_DRAW"):
        PAGE.write_text(page, "utf-8")
    assert PAGE.read_text("utf-8") == page, "out of date: run `make diagrams`"
