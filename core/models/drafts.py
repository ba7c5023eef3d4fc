"""Conversations in progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tortoise import fields

from core.models.columns import Table, choice, part_of
from core.models.enums import Channel, DraftStatus

if TYPE_CHECKING:
    from core.models.people import User


class ConversationDraft(Table):
    """A person's answers to one form about one subject; one is open at a time."""

    user: fields.ForeignKeyRelation[User] = part_of("User", "drafts")
    user_id: int
    form = fields.CharField(64)
    form_version = fields.IntField(default=1)
    subject = fields.CharField(64, default="")
    answers = fields.JSONField[dict[str, Any]](default=dict)
    facts = fields.JSONField[dict[str, Any]](default=dict)
    cursor = fields.JSONField[dict[str, Any]](default=dict)
    revision = fields.IntField(default=0)
    status = choice(DraftStatus, default=DraftStatus.OPEN)
    channel = choice(Channel, null=True)
    surface = fields.JSONField[dict[str, Any]](default=dict)
    result = fields.JSONField[dict[str, Any] | None](null=True)
    reminded_at = fields.DatetimeField(null=True)
    expires_at = fields.DatetimeField()
    submitted_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "conversation_drafts"
