"""A recruiter who is asked for a resume, and gives a file."""

from pathlib import Path
from typing import Any

from tests.chat import InSlack, InTelegram
from tests.plugins.chats import Scene
from tests.stages.jobs import assigned_job
from tests.world import World

RESUMES = Path(__file__).parents[1] / "fixtures" / "resumes"


async def asked_for_a_resume(scene: Scene, world: World, chat: str) -> Any:
    """Ravi, asked for the file."""
    await assigned_job(world)
    await scene.settle()
    me: InSlack | InTelegram = getattr(scene.person("Ravi Menon"), chat)
    await me.commands("submit_resume")
    place = "Robotics Engineer, Pune"
    if isinstance(me, InSlack):
        await me.fills(location=place)
    else:
        await me.presses(next(one for one in me.buttons() if one.startswith(place)))
    return me


async def gives(me: Any, content: bytes, name: str) -> None:
    """In Slack by the modal, in Telegram as a document."""
    if isinstance(me, InSlack):
        await me.fills(resume=(content, name))
    else:
        await me.sends(content, name)
