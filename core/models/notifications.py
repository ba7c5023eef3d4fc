"""What a person was told, which act is awaited, and how he wants to hear of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tortoise import fields

from core.models.columns import Table, choice, mentions, part_of
from core.models.enums import DeliveryMode, NotificationCategory, PreferenceChannel

if TYPE_CHECKING:
    from core.models.agency import Organization
    from core.models.people import User


class Notification(Table):
    """One thing told to one person: the act it waits for, until when, and when that was done by whom."""

    receiver: fields.ForeignKeyRelation[User] = part_of("User", "notifications", index=False)
    receiver_id: int
    organization: fields.ForeignKeyNullableRelation[Organization] = mentions("Organization", db_index=True)
    organization_id: int | None
    category = choice(NotificationCategory)
    kind = fields.CharField(64, default="")
    subject = fields.CharField(64)
    params = fields.JSONField[dict[str, Any]](default=dict)
    attachments = fields.JSONField[list[Any]](default=list)
    action = fields.CharField(64, default="")
    due_at = fields.DatetimeField(null=True)
    done_at = fields.DatetimeField(null=True)
    done_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    done_by_id: int | None
    outcome = fields.TextField(default="")
    outcome_params = fields.JSONField[dict[str, Any]](default=dict)
    reminded_at = fields.DatetimeField(null=True)
    nudge_at = fields.DatetimeField(null=True)
    """When the next reminder is due, or the word to the manager; empty once nothing of that is to come."""
    nudges = fields.SmallIntField(default=0)
    """How many reminders were told."""
    snoozed_until = fields.DatetimeField(null=True)
    # Held back by its reader's wish, and when a digest brought it.
    collected_at = fields.DatetimeField(null=True)
    digested_at = fields.DatetimeField(null=True)
    seen_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "notifications"
        indexes = (("receiver", "id"), ("subject", "category"))


class NotificationPreference(Table):
    """How a person wants to hear of one category on one channel; with no category, of the others."""

    user: fields.ForeignKeyRelation[User] = part_of("User", "preferences", index=False)
    user_id: int
    category = choice(NotificationCategory, null=True)
    channel = choice(PreferenceChannel)
    mode = choice(DeliveryMode, default=DeliveryMode.AT_ONCE)

    class Meta:
        table = "notification_preferences"
