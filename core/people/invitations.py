"""Invitations as rows: who is asked to wear which hat, for which house, until when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from core.delivery.notify import notify, settle
from core.kit.actor import Role
from core.kit.contacts import normal_email
from core.kit.words import N_, Text
from core.models import ChatIdentity, Invitation, User
from core.notifications.kind import NotificationKind
from core.notifications.people import PERSON_INVITED
from core.people.guests import take_address
from core.people.role_names import AS_ROLE

INVITATION_LIFE = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInvitation:
    """What an invitation says; `house` is the name of the agency or company that invites."""

    email: str
    name: str
    role: Role
    inviter_id: int
    inviter: str
    house: str
    organization_id: int | None = None
    client_id: int | None = None
    candidate_id: int | None = None
    application_id: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


async def write_invitation(new: NewInvitation, *, now: datetime) -> tuple[Invitation, User]:
    """The invitation and the invited person, who is made if unknown; an earlier one to the same hat ends."""
    user = await person_by_email(new.email, new.name, now=now)
    return await invitation_for(user, new, now=now), user


async def invitation_for(user: User, new: NewInvitation, *, now: datetime) -> Invitation:
    """The row of an invitation to this person."""
    await end_open_invitations(
        now, email=user.email, role=new.role, organization_id=new.organization_id, client_id=new.client_id
    )
    return await Invitation.create(
        email=user.email,
        name=new.name,
        role=new.role,
        inviter_id=new.inviter_id,
        organization_id=new.organization_id,
        client_id=new.client_id,
        candidate_id=new.candidate_id,
        application_id=new.application_id,
        details=dict(new.details),
        expires_at=now + INVITATION_LIFE,
        created_at=now,
    )


async def send_invitation(
    new: NewInvitation, *, now: datetime, kind: NotificationKind = PERSON_INVITED
) -> Invitation:
    """Write the invitation and tell the person, by mail where no chat of his is known."""
    invitation, user = await write_invitation(new, now=now)
    await tell_invited(kind, invitation, user, new, now=now)
    return invitation


async def tell_invited(
    kind: NotificationKind,
    invitation: Invitation,
    user: User,
    new: NewInvitation,
    *,
    now: datetime,
    by_mail: bool = False,
) -> None:
    """Send the link; it is made when the message leaves."""
    await notify(
        kind,
        to=[user.id],
        subject=f"invitation:{invitation.id}",
        organization_id=new.organization_id,
        now=now,
        due_at=invitation.expires_at,
        params={
            "invitation": str(invitation.id),
            "name": user.name,
            "inviter": new.inviter,
            "house": new.house,
            "role": Text(AS_ROLE[new.role]),
        },
        by_mail=by_mail,
    )


async def person_by_email(email: str, name: str, *, now: datetime) -> User:
    """The one person of this address, made without any hat if nobody has it."""
    address = normal_email(email)
    await _release(address)
    await User.bulk_create([User(email=address, name=name, created_at=now)], ignore_conflicts=True)
    return await User.select_for_update().get(email=address)


async def _release(address: str) -> None:
    """Take the address from whoever typed it and never opened its mail: the mailbox decides whose it is."""
    claimant = await User.select_for_update().get_or_none(email=address, is_verified=False)
    if claimant is not None and await ChatIdentity.filter(user_id=claimant.id).exists():
        await take_address(claimant)


async def end_open_invitations(now: datetime, **which: Any) -> None:
    """End what a newer invitation replaces, on every card of it too."""
    replaced = await Invitation.filter(**which, used_at=None, expires_at__gt=now).select_for_update()
    for invitation in replaced:
        invitation.expires_at = now
        await invitation.save(update_fields=["expires_at"])
        outcome = Text(N_("Replaced by a newer invitation"))
        await settle(f"invitation:{invitation.id}", "accept_invitation", by=None, now=now, outcome=outcome)
