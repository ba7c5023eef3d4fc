"""Blog posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields

from core.models.columns import Table, belongs_to, choice, mentions
from core.models.enums import Approval

if TYPE_CHECKING:
    from core.models.files import StoredFile
    from core.models.people import User


class BlogPost(Table):
    """A post which anybody may write and an admin lets out or refuses with a reason."""

    author: fields.ForeignKeyRelation[User] = belongs_to("User", "blog_posts")
    author_id: int
    title = fields.CharField(255)
    slug = fields.CharField(120, unique=True)
    content = fields.TextField()
    tags = fields.JSONField[list[str]](default=list)
    thumbnail: fields.ForeignKeyNullableRelation[StoredFile] = mentions("StoredFile")
    thumbnail_id: int | None
    approval = choice(Approval, default=Approval.PENDING)
    reason = fields.TextField(default="")
    decided_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    decided_by_id: int | None
    decided_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "blog_posts"
        indexes = (("approval", "id"),)
