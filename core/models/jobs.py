"""Jobs: where, with which skills, through which rounds and on what frozen terms."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tortoise import fields
from tortoise.fields.base import SET_NULL

from core.models.bands import Band
from core.models.columns import Table, belongs_to, choice, currency, mentions, money, part_of
from core.models.enums import (
    Approval,
    InterviewMode,
    InterviewType,
    JobLevel,
    JobStatus,
    JobType,
    MetricType,
    WorkMode,
)

if TYPE_CHECKING:
    from core.models.agency import Organization
    from core.models.applications import JobApplication
    from core.models.clients import ClientDetails, ClientOrganization, ClientOrganizationTerms
    from core.models.files import StoredFile
    from core.models.job_edits import JobEditVersion
    from core.models.people import User


class JobPosting(Table):
    """A job a client wants an agency to fill."""

    client: fields.ForeignKeyRelation[ClientDetails] = belongs_to("ClientDetails", "jobs", index=False)
    client_id: int
    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization", "jobs", index=False)
    organization_id: int
    connection: fields.ForeignKeyRelation[ClientOrganization] = belongs_to("ClientOrganization", "jobs")
    connection_id: int
    posted_by: fields.ForeignKeyRelation[User] = belongs_to("User", index=False)
    posted_by_id: int
    title = fields.CharField(255)
    job_code = fields.CharField(60)
    draft_key = fields.CharField(64, null=True, unique=True)
    department = fields.CharField(100, default="")
    industry = fields.CharField(255, default="")
    description = fields.TextField(default="")
    description_file: fields.ForeignKeyNullableRelation[StoredFile] = mentions("StoredFile")
    description_file_id: int | None
    experience_min = fields.DecimalField(4, 1, default=Decimal("0"))
    experience_max = fields.DecimalField(4, 1, default=Decimal("0"))
    ctc_min = money()
    ctc_max = money()
    currency = currency()
    job_type = choice(JobType, default=JobType.FULL_TIME)
    job_level = choice(JobLevel, default=JobLevel.MID)
    time_period = fields.CharField(50, default="")
    notice_period = fields.CharField(50, default="")
    shift = fields.CharField(100, default="")
    is_rotational = fields.BooleanField(default=False)
    working_days_per_week = fields.SmallIntField(null=True)
    qualifications = fields.TextField(default="")
    other_benefits = fields.TextField(default="")
    probation_type = fields.CharField(20, default="")
    probation_period = fields.CharField(30, default="")
    bond = fields.TextField(default="")
    visa_status = fields.CharField(100, default="")
    passport_required = fields.BooleanField(default=False)
    decision_maker = fields.CharField(150, default="")
    decision_maker_email = fields.CharField(254, default="")
    languages = fields.CharField(255, default="")
    rounds = fields.IntField(default=0)
    deadline: fields.Field[datetime.date | None] = fields.DateField(null=True)
    extended_deadline: fields.Field[datetime.date | None] = fields.DateField(null=True)
    extended_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    extended_by_id: int | None
    warned_of: fields.Field[datetime.date | None] = fields.DateField(null=True)
    """The last day whose coming was told; another one is told again."""
    status = choice(JobStatus, default=JobStatus.OPENED)
    held_state = fields.JSONField[dict[str, Any] | None](null=True)
    closed_at = fields.DatetimeField(null=True)
    approval = choice(Approval, default=Approval.PENDING)
    reason = fields.TextField(default="")
    decided_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    decided_by_id: int | None
    decided_at = fields.DatetimeField(null=True)
    seen_by_manager_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now_add=True)

    locations: fields.ReverseRelation[JobLocation]
    skills: fields.ReverseRelation[SkillMetric]
    panel: fields.ReverseRelation[InterviewerDetails]
    terms: fields.ReverseRelation[JobPostTerms]
    edits: fields.ReverseRelation[JobEditVersion]
    applications: fields.ReverseRelation[JobApplication]

    class Meta:
        table = "job_postings"
        unique_together = (("organization", "job_code"),)
        indexes = (("organization", "approval", "status", "id"), ("client", "status", "id"))


class JobLocation(Table):
    """One place of a job with its seats; never more seats taken than there are."""

    job: fields.ForeignKeyRelation[JobPosting] = part_of("JobPosting", "locations", index=False)
    job_id: int
    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization")
    organization_id: int
    location = fields.CharField(100)
    positions = fields.IntField(default=1)
    positions_closed = fields.IntField(default=0)
    work_mode = choice(WorkMode, default=WorkMode.OFFICE)
    status = choice(JobStatus, default=JobStatus.OPENED)

    assignments: fields.ReverseRelation[AssignedJob]
    applications: fields.ReverseRelation[JobApplication]

    class Meta:
        table = "job_locations"
        unique_together = (("job", "location"),)


class AssignedJob(Table):
    """That a recruiter works on a location; an ended assignment stays as history."""

    location: fields.ForeignKeyRelation[JobLocation] = part_of("JobLocation", "assignments")
    location_id: int
    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization")
    organization_id: int
    recruiter: fields.ForeignKeyRelation[User] = belongs_to("User", "assignments")
    recruiter_id: int
    assigned_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    assigned_by_id: int | None
    assigned_at = fields.DatetimeField(auto_now_add=True)
    unassigned_at = fields.DatetimeField(null=True)

    class Meta:
        table = "assigned_jobs"


class SkillMetric(Table):
    """A skill a job asks for and how much of it."""

    job: fields.ForeignKeyRelation[JobPosting] = part_of("JobPosting", "skills")
    job_id: int
    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization")
    organization_id: int
    skill = fields.CharField(100)
    is_primary = fields.BooleanField(default=False)
    metric_type = choice(MetricType, default=MetricType.RATING)
    metric_value = fields.CharField(100, default="")

    class Meta:
        table = "skill_metrics"


class InterviewerDetails(Table):
    """Who holds one round of a job, and how: the panel row."""

    job: fields.ForeignKeyRelation[JobPosting] = part_of("JobPosting", "panel", index=False)
    job_id: int
    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization")
    organization_id: int
    round_num = fields.IntField()
    interviewer: fields.ForeignKeyRelation[User] = belongs_to("User", "panels")
    interviewer_id: int
    mode = choice(InterviewMode, default=InterviewMode.ONLINE)
    type = choice(InterviewType, default=InterviewType.TECHNICAL)

    class Meta:
        table = "interviewer_details"
        unique_together = (("job", "round_num"),)


class JobPostTerms(Band):
    """A band frozen into a job: the contract for its invoices and replacements."""

    job: fields.ForeignKeyRelation[JobPosting] = part_of("JobPosting", "terms")
    job_id: int
    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization")
    organization_id: int
    source: fields.ForeignKeyNullableRelation[ClientOrganizationTerms] = mentions(
        "ClientOrganizationTerms", on_delete=SET_NULL, db_index=True
    )
    source_id: int | None
    is_negotiated = fields.BooleanField(default=False)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "job_post_terms"
