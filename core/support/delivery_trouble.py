"""What was told to people and did not arrive, for whoever looks after the house: who and why, never what."""

from dataclasses import dataclass
from datetime import datetime

from core.delivery.lane_names import channel_of
from core.delivery.listing import Delivery, deliveries, delivery
from core.delivery.tried import Attempt, attempts_of
from core.kit.actor import Actor, Role
from core.kit.errors import NotFound
from core.kit.words import N_
from core.models import User
from core.models.enums import OutboxState
from core.people.access import require

PAGE = 5


@dataclass(frozen=True, slots=True)
class Trouble:
    """One message that waits for a decision; `tries` only where it is looked at alone."""

    id: int
    state: OutboxState
    kind: str
    channel: str
    who: str
    """Empty for work that is for nobody in particular."""
    attempts: int
    error: str
    since: datetime
    tries: tuple[Attempt, ...] = ()


@dataclass(frozen=True, slots=True)
class TroublePage:
    """Some of them, and after which number the next page goes on (0: this was the last)."""

    shown: tuple[Trouble, ...]
    next: int


async def delivery_trouble(actor: Actor, *, after: int = 0) -> TroublePage:
    """A page of what was given up, or of which nobody knows whether it arrived."""
    require(actor, Role.ADMIN)
    found = await deliveries(after=after, limit=PAGE + 1)
    shown = found[:PAGE]
    names = await _names(shown)
    lines = tuple(_trouble(one, names) for one in shown)
    return TroublePage(lines, shown[-1].id if len(found) > PAGE else 0)


async def one_trouble(actor: Actor, message_id: int) -> Trouble:
    """One message with every attempt, whatever became of it since."""
    require(actor, Role.ADMIN)
    found = await delivery(message_id)
    if found is None:
        raise NotFound(N_("There is no such message any more."))
    return _trouble(found, await _names([found]), tuple(await attempts_of(message_id)))


async def _names(found: list[Delivery]) -> dict[int, str]:
    ids = {one.user_id for one in found if one.user_id is not None}
    return {person.id: person.name for person in await User.filter(id__in=ids)} if ids else {}


def _trouble(one: Delivery, names: dict[int, str], tries: tuple[Attempt, ...] = ()) -> Trouble:
    who = names.get(one.user_id, "") if one.user_id is not None else ""
    since = one.since or one.ordered_at
    return Trouble(
        one.id, one.state, one.kind, channel_of(one.lane), who, one.attempts, one.error, since, tries
    )
