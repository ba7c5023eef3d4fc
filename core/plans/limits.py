"""The limits of a plan, held at the moment of writing, also when two write at once."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from enum import StrEnum

from core.kit.errors import WrongState
from core.kit.words import N_
from core.models import OrganizationPlan, PlanFeature

GRACE = timedelta(days=7)
"""After its end everything can still be read and finished, but nothing new started."""


class FeatureCode(StrEnum):
    """What a plan limits."""

    ACTIVE_JOBS = "active_jobpost"
    RECRUITERS = "recruiters"
    STORAGE = "storage"
    LINKEDIN = "linkedin_post"


class NoRoom(WrongState):
    """The plan does not stretch to one more."""


async def may_start(organization_id: int, now: datetime) -> OrganizationPlan:
    """The plan in force; refuses to start something new once it has ended."""
    plan = await _active(organization_id)
    if plan.ends_at <= now:
        raise WrongState(
            N_("The agency's plan ended on {end}. It has to be renewed before something new starts."),
            end=plan.ends_at.date(),
        )
    return plan


async def may_finish(organization_id: int, now: datetime) -> OrganizationPlan:
    """The plan in force or in its days of grace, in which begun work may be brought to an end."""
    plan = await _active(organization_id)
    if plan.ends_at + GRACE <= now:
        raise WrongState(
            N_(
                "The agency's plan ended on {end} and its days of grace are over. It has to be renewed first."
            ),
            end=plan.ends_at.date(),
        )
    return plan


async def _active(organization_id: int) -> OrganizationPlan:
    plan = await OrganizationPlan.get_or_none(organization_id=organization_id, is_active=True)
    if plan is None:
        raise WrongState(N_("The agency has no plan yet, so this cannot be started."))
    return plan


async def limit_of(plan: OrganizationPlan, feature: FeatureCode) -> int | None:
    """How much of a feature a plan gives: None is without limit, and what is not named is not given."""
    row = await PlanFeature.get_or_none(plan_id=plan.plan_id, feature__code=feature)
    return 0 if row is None else row.limit


async def hold_room(
    plan: OrganizationPlan, feature: FeatureCode, taken: Callable[[], Awaitable[int]], *, adding: int = 1
) -> None:
    """Refuse what would exceed the limit; the plan's row stays locked, so the next one counts after us."""
    limit = await limit_of(plan, feature)
    if limit is None:
        return
    await OrganizationPlan.select_for_update().get(id=plan.id)
    used = await taken()
    if used + adding > limit:
        raise NoRoom(_REFUSALS[feature], count=limit)


_REFUSALS = {
    FeatureCode.ACTIVE_JOBS: N_(
        "The agency's plan allows {count} active job, and it is open. Close it or upgrade.",
        "The agency's plan allows {count} active jobs, and that many are open. Close one or upgrade.",
    ),
    FeatureCode.RECRUITERS: N_(
        "The agency's plan allows {count} recruiter. Ask for a larger plan to add one.",
        "The agency's plan allows {count} recruiters. Ask for a larger plan to add one.",
    ),
    FeatureCode.STORAGE: N_(
        "The agency's storage of {count} MB is full. Delete old resumes, or ask for a larger plan."
    ),
    FeatureCode.LINKEDIN: N_(
        "The agency's plan allows {count} LinkedIn post. Ask for a larger plan to post more.",
        "The agency's plan allows {count} LinkedIn posts. Ask for a larger plan to post more.",
    ),
}
