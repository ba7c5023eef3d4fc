"""Change the hat: the same person, another role or another house."""

from datetime import datetime

from core.audit import record
from core.kit.actor import Actor, Role
from core.kit.errors import NotAllowed
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import User
from core.people.access import require_known
from core.people.hats import hats_of
from core.people.identify import actor_of
from core.people.role_names import AS_ROLE


async def switch_role(
    actor: Actor, role: Role, *, organization_id: int | None = None, now: datetime
) -> Actor:
    """Wear another of one's own hats from now on, in every chat."""
    require_known(actor)
    async with transaction(actor):
        user = await User.select_for_update().get(id=actor.user_id)
        hats = [hat for hat in await hats_of(user.id) if hat.role is role]
        if organization_id is not None:
            hats = [hat for hat in hats if hat.organization_id == organization_id]
        if not hats:
            raise NotAllowed(
                N_("You are not {role} here. /switch shows the roles you have."), role=Text(AS_ROLE[role])
            )
        user.role, user.acting_organization_id = role, hats[0].organization_id
        await user.save(update_fields=["role", "acting_organization_id"])
        await record(actor, "switch_role", f"user:{user.id}", now=now, role=role)
        return await actor_of(user.id, role, channel=actor.channel)
