"""The plans every installation begins with; an administrator may change their prices and limits."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from core.kit.transaction import transaction
from core.models import Feature, Plan, PlanFeature
from core.plans.limits import FeatureCode

FREE = "free"


@dataclass(frozen=True, slots=True)
class DefaultPlan:
    """A plan and its limits; None is without limit."""

    slug: str
    name: str
    description: str
    price: Decimal
    duration_days: int
    limits: dict[FeatureCode, int | None]


def _limits(
    jobs: int | None, recruiters: int | None, storage: int | None, posts: int | None
) -> dict[FeatureCode, int | None]:
    return {
        FeatureCode.ACTIVE_JOBS: jobs,
        FeatureCode.RECRUITERS: recruiters,
        FeatureCode.STORAGE: storage,
        FeatureCode.LINKEDIN: posts,
    }


DEFAULT_PLANS = (
    DefaultPlan(FREE, "Free", "For a first agency of three.", Decimal(0), 365, _limits(5, 3, 500, 5)),
    DefaultPlan("team", "Team", "For a team of fifteen.", Decimal(4999), 30, _limits(40, 15, 10_000, 60)),
    DefaultPlan("scale", "Scale", "Without limits.", Decimal(14999), 30, _limits(None, None, None, None)),
)

_FEATURE_NAMES = {
    FeatureCode.ACTIVE_JOBS: "Active jobs",
    FeatureCode.RECRUITERS: "Recruiters",
    FeatureCode.STORAGE: "Storage",
    FeatureCode.LINKEDIN: "LinkedIn posts",
}


async def seed_plans(*, now: datetime) -> None:
    """Write what is missing, and nothing else; several processes may do so at once."""
    async with transaction():
        await Feature.bulk_create(
            [Feature(code=code, name=name) for code, name in _FEATURE_NAMES.items()], ignore_conflicts=True
        )
        await Plan.bulk_create([_plan(one, now) for one in DEFAULT_PLANS], ignore_conflicts=True)
        features = {feature.code: feature.id for feature in await Feature.all()}
        plans = {plan.slug: plan.id for plan in await Plan.all()}
        await PlanFeature.bulk_create(
            [
                PlanFeature(plan_id=plans[one.slug], feature_id=features[code], limit=limit)
                for one in DEFAULT_PLANS
                for code, limit in one.limits.items()
            ],
            ignore_conflicts=True,
        )


async def free_plan(*, now: datetime) -> Plan:
    """The plan a new agency begins with."""
    plan = await Plan.get_or_none(slug=FREE)
    if plan is None:
        await seed_plans(now=now)
        plan = await Plan.get(slug=FREE)
    return plan


def _plan(one: DefaultPlan, now: datetime) -> Plan:
    return Plan(
        slug=one.slug,
        name=one.name,
        description=one.description,
        price=one.price,
        duration_days=one.duration_days,
        created_at=now,
    )
