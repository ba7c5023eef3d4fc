"""Applications: one person in one job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.fields.base import RESTRICT

from core.models.columns import Table, belongs_to, choice, mentions
from core.models.enums import ApplicationStatus

if TYPE_CHECKING:
    from core.models.agency import Organization
    from core.models.candidates import CandidateProfile, CandidateResume
    from core.models.interviews import CandidateEvaluation, InterviewScheduled
    from core.models.jobs import JobLocation, JobPosting
    from core.models.people import User
    from core.models.placements import SelectedCandidate


class JobApplication(Table):
    """A person's way through one job; the same person is in a job only once."""

    organization: fields.ForeignKeyRelation[Organization] = belongs_to(
        "Organization", "applications", index=False
    )
    organization_id: int
    job: fields.ForeignKeyRelation[JobPosting] = belongs_to("JobPosting", "applications", index=False)
    job_id: int
    location: fields.ForeignKeyRelation[JobLocation] = belongs_to("JobLocation", "applications", index=False)
    location_id: int
    resume: fields.OneToOneRelation[CandidateResume] = fields.OneToOneField(
        "models.CandidateResume", related_name="application", on_delete=RESTRICT
    )
    resume_id: int
    candidate: fields.ForeignKeyRelation[CandidateProfile] = belongs_to("CandidateProfile", "applications")
    candidate_id: int
    applicant: fields.ForeignKeyNullableRelation[User] = mentions("User", db_index=True)
    applicant_id: int | None
    submitted_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    submitted_by_id: int | None
    attached_to: fields.ForeignKeyNullableRelation[User] = mentions("User")
    attached_to_id: int | None
    receiver: fields.ForeignKeyNullableRelation[User] = mentions("User")
    receiver_id: int | None
    status = choice(ApplicationStatus, default=ApplicationStatus.PENDING)
    round_num = fields.IntField(default=0)
    is_incoming = fields.BooleanField(default=False)
    is_closed = fields.BooleanField(default=False)
    is_replacement = fields.BooleanField(default=False)
    message = fields.TextField(default="")
    feedback = fields.TextField(default="")
    decided_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    decided_by_id: int | None
    decided_at = fields.DatetimeField(null=True)
    draft_key = fields.CharField(64, null=True, unique=True)
    consent_text = fields.TextField(default="")
    consent_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now_add=True)

    interviews: fields.ReverseRelation[InterviewScheduled]
    evaluations: fields.ReverseRelation[CandidateEvaluation]
    selection: fields.BackwardOneToOneRelation[SelectedCandidate]

    class Meta:
        table = "job_applications"
        unique_together = (("job", "candidate"),)
        indexes = (
            ("organization", "status", "id"),
            ("job", "status", "id"),
            ("location", "status"),
            ("attached_to", "status", "id"),
            ("receiver", "status", "id"),
        )
