"""Make a person an admin: only whoever runs the house can, from its terminal."""

from dataclasses import dataclass
from datetime import datetime

from core.audit import record
from core.delivery.notify import notify
from core.kit.actor import Role
from core.kit.transaction import transaction
from core.models import ChatIdentity, Invitation, Ticket, User
from core.models.enums import TicketStatus
from core.notifications.support import ADMIN_INVITED, ADMIN_MADE
from core.people.granting import BY_THE_HOUSE
from core.people.invitations import NewInvitation, person_by_email, send_invitation
from core.support.news import tell_of_waiting

MOST_TOLD = 10
"""So many waiting tickets are told one by one; /support shows all."""


@dataclass(frozen=True, slots=True)
class Admin:
    """Who is an admin now or, where there is an invitation, will be once he opens it."""

    user: User
    invitation: Invitation | None


async def add_admin(email: str, *, now: datetime) -> Admin:
    """Give the hat to a person who has proven his address; anybody else proves it by a link first."""
    async with transaction():
        user = await person_by_email(email, email.strip().partition("@")[0], now=now)
        if not await ChatIdentity.filter(user_id=user.id, is_blocked=False).exists():
            await record(None, "invite_admin", f"user:{user.id}", now=now)
            return Admin(user, await _invited(user, now))
        if not user.is_admin:
            user.is_admin = True
            await user.save(update_fields=["is_admin"])
            await record(None, "add_admin", f"user:{user.id}", now=now)
            await _tell(user, now)
    return Admin(user, None)


async def _invited(user: User, now: datetime) -> Invitation:
    """A link that proves the address and binds a chat; he stands as the inviter, for nobody else does."""
    new = NewInvitation(
        email=user.email,
        name=user.name,
        role=Role.ADMIN,
        inviter_id=user.id,
        inviter=user.name,
        house="HireSync",
        details={BY_THE_HOUSE: True},
    )
    return await send_invitation(new, now=now, kind=ADMIN_INVITED)


async def _tell(user: User, now: datetime) -> None:
    """That he is one, and of the tickets that wait."""
    await notify(
        ADMIN_MADE,
        to=[user.id],
        subject=f"user:{user.id}",
        organization_id=None,
        now=now,
        params={"name": user.name},
    )
    waiting = Ticket.filter(status=TicketStatus.PENDING).order_by("-id").limit(MOST_TOLD)
    for ticket in reversed(await waiting):
        await tell_of_waiting(ticket, [user.id], now=now)
