"""What a person has not read: how much in each group, and a page of it, waiting acts first."""

from collections.abc import Mapping
from dataclasses import dataclass

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from core.kit.actor import Actor
from core.kit.found import found_one
from core.kit.transaction import transaction
from core.models import Notification
from core.models.enums import NotificationCategory
from core.notifications.groups import GROUP_OF, GROUPS, Group

PAGE = 5

_COUNT = """
SELECT category, count(*) AS unread, count(*) FILTER (WHERE action <> '' AND done_at IS NULL) AS waiting,
       max(id) AS newest
FROM notifications WHERE receiver_id = $1 AND seen_at IS NULL GROUP BY category
"""
_WAITS = Q(done_at=None) & ~Q(action="")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next page begins: below this one, among what waits or among the rest."""

    is_waiting: bool
    id: int


@dataclass(frozen=True, slots=True)
class Count:
    """Of one group."""

    unread: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Inbox:
    """One page of it; `older` is where the next begins, if there is one."""

    shown: list[Notification]
    counts: Mapping[Group, Count]
    group: Group | None = None
    older: Place | None = None
    newest: int = 0
    """The id up to which all this was seen, so that what comes later is not marked with it."""

    @property
    def unread(self) -> int:
        """In the group that is shown, or in all."""
        return sum(count.unread for group, count in self.counts.items() if self.group in (None, group))


async def unread(
    actor: Actor, *, group: Group | None = None, after: Place | None = None, limit: int = PAGE
) -> Inbox:
    """What waits for an act first, then the rest, each newest first."""
    counts, newest = await _counts(actor)
    shown = await _page(actor, group, after or Place(True, 0), limit + 1)
    older = None
    if len(shown) > limit:
        shown = shown[:limit]
        older = Place(bool(shown[-1].action) and shown[-1].done_at is None, shown[-1].id)
    return Inbox(shown, counts, group, older, newest)


async def one_of(actor: Actor, notification_id: int) -> Notification:
    """One's own, read or not."""
    return await found_one(Notification.filter(id=notification_id, receiver_id=actor.user_id))


async def _counts(actor: Actor) -> tuple[dict[Group, Count], int]:
    async with transaction(actor) as connection:
        rows = await connection.execute_query_dict(_COUNT, [actor.user_id])
    found: dict[Group, Count] = {}
    for row in rows:
        group = GROUP_OF[NotificationCategory(row["category"])]
        before = found.get(group, Count())
        found[group] = Count(before.unread + row["unread"], before.waiting + row["waiting"])
    ordered = {group: found[group] for group in Group if group in found}
    return ordered, max((row["newest"] for row in rows), default=0)


async def _page(actor: Actor, group: Group | None, after: Place, most: int) -> list[Notification]:
    """Below the place: the rest of what waits, filled up with what does not."""
    rows = Notification.filter(receiver_id=actor.user_id, seen_at=None)
    if group is not None:
        rows = rows.filter(category__in=list(GROUPS[group]))
    shown: list[Notification] = []
    if after.is_waiting:
        shown = await _below(rows.filter(_WAITS), after.id).limit(most)
    below = 0 if after.is_waiting else after.id
    if len(shown) < most:
        shown += await _below(rows.filter(~_WAITS), below).limit(most - len(shown))
    return shown


def _below(rows: QuerySet[Notification], last: int) -> QuerySet[Notification]:
    return (rows.filter(id__lt=last) if last else rows).order_by("-id")
