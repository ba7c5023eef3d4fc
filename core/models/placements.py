"""Placements: offers, joiners, leavers and their replacements."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.fields.base import RESTRICT

from core.models.columns import Table, belongs_to, choice, currency, mentions, money
from core.models.enums import Acceptance, JoiningStatus, LeavingReason, ReplacementStatus

if TYPE_CHECKING:
    from core.models.agency import Organization
    from core.models.applications import JobApplication
    from core.models.candidates import CandidateProfile
    from core.models.invoices import InvoiceGenerated
    from core.models.jobs import JobPostTerms
    from core.models.people import User


class SelectedCandidate(Table):
    """A hire: the offer, the candidate's answer, the joining and the leaving."""

    organization: fields.ForeignKeyRelation[Organization] = belongs_to(
        "Organization", "selections", index=False
    )
    organization_id: int
    application: fields.OneToOneRelation[JobApplication] = fields.OneToOneField(
        "models.JobApplication", related_name="selection", on_delete=RESTRICT
    )
    application_id: int
    candidate: fields.ForeignKeyRelation[CandidateProfile] = belongs_to("CandidateProfile", "selections")
    candidate_id: int
    band: fields.ForeignKeyNullableRelation[JobPostTerms] = mentions("JobPostTerms")
    band_id: int | None
    ctc = money()
    currency = currency()
    joining_date: fields.Field[datetime.date] = fields.DateField()
    other_benefits = fields.TextField(default="")
    feedback = fields.TextField(default="")
    offered_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    offered_by_id: int | None
    acceptance = choice(Acceptance, default=Acceptance.PENDING)
    answered_at = fields.DatetimeField(null=True)
    refusal_reason = fields.TextField(default="")
    requested_date: fields.Field[datetime.date | None] = fields.DateField(null=True)
    date_request = fields.TextField(default="")
    date_requested_at = fields.DatetimeField(null=True)
    date_request_answered_at = fields.DatetimeField(null=True)
    reconfirmed = fields.BooleanField(null=True)
    reconfirmed_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    reconfirmed_by_id: int | None
    reconfirmed_at = fields.DatetimeField(null=True)
    joining_status = choice(JoiningStatus, default=JoiningStatus.PENDING)
    joined_on: fields.Field[datetime.date | None] = fields.DateField(null=True)
    joined_at = fields.DatetimeField(null=True)
    joined_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    joined_by_id: int | None
    left_on: fields.Field[datetime.date | None] = fields.DateField(null=True)
    left_at = fields.DatetimeField(null=True)
    left_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    left_by_id: int | None
    leaving_reason = choice(LeavingReason, null=True)
    left_reason = fields.TextField(default="")
    seat_taken = fields.BooleanField(default=True)
    is_replacement_hire = fields.BooleanField(default=False)
    is_replaced = fields.BooleanField(default=False)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now_add=True)

    replacements: fields.ReverseRelation[ReplacementCandidate]
    invoices: fields.ReverseRelation[InvoiceGenerated]

    class Meta:
        table = "selected_candidates"
        indexes = (("organization", "joining_status", "joining_date"),)


class ReplacementCandidate(Table):
    """The request to replace one leaver, and how it ended."""

    organization: fields.ForeignKeyRelation[Organization] = belongs_to(
        "Organization", "replacements", index=False
    )
    organization_id: int
    leaver: fields.ForeignKeyRelation[SelectedCandidate] = belongs_to("SelectedCandidate", "replacements")
    leaver_id: int
    replaced_by: fields.OneToOneNullableRelation[SelectedCandidate] = fields.OneToOneField(
        "models.SelectedCandidate", related_name="replaces", on_delete=RESTRICT, null=True
    )
    replaced_by_id: int | None
    status = choice(ReplacementStatus, default=ReplacementStatus.PENDING_MANAGER_APPROVAL)
    deadline: fields.Field[datetime.date | None] = fields.DateField(null=True)
    suggested_applications = fields.JSONField[list[int]](default=list)
    requested_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    requested_by_id: int | None
    reason = fields.TextField(default="")
    decided_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    decided_by_id: int | None
    decided_at = fields.DatetimeField(null=True)
    completed_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "replacement_candidates"
        indexes = (("organization", "status"),)
