"""The gate every use-case passes first: does the hat worn permit this at all?"""

from core.kit.actor import Actor, Role
from core.kit.errors import NotAllowed
from core.kit.words import N_, Text
from core.people.role_names import ROLE_NAMES


def require(actor: Actor, *roles: Role) -> None:
    """Refuse any hat but these; which things may be reached is up to the access functions of the nouns."""
    if actor.role in roles:
        return
    if actor.role is None:
        raise NotAllowed(N_("I do not know you yet. Ask the person you work with for an invitation."))
    raise NotAllowed(
        N_("Only a {allowed} can do this. You are here as a {role}; /switch shows your other roles."),
        allowed=[Text(ROLE_NAMES[role]) for role in roles],
        role=Text(ROLE_NAMES[actor.role]),
    )


def require_known(actor: Actor) -> None:
    """Any hat will do, but a guest has none."""
    require(actor, *Role)
