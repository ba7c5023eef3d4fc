"""Interviews: appointments, offered slots and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tortoise import fields
from tortoise.fields.base import SET_NULL

from core.models.columns import Table, belongs_to, choice, mentions, part_of
from core.models.enums import InterviewMode, InterviewStatus, Verdict

if TYPE_CHECKING:
    from core.models.agency import Organization
    from core.models.applications import JobApplication
    from core.models.candidates import CandidateProfile
    from core.models.jobs import InterviewerDetails
    from core.models.people import User


class InterviewScheduled(Table):
    """An appointment; neither its interviewer nor its candidate is anywhere else meanwhile."""

    organization: fields.ForeignKeyRelation[Organization] = belongs_to(
        "Organization", "interviews", index=False
    )
    organization_id: int
    application: fields.ForeignKeyRelation[JobApplication] = part_of("JobApplication", "interviews")
    application_id: int
    panel: fields.ForeignKeyNullableRelation[InterviewerDetails] = mentions(
        "InterviewerDetails", on_delete=SET_NULL, db_index=True
    )
    panel_id: int | None
    interviewer: fields.ForeignKeyRelation[User] = belongs_to("User", "interviews", index=False)
    interviewer_id: int
    candidate: fields.ForeignKeyRelation[CandidateProfile] = belongs_to(
        "CandidateProfile", "interviews", index=False
    )
    candidate_id: int
    round_num = fields.IntField()
    starts_at = fields.DatetimeField()
    ends_at = fields.DatetimeField()
    zone = fields.CharField(64)
    mode = choice(InterviewMode, default=InterviewMode.ONLINE)
    place = fields.TextField(default="")
    status = choice(InterviewStatus, default=InterviewStatus.SCHEDULED)
    note = fields.TextField(default="")
    uid = fields.CharField(64, unique=True)
    sequence = fields.IntField(default=0)
    scheduled_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    scheduled_by_id: int | None
    move_requested_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    move_requested_by_id: int | None
    move_requested_at = fields.DatetimeField(null=True)
    move_reason = fields.TextField(default="")
    confirmed_at = fields.DatetimeField(null=True)
    reminded_day_before_at = fields.DatetimeField(null=True)
    reminded_hour_before_at = fields.DatetimeField(null=True)
    marks_asked_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "interviews_scheduled"
        indexes = (
            ("organization", "starts_at"),
            ("interviewer", "starts_at"),
            ("candidate", "starts_at"),
        )


class InterviewOffer(Table):
    """Slots of which the candidate may pick one, by a link or in chat."""

    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization")
    organization_id: int
    application: fields.ForeignKeyRelation[JobApplication] = part_of("JobApplication", "offers")
    application_id: int
    interview: fields.ForeignKeyNullableRelation[InterviewScheduled] = mentions("InterviewScheduled")
    interview_id: int | None
    round_num = fields.IntField()
    slots = fields.JSONField[list[dict[str, Any]]](default=list)
    zone = fields.CharField(64)
    mode = choice(InterviewMode, default=InterviewMode.ONLINE)
    place = fields.TextField(default="")
    token_hash = fields.CharField(64, unique=True)
    offered_by: fields.ForeignKeyRelation[User] = belongs_to("User", index=False)
    offered_by_id: int
    expires_at = fields.DatetimeField()
    picked_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "interview_offers"


class CandidateEvaluation(Table):
    """The marks of one round: 1 to 10 per skill, remarks, and a verdict."""

    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization")
    organization_id: int
    application: fields.ForeignKeyRelation[JobApplication] = part_of(
        "JobApplication", "evaluations", index=False
    )
    application_id: int
    interview: fields.ForeignKeyNullableRelation[InterviewScheduled] = mentions(
        "InterviewScheduled", db_index=True
    )
    interview_id: int | None
    interviewer: fields.ForeignKeyRelation[User] = belongs_to("User", "evaluations")
    interviewer_id: int
    candidate: fields.ForeignKeyRelation[CandidateProfile] = belongs_to("CandidateProfile", "evaluations")
    candidate_id: int
    round_num = fields.IntField()
    marks = fields.JSONField[dict[str, int]](default=dict)
    overall = fields.DecimalField(4, 2)
    remarks = fields.TextField()
    verdict = choice(Verdict)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "candidate_evaluations"
        unique_together = (("application", "round_num"),)
