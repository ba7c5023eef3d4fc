"""Agencies and the people who work for them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.fields.base import RESTRICT

from core.models.bands import Band
from core.models.columns import Table, belongs_to, currency, mentions, money, part_of

if TYPE_CHECKING:
    from core.models.people import User


class Organization(Table):
    """A recruiting agency, led by one manager and known to clients by its code."""

    manager: fields.OneToOneRelation[User] = fields.OneToOneField(
        "models.User", related_name="managed_organization", on_delete=RESTRICT
    )
    manager_id: int
    org_code = fields.CharField(40, unique=True)
    name = fields.CharField(255)
    contact_number = fields.CharField(20, default="")
    website_url = fields.CharField(255, default="")
    gst_number = fields.CharField(15, null=True)
    company_pan = fields.CharField(10, default="")
    company_address = fields.TextField(default="")
    account_number = fields.CharField(50, default="")
    account_holder = fields.CharField(200, default="")
    bank_name = fields.CharField(200, default="")
    ifsc_code = fields.CharField(20, default="")
    msme_number = fields.CharField(50, default="")
    udyam_number = fields.CharField(50, default="")
    target_amount = money(default=Decimal("0"))
    target_positions = fields.IntField(default=0)
    currency = currency()
    zone = fields.CharField(64, default="Asia/Kolkata")
    created_at = fields.DatetimeField(auto_now_add=True)

    recruiters: fields.ReverseRelation[Recruiter]
    house_terms: fields.ReverseRelation[OrganizationTerms]
    accountant: fields.BackwardOneToOneRelation[Accountant]

    class Meta:
        table = "organizations"


class OrganizationTerms(Band):
    """A house band of an agency, from which new connections are prefilled."""

    organization: fields.ForeignKeyRelation[Organization] = part_of("Organization", "house_terms")
    organization_id: int
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "organization_terms"


class Recruiter(Table):
    """That a person recruits for an agency, under whom and with what targets."""

    user: fields.ForeignKeyRelation[User] = belongs_to("User", "recruiting", index=False)
    user_id: int
    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization", "recruiters")
    organization_id: int
    supervisor: fields.ForeignKeyNullableRelation[User] = mentions("User")
    supervisor_id: int | None
    target_amount = money(default=Decimal("0"))
    target_positions = fields.IntField(default=0)
    is_active = fields.BooleanField(default=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "recruiters"
        unique_together = (("user", "organization"),)


class Accountant(Table):
    """The one accountant of an agency."""

    organization: fields.OneToOneRelation[Organization] = fields.OneToOneField(
        "models.Organization", related_name="accountant", on_delete=RESTRICT
    )
    organization_id: int
    user: fields.ForeignKeyRelation[User] = belongs_to("User", "accounting")
    user_id: int
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "accountants"
