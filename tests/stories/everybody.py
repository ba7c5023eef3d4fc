"""One person of each kind, in both chats: the seven roles, a guest without one, and a stranger."""

from __future__ import annotations

from core.kit.actor import Role
from core.models import DeliveryLane, OutboxMessage
from core.people.admit_guest import admit_guest
from tests.chat import Person
from tests.moved_in import accounts, move_in, take_seat
from tests.plugins.chats import Scene
from tests.world import NOW, World

GUEST, STRANGER = "guest", "stranger"
KINDS = (*(role.value for role in Role), GUEST, STRANGER)


async def everybody(scene: Scene) -> tuple[World, dict[str, Person]]:
    """The small world, and its people by their kind."""
    world = await move_in(scene)
    people = {}
    for role in Role:
        people[role.value] = await take_seat(scene, world.actor(role))
    people[GUEST] = scene.person("Nisha Verma")
    # One guest in each chat: nobody knows yet that they are the same person.
    for visitor in accounts(scene, people[GUEST]):
        await admit_guest(visitor, now=NOW)
    people[STRANGER] = scene.person("Arjun Kapoor")
    for person in people.values():
        # A bot may write only to those who began; this is not yet the bot's turn to hear of it.
        await person.telegram.starts()
    await OutboxMessage.all().delete()
    await DeliveryLane.all().delete()
    return world, people
