"""Open an invitation: the chat account that opens it becomes the invited person's."""

from collections.abc import Sequence
from datetime import datetime

from core.audit import record
from core.delivery.notify import notify, settle
from core.kit.actor import Actor
from core.kit.errors import AlreadyDone, WrongState
from core.kit.tokens import InvalidToken
from core.kit.transaction import transaction
from core.kit.words import N_, Text, spoken
from core.models import ChatIdentity, Invitation, User
from core.models.enums import Channel
from core.notifications.people import PERSON_JOINED
from core.people.binding import CHANNEL_NAMES, bind, identity_of
from core.people.granting import grant_hat
from core.people.guests import is_guest, retire
from core.people.hats import hats_of
from core.people.identify import Visitor, actor_of
from core.people.join_token import read_join_token
from core.people.role_names import AS_ROLE


async def accept_invitation(visitor: Visitor, token: str, *, keys: Sequence[bytes], now: datetime) -> Actor:
    """Give the hat and bind the chat, once and only for whom it was made; opened again it changes nothing."""
    invitation_id = read_join_token(token, keys)
    async with transaction():
        invitation = await Invitation.select_for_update().get_or_none(id=invitation_id)
        if invitation is None:
            raise InvalidToken
        if invitation.used_by_id is not None:
            return await _opened_again(visitor, invitation, invitation.used_by_id)
        inviter = await User.get(id=invitation.inviter_id)
        if invitation.expires_at <= now:
            raise WrongState(
                N_("This invitation is not valid any more. Please ask {inviter} for a new one."),
                inviter=inviter.name,
            )
        invited = await User.select_for_update().get(email=invitation.email)
        user = await _who_opens(visitor, invited)
        if not await ChatIdentity.filter(user_id=user.id).exists():
            user.locale = spoken(visitor.language)
        await _must_be_his(visitor, user)
        await bind(visitor, user, now=now)
        await grant_hat(invitation, user, now=now)
        actor = await _wear(invitation, user, visitor, now)
        await record(actor, "accept_invitation", f"invitation:{invitation.id}", now=now, role=invitation.role)
        await _tell(invitation, actor, inviter, now)
    return actor


async def _opened_again(visitor: Visitor, invitation: Invitation, used_by: int) -> Actor:
    identity = await identity_of(visitor)
    if identity is not None and identity.user_id == used_by:
        return await actor_of(used_by, invitation.role, channel=visitor.channel)
    inviter = await User.get(id=invitation.inviter_id)
    raise AlreadyDone(
        N_("Somebody has already joined with this link; each works once. Please ask {inviter} for your own."),
        inviter=inviter.name,
    )


async def _who_opens(visitor: Visitor, invited: User) -> User:
    """The invited person; or one whose own address was never proven, who proves this one by its link."""
    identity = await identity_of(visitor)
    if identity is None or identity.user_id == invited.id:
        return invited
    opener = await User.select_for_update().get(id=identity.user_id)
    if is_guest(opener) or opener.is_verified or await hats_of(invited.id):
        return invited
    opener.email = invited.email
    await retire(invited)
    await opener.save(update_fields=["email"])
    return opener


async def _must_be_his(visitor: Visitor, user: User) -> None:
    """Whoever has a chat here accepts in it: else a forwarded link would open his account to another."""
    chats = await ChatIdentity.filter(user_id=user.id, is_blocked=False)
    here = (visitor.channel, visitor.workspace, visitor.external_id)
    if chats and here not in [(chat.channel, chat.workspace, chat.external_id) for chat in chats]:
        raise WrongState(
            N_(
                "This invitation is for somebody who already uses HireSync in {channels}. "
                "If that is you, open it there; /link there adds this chat."
            ),
            channels=[CHANNEL_NAMES[channel] for channel in sorted({chat.channel for chat in chats})],
        )


async def _wear(invitation: Invitation, user: User, visitor: Visitor, now: datetime) -> Actor:
    """Put the new hat on; having opened the mail's link proves the address."""
    user.role, user.acting_organization_id = invitation.role, invitation.organization_id
    user.is_verified = True
    await user.save(update_fields=["role", "acting_organization_id", "is_verified", "locale"])
    invitation.used_at, invitation.used_by_id = now, user.id
    await invitation.save(update_fields=["used_at", "used_by_id"])
    return await actor_of(user.id, invitation.role, channel=visitor.channel)


async def _tell(invitation: Invitation, actor: Actor, inviter: User, now: datetime) -> None:
    subject = f"invitation:{invitation.id}"
    outcome = Text(N_("{name} joined"), {"name": actor.name})
    await settle(subject, "accept_invitation", by=actor, now=now, outcome=outcome)
    if inviter.id == actor.user_id:
        return
    await notify(
        PERSON_JOINED,
        to=[inviter.id],
        subject=f"user:{actor.user_id}",
        organization_id=invitation.organization_id,
        now=now,
        params={
            "name": actor.name,
            "role": Text(AS_ROLE[invitation.role]),
            "channel": CHANNEL_NAMES[Channel(actor.channel)],
        },
    )
