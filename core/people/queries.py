"""What a person sees of himself: his hats, his chats, and what waits for him."""

from collections.abc import Collection
from dataclasses import dataclass

from core.kit.actor import Actor
from core.models import ChatIdentity, Notification, Organization, User
from core.people.hats import Hat, hats_of

AWAITED_PAGE = 5


@dataclass(frozen=True, slots=True)
class Awaited:
    """One page of what waits for the person's act, newest first; `older` is the key of the next page."""

    shown: list[Notification]
    count: int
    older: int | None


async def awaited(
    actor: Actor, *, before: int | None = None, but: Collection[str] = (), limit: int = AWAITED_PAGE
) -> Awaited:
    """What the person was asked to do and nobody has done, read or not; `but` leaves some acts out."""
    waiting = Notification.filter(receiver_id=actor.user_id, done_at=None).exclude(action__in=["", *but])
    page = waiting.filter(id__lt=before) if before is not None else waiting
    found = await page.order_by("-id").limit(limit + 1)
    shown = found[:limit]
    return Awaited(shown, await waiting.count(), shown[-1].id if len(found) > limit else None)


async def chats_of(actor: Actor) -> list[ChatIdentity]:
    """The person's own chats, the one preferred first."""
    return await ChatIdentity.filter(user_id=actor.user_id).order_by("-is_primary", "id")


@dataclass(frozen=True, slots=True)
class Portrait:
    """What `/me` shows."""

    user: User
    hats: list[Hat]
    chats: list[ChatIdentity]
    agency: Organization | None


async def portrait(actor: Actor) -> Portrait:
    """The person, his hats and chats, and the agency worked for."""
    agency = None
    if actor.organization_id is not None:
        agency = await Organization.get(id=actor.organization_id)
    user = await User.get(id=actor.user_id)
    return Portrait(user, await hats_of(user.id), await chats_of(actor), agency)


async def name_of(user_id: int) -> str:
    """The name of somebody one works with."""
    found = await User.get(id=user_id).values_list("name", flat=True)
    return str(found)
