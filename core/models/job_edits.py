"""Proposed changes of a job, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tortoise import fields

from core.models.columns import Table, belongs_to, choice, mentions, part_of
from core.models.enums import EditStatus, Side

if TYPE_CHECKING:
    from core.models.agency import Organization
    from core.models.jobs import JobPosting
    from core.models.people import User


class JobEditVersion(Table):
    """A proposal to change a job; one is open at a time, and it has at most one counter."""

    job: fields.ForeignKeyRelation[JobPosting] = part_of("JobPosting", "edits", index=False)
    job_id: int
    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization")
    organization_id: int
    version_number = fields.IntField()
    base_version: fields.OneToOneNullableRelation[JobEditVersion] = fields.OneToOneField(
        "models.JobEditVersion", related_name="counter", null=True
    )
    base_version_id: int | None
    side = choice(Side)
    proposed_by: fields.ForeignKeyRelation[User] = belongs_to("User", index=False)
    proposed_by_id: int
    status = choice(EditStatus, default=EditStatus.PENDING)
    reason = fields.TextField(default="")
    decided_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    decided_by_id: int | None
    decided_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    counter: fields.BackwardOneToOneRelation[JobEditVersion]
    fields_changed: fields.ReverseRelation[JobEditField]

    class Meta:
        table = "job_edit_versions"
        unique_together = (("job", "version_number"),)


class JobEditField(Table):
    """One field of a proposal: what it is, what it would become, and the answer.

    Skills, locations and rounds are fields too, with a list as their value.
    """

    version: fields.ForeignKeyRelation[JobEditVersion] = part_of(
        "JobEditVersion", "fields_changed", index=False
    )
    version_id: int
    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization")
    organization_id: int
    field_name = fields.CharField(50)
    old_value = fields.JSONField[Any](null=True)
    new_value = fields.JSONField[Any](null=True)
    status = choice(EditStatus, default=EditStatus.PENDING)

    class Meta:
        table = "job_edit_fields"
        unique_together = (("version", "field_name"),)
