"""The scene with the test's own forms in the registry."""

import pytest

from tests import talking
from tests.forms import everything
from tests.moved_in import move_in
from tests.plugins.chats import Scene
from tests.world import World


@pytest.fixture
async def hall(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> World:
    """The small world's people in both chats, and the form with everything."""
    monkeypatch.setattr(everything, "SUBMITTED", [])
    for form in (everything.FORM, everything.ASIDE):
        scene.house.registry.forms[form.name] = form
        monkeypatch.setitem(talking.FORMS, form.name, form)
    return await move_in(scene)
