"""The small world at work in one chat: whoever has a role does and sees things there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.chat import Person
from tests.plugins.chats import Scene
from tests.stories.everybody import everybody
from tests.stories.watching import Chat
from tests.talking import answers_all
from tests.world import World

RESUMES = Path(__file__).parents[1] / "fixtures" / "resumes"
BOTH = ("slack", "telegram")


@dataclass
class Office:
    """Everybody uses the same chat here."""

    scene: Scene
    world: World
    people: dict[str, Person]
    channel: str

    def at(self, role: str) -> Chat:
        """This person's chat."""
        chat: Chat = getattr(self.people[role], self.channel)
        return chat

    async def asks(self, role: str, command: str, answers: dict[str, Any]) -> str:
        """A command and its whole conversation; what was read on the way."""
        await self.at(role).commands(command)
        return await answers_all(self.at(role), answers)

    async def presses(self, role: str, label: str, answers: dict[str, Any] | None = None) -> str:
        """A button, and the conversation it begins."""
        await self.at(role).presses(label)
        return await answers_all(self.at(role), answers) if answers is not None else ""

    def sees(self, role: str, *texts: str) -> None:
        """Each of these is on the person's screen."""
        for text in texts:
            assert self.at(role).sees(text), f"{role} does not see {text!r}:\n{self.at(role).screen()}"

    def misses(self, role: str, text: str) -> None:
        """This is nowhere on the person's screen."""
        assert not self.at(role).sees(text), f"{role} sees {text!r}"

    async def at_moment(self, moment: datetime) -> None:
        await self.scene.turn_to(moment)


async def office(scene: Scene, channel: str) -> Office:
    """Both houses, with everybody in both chats."""
    world, people = await everybody(scene)
    return Office(scene, world, people, channel)


def resume(name: str) -> tuple[bytes, str]:
    """A file as a person sends it."""
    return (RESUMES / name).read_bytes(), name
