"""Digests: what each person was shown, and when he is shown the next."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from tortoise import fields

from core.kit.actor import Role
from core.models.columns import Table, choice, mentions, part_of

if TYPE_CHECKING:
    from core.models.agency import Organization
    from core.models.people import User


class Digest(Table):
    """One digest as it was made; a person gets one for each of his days, and more where he asks."""

    user: fields.ForeignKeyRelation[User] = part_of("User", "digests", index=False)
    user_id: int
    organization: fields.ForeignKeyNullableRelation[Organization] = mentions("Organization")
    organization_id: int | None
    role = choice(Role)
    day: fields.Field[datetime.date | None] = fields.DateField(null=True)
    """His own calendar day; none where he asked for it."""
    content = fields.JSONField[dict[str, Any]](default=dict)
    created_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "digests"
        unique_together = (("user", "day"),)


class DigestTurn(Table):
    """When a person's next digest is due; unknown where his hour or zone has just changed."""

    user: fields.OneToOneRelation[User] = fields.OneToOneField("models.User", related_name="digest_turn")
    user_id: int
    due_at = fields.DatetimeField(null=True, db_index=True)

    class Meta:
        table = "digest_turns"
