"""The people of the small world, each with accounts in both local chats."""

from core.kit.actor import Actor
from core.models import ChatIdentity, OutboxMessage, User
from core.people.binding import bind
from core.people.identify import Visitor
from tests.chat import Person
from tests.plugins.chats import Scene
from tests.world import NOW, World


async def move_in(scene: Scene) -> World:
    """Both houses, whose people use the local chats; what was said while building is forgotten."""
    world = await scene.build()
    await ChatIdentity.all().delete()
    for house in (world.home, world.foreign):
        for actor in (house.manager, house.recruiter, house.accountant, house.client, house.interviewer):
            await take_seat(scene, actor)
    await OutboxMessage.all().delete()
    await scene.settle()
    return world


async def take_seat(scene: Scene, actor: Actor) -> Person:
    """Bind a person's accounts in both chats."""
    person = scene.person(actor.name)
    user = await User.get(id=actor.user_id)
    for visitor in accounts(scene, person):
        await bind(visitor, user, now=NOW)
    return person


def accounts(scene: Scene, person: Person) -> tuple[Visitor, Visitor]:
    """How the house knows a person by Slack and by Telegram."""
    slack, telegram = str(person.slack.account.id), str(person.telegram.account.id)
    team = scene.town.slack.team_id
    return (
        Visitor(channel="slack", workspace=team, external_id=slack, chat_id=slack, name=person.name),
        Visitor(channel="telegram", workspace="", external_id=telegram, chat_id=telegram, name=person.name),
    )
