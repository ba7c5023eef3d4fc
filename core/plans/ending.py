"""What time itself brings to a plan: its manager is told a week before it ends."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from operator import attrgetter
from zoneinfo import ZoneInfo

from core.delivery.notify import notify
from core.kit.transaction import transaction
from core.models import OrganizationPlan
from core.notifications.office import in_office
from core.notifications.plans import PLAN_ENDING
from core.plans.limits import GRACE
from core.sweeping import aside, deal_with

NOTICE = timedelta(days=7)
BATCH = 100
SWEEP = "plan_endings"


async def warn_of_ending_plans(now: datetime) -> int:
    """Each plan once, in the working hours of the agency; one that has ended meanwhile is told as well."""

    async def warn(some: Sequence[OrganizationPlan]) -> int:
        return sum([await _warn(row, now) for row in some])

    ending = OrganizationPlan.filter(
        is_active=True, warned_at=None, ends_at__lte=now + NOTICE, ends_at__gt=now - GRACE
    )
    count, last = 0, 0
    while True:
        async with transaction():
            rows = await (
                ending.filter(id__gt=last, id__not_in=await aside(SWEEP, now))
                .order_by("id")
                .limit(BATCH)
                .select_for_update(skip_locked=True, no_key=True)
            )
            count += await deal_with(SWEEP, rows, warn, number=attrgetter("id"), now=now)
        if len(rows) < BATCH:
            return count
        last = rows[-1].id


async def _warn(row: OrganizationPlan, now: datetime) -> bool:
    await row.fetch_related("organization", "plan")
    house = row.organization
    if in_office(now, house.zone, house.manager_id) > now:
        return False
    end = row.ends_at.astimezone(ZoneInfo(house.zone)).date()
    row.warned_at = now
    await row.save(update_fields=["warned_at"])
    await notify(
        PLAN_ENDING,
        to=[house.manager_id],
        subject=f"organization:{house.id}",
        organization_id=house.id,
        now=now,
        params={"plan": row.plan.name, "agency": house.name, "end": end, "grace": end + GRACE},
    )
    return True
