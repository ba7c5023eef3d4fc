"""Conversations in progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tortoise import fields

from core.models.columns import Table, choice, mentions, part_of
from core.models.enums import Channel, DraftStatus

if TYPE_CHECKING:
    from core.models.people import User


class ConversationDraft(Table):
    """A person's answers to one form about one subject; one is open at a time, and it has one owner."""

    user: fields.ForeignKeyRelation[User] = part_of("User", "drafts")
    user_id: int
    form = fields.CharField(64)
    form_version = fields.IntField(default=1)
    # The form's title and what it is about in words, so that a list or a reminder needs no form.
    title = fields.CharField(64, default="")
    subject = fields.CharField(64, default="")
    about = fields.CharField(120, default="")
    answered = fields.SmallIntField(default=0)
    asked = fields.SmallIntField(default=0)
    answers = fields.JSONField[dict[str, Any]](default=dict)
    facts = fields.JSONField[dict[str, Any]](default=dict)
    cursor = fields.JSONField[dict[str, Any]](default=dict)
    revision = fields.IntField(default=0)
    status = choice(DraftStatus, default=DraftStatus.OPEN)
    channel = choice(Channel, null=True)
    surface = fields.JSONField[dict[str, Any]](default=dict)
    result = fields.JSONField[dict[str, Any] | None](null=True)
    # Both deadlines of an open or parked draft: a word to its owner first, then it is put aside or removed.
    nudge_at = fields.DatetimeField(null=True)
    reminded_at = fields.DatetimeField(null=True)
    expires_at = fields.DatetimeField()
    handed_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    handed_by_id: int | None
    submitted_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "conversation_drafts"
