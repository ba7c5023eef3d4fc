"""Digests as tests bring them about."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.delivery.collected import kept_for
from core.digests.gathering import Gathered, gather
from core.digests.make_digest import make_digest
from core.digests.section import Reader
from core.digests.send_digests import send_digests
from core.kit.actor import Actor
from core.kit.words import Words
from core.models import Digest, Notification
from core.notifications.digests import digest_card
from tests.world import NOW, World

INDIA = ZoneInfo("Asia/Kolkata")


def after_nine(day: date) -> datetime:
    """A little after it: the digests of one hour leave within ten minutes."""
    return datetime.combine(day, time(9), INDIA) + timedelta(minutes=11)


async def counted(now: datetime = NOW) -> None:
    """The sweep has seen everybody, and counted when each is due."""
    assert await send_digests(now) == 0


async def kept_of(person: int, now: datetime) -> list[Notification]:
    """What was kept for his digest, oldest first."""
    found = await kept_for([person], now=now)
    return await Notification.filter(id__in=found.get(person, [])).order_by("id")


async def days_of(actor: Actor) -> list[date | None]:
    """For which of his days a person was sent a digest."""
    return [one.day for one in await Digest.filter(user_id=actor.user_id).order_by("day")]


async def gathered(actor: Actor, now: datetime = NOW) -> Gathered:
    """His digest, without sending it."""
    reader = Reader.of(actor, now)
    assert reader is not None
    return (await gather([reader]))[actor.user_id]


async def said(actor: Actor, now: datetime = NOW) -> dict[str, list[str]]:
    """What his digest says, line by line under its headings."""
    card = digest_card(1, (await gathered(actor, now)).content, Words(zone="Asia/Kolkata"))
    return {group.title: [item.text for item in group.items] for group in card.groups}


async def figures(actor: Actor, now: datetime = NOW) -> dict[str, str]:
    """The numbers of his digest."""
    card = digest_card(1, (await gathered(actor, now)).content, Words(zone="Asia/Kolkata"))
    return {fact.label: fact.value for fact in card.facts}


async def made_digest(world: World) -> Digest:
    """The manager has asked for his digest."""
    digest = await make_digest(world.manager, now=NOW)
    world.things["digest"] = digest
    return digest
