"""Files people sent or the house made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields

from core.models.columns import Table, mentions

if TYPE_CHECKING:
    from core.models.agency import Organization
    from core.models.people import User


class StoredFile(Table):
    """What is known of a file; its bytes are kept apart so that lists stay light."""

    organization: fields.ForeignKeyNullableRelation[Organization] = mentions("Organization", db_index=True)
    organization_id: int | None
    owner: fields.ForeignKeyNullableRelation[User] = mentions("User")
    owner_id: int | None
    purpose = fields.CharField(40, default="")
    name = fields.CharField(255)
    media_type = fields.CharField(100)
    size = fields.BigIntField()
    sha256 = fields.CharField(64)
    created_at = fields.DatetimeField(auto_now_add=True)

    content: fields.BackwardOneToOneRelation[StoredFileContent]

    class Meta:
        table = "stored_files"


class StoredFileContent(Table):
    """The bytes of a file."""

    file: fields.OneToOneRelation[StoredFile] = fields.OneToOneField(
        "models.StoredFile", related_name="content"
    )
    file_id: int
    content = fields.BinaryField()

    class Meta:
        table = "stored_file_contents"
