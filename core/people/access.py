"""The gate every use-case passes first: does the hat worn permit this at all?"""

from core.kit.actor import Actor, Role
from core.kit.errors import NotAllowed
from core.kit.words import N_, Text
from core.people.role_names import AS_ROLE, ROLE_GROUPS


def require(actor: Actor, *roles: Role) -> None:
    """Refuse any hat but these; which things may be reached is up to the access functions of the nouns."""
    if actor.role in roles:
        return
    if actor.role is None:
        raise NotAllowed(N_("I do not know you yet. Ask the person you work with for an invitation."))
    raise NotAllowed(
        N_(
            "Only {allowed} can do this, and you are here as {role}. If you have another role, /switch to it."
        ),
        allowed=[Text(ROLE_GROUPS[role]) for role in roles],
        role=Text(AS_ROLE[actor.role]),
    )


def require_known(actor: Actor) -> None:
    """Any hat will do, but a guest has none."""
    require(actor, *Role)
