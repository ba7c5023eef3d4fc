"""LinkedIn: whose page may be posted to, and what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.fields.base import RESTRICT

from core.models.columns import Table, belongs_to, choice, mentions
from core.models.enums import LinkedInAccount, LinkedInPostStatus, LinkedInStatus

if TYPE_CHECKING:
    from core.models.agency import Organization
    from core.models.jobs import JobPosting
    from core.models.people import User


class LinkedInIntegration(Table):
    """An agency's consent to post on its page; the tokens are encrypted with a rotatable key."""

    organization: fields.OneToOneRelation[Organization] = fields.OneToOneField(
        "models.Organization", related_name="linkedin", on_delete=RESTRICT
    )
    organization_id: int
    status = choice(LinkedInStatus, default=LinkedInStatus.CHOOSING_PAGE)
    access_token_encrypted = fields.TextField(null=True)
    refresh_token_encrypted = fields.TextField(null=True)
    token_expires_at = fields.DatetimeField(null=True)
    refresh_expires_at = fields.DatetimeField(null=True)
    linkedin_user_id = fields.CharField(255, default="")
    page_urn = fields.CharField(255, default="")
    page_name = fields.CharField(255, default="")
    pages = fields.JSONField[list[dict[str, str]]](default=list)
    connected_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    connected_by_id: int | None
    reconsent_asked_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "linkedin_integrations"


class HireSyncLinkedInCredential(Table):
    """HireSync's own page; one credential is active."""

    page_urn = fields.CharField(255)
    page_name = fields.CharField(255, default="")
    access_token_encrypted = fields.TextField()
    refresh_token_encrypted = fields.TextField(null=True)
    token_expires_at = fields.DatetimeField(null=True)
    refresh_expires_at = fields.DatetimeField(null=True)
    is_active = fields.BooleanField(default=True)
    connected_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    connected_by_id: int | None
    reconsent_asked_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "hiresync_linkedin_credentials"


class LinkedInPost(Table):
    """A job on one page, at most once."""

    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization", "linkedin_posts")
    organization_id: int
    job: fields.ForeignKeyRelation[JobPosting] = belongs_to("JobPosting", "linkedin_posts", index=False)
    job_id: int
    account = choice(LinkedInAccount)
    status = choice(LinkedInPostStatus, default=LinkedInPostStatus.WAITING)
    text = fields.TextField(default="")
    post_urn = fields.CharField(255, null=True)
    error = fields.TextField(default="")
    attempts = fields.IntField(default=0)
    posted_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    posted_by_id: int | None
    posted_at = fields.DatetimeField(null=True)
    closed_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "linkedin_posts"
        unique_together = (("job", "account"),)
