"""Who did what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tortoise import fields

from core.kit.actor import Role
from core.models.columns import Table, choice, mentions

if TYPE_CHECKING:
    from core.models.agency import Organization
    from core.models.people import User


class AuditEntry(Table):
    """One act of one person; the database lets nobody change or remove it."""

    organization: fields.ForeignKeyNullableRelation[Organization] = mentions("Organization")
    organization_id: int | None
    actor: fields.ForeignKeyNullableRelation[User] = mentions("User")
    actor_id: int | None
    role = choice(Role, null=True)
    channel = fields.CharField(20, default="")
    verb = fields.CharField(64)
    subject = fields.CharField(64)
    details = fields.JSONField[dict[str, Any]](default=dict)
    at = fields.DatetimeField()

    class Meta:
        table = "audit_entries"
        indexes = (("organization", "id"), ("subject", "id"), ("actor", "id"))
