"""Who may do what to his own account."""

from core.kit.actor import Role
from core.models import ChatIdentity
from core.people.change_language import change_language
from core.people.make_link_code import make_link_code
from core.people.switch_role import switch_role
from core.people.unlink_chat import unlink_chat
from tests.refusals.case import Case
from tests.world import NOW, World

KNOWN = tuple(Role)


async def managers_chat(world: World) -> None:
    world.things["chat"] = await ChatIdentity.get(user_id=world.manager.user_id)


CASES = [
    Case(
        use_case=change_language,
        call=lambda world, actor: change_language(actor, "hi", now=NOW),
        allowed=KNOWN,
        foreign=False,
        guests=True,
    ),
    Case(
        use_case=make_link_code,
        call=lambda world, actor: make_link_code(actor, now=NOW),
        allowed=KNOWN,
        foreign=False,
    ),
    Case(
        use_case=switch_role,
        call=lambda world, actor: switch_role(actor, Role.MANAGER, now=NOW),
        allowed={Role.MANAGER},
        foreign=False,
    ),
    Case(
        use_case=switch_role,
        name="for a foreign agency",
        call=lambda world, actor: switch_role(actor, Role.MANAGER, organization_id=world.agency.id, now=NOW),
        allowed={Role.MANAGER},
    ),
    Case(
        use_case=unlink_chat,
        call=lambda world, actor: unlink_chat(actor, world.chat.id, now=NOW),
        allowed={Role.MANAGER},
        stage=managers_chat,
    ),
]
