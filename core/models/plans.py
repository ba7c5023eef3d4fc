"""Plans: what an agency may use, until when, and who chose it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tortoise import fields

from core.models.columns import Table, belongs_to, choice, currency, mentions, money, part_of
from core.models.enums import PaymentStatus, PlanEvent

if TYPE_CHECKING:
    from core.models.agency import Organization
    from core.models.people import User


class Feature(Table):
    """Something a plan limits, known by its code."""

    code = fields.CharField(100, unique=True)
    name = fields.CharField(255)
    description = fields.TextField(default="")

    class Meta:
        table = "features"


class Plan(Table):
    """What can be bought."""

    name = fields.CharField(100)
    slug = fields.CharField(100, unique=True)
    description = fields.TextField(default="")
    price = money(default=Decimal("0"))
    currency = currency()
    duration_days = fields.IntField(default=30)
    is_active = fields.BooleanField(default=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    limits: fields.ReverseRelation[PlanFeature]

    class Meta:
        table = "plans"


class PlanFeature(Table):
    """How much of a feature a plan gives; null is without limit."""

    plan: fields.ForeignKeyRelation[Plan] = part_of("Plan", "limits", index=False)
    plan_id: int
    feature: fields.ForeignKeyRelation[Feature] = belongs_to("Feature", "plans")
    feature_id: int
    limit = fields.IntField(null=True)

    class Meta:
        table = "plan_features"
        unique_together = (("plan", "feature"),)


class OrganizationPlan(Table):
    """The plan an agency has; one is active."""

    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization", "plans")
    organization_id: int
    plan: fields.ForeignKeyRelation[Plan] = belongs_to("Plan", "subscriptions")
    plan_id: int
    starts_at = fields.DatetimeField()
    ends_at = fields.DatetimeField()
    payment_status = choice(PaymentStatus, default=PaymentStatus.PENDING)
    payment_reference = fields.CharField(255, default="")
    amount_paid = money(default=Decimal("0"))
    currency = currency()
    is_active = fields.BooleanField(default=True)
    warned_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "organization_plans"


class PlanHistory(Table):
    """One change of an agency's plan and the person who made it."""

    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization", "plan_history")
    organization_id: int
    plan: fields.ForeignKeyNullableRelation[Plan] = mentions("Plan")
    plan_id: int | None
    user: fields.ForeignKeyNullableRelation[User] = mentions("User")
    user_id: int | None
    event = choice(PlanEvent)
    selected_at = fields.DatetimeField()
    expired_at = fields.DatetimeField(null=True)
    amount_paid = money(default=Decimal("0"))
    currency = currency()
    payment_reference = fields.CharField(255, default="")

    class Meta:
        table = "plan_history"
