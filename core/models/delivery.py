"""Everything on its way out, and every event that came in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tortoise import fields
from tortoise.models import Model

from core.models.columns import Table, belongs_to, choice, mentions, part_of
from core.models.enums import (
    AttemptOutcome,
    Channel,
    LaneState,
    OutboxPolicy,
    OutboxState,
    Priority,
)

if TYPE_CHECKING:
    from core.models.notifications import Notification
    from core.models.people import User


class DeliveryLane(Model):
    """One destination with its own pace, such as `telegram::4711`, `slack:T1:D2` or `mail:17`.

    One message of it is on its way at a time. Only workers write here; whoever enqueues leaves a
    `DeliveryWake`, so that two transactions that write to the same two chats never wait for each other.
    """

    key = fields.CharField(320, primary_key=True)
    bucket = fields.CharField(200)
    """Whose rate it draws on: one bot's, as `telegram:`, or a channel without a rate, as `slack`."""
    state = choice(LaneState, default=LaneState.OPEN)
    next_at = fields.DatetimeField()
    """Not before this; nor while one of its messages is leased."""
    has_waiting = fields.BooleanField(default=True)
    priority = fields.SmallIntField(default=0)
    """That of its best waiting message."""
    failures = fields.IntField(default=0)
    last_error = fields.TextField(default="")

    class Meta:
        table = "delivery_lanes"


class DeliveryWake(Table):
    """Says that a lane has a new message; a worker turns it into the lane's own row."""

    lane = fields.CharField(320)
    priority = fields.SmallIntField(default=0)

    class Meta:
        table = "delivery_wakes"


class OutboxMessage(Table):
    """One effect outside the database, written in the transaction that wants it."""

    lane = fields.CharField(320)
    kind = fields.CharField(40)
    notification: fields.ForeignKeyNullableRelation[Notification] = part_of(
        "Notification", "messages", null=True
    )
    notification_id: int | None
    # An index would cost at every change of state; people are erased, never deleted, so nothing needs it.
    user: fields.ForeignKeyNullableRelation[User] = mentions("User")
    user_id: int | None
    payload = fields.JSONField[dict[str, Any]](default=dict)
    priority: fields.Field[Priority] = fields.IntEnumField(Priority, description="", default=Priority.CARD)
    not_before = fields.DatetimeField()
    policy = choice(OutboxPolicy, default=OutboxPolicy.AT_LEAST_ONCE)
    state = choice(OutboxState, default=OutboxState.WAITING)
    lease_until = fields.DatetimeField(null=True)
    leased_by = fields.CharField(64, null=True)
    attempts = fields.IntField(default=0)
    last_error = fields.TextField(default="")
    provider_message_id = fields.CharField(255, null=True)
    dedupe_key = fields.CharField(200, null=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    started_at = fields.DatetimeField(null=True)
    """When its last try began."""
    finished_at = fields.DatetimeField(null=True)

    tries: fields.ReverseRelation[DeliveryAttempt]

    class Meta:
        table = "outbox_messages"


class DeliveryAttempt(Table):
    """One try after which a message had not arrived, and why; of one that has, its own row says all."""

    message: fields.ForeignKeyRelation[OutboxMessage] = part_of("OutboxMessage", "tries")
    message_id: int
    number = fields.IntField()
    outcome = choice(AttemptOutcome)
    error = fields.TextField(default="")
    retry_after = fields.DecimalField(10, 3, null=True)
    started_at = fields.DatetimeField()
    finished_at = fields.DatetimeField()

    class Meta:
        table = "delivery_attempts"


class ArchivedMessage(Model):
    """A finished message without what it said: when it went where, each try, and the provider's id for it."""

    id = fields.BigIntField(primary_key=True, generated=False)
    lane = fields.CharField(320)
    kind = fields.CharField(40)
    notification_id = fields.BigIntField(null=True)
    user_id = fields.BigIntField(null=True, db_index=True)
    state = choice(OutboxState)
    attempts = fields.IntField()
    last_error = fields.TextField(default="")
    provider_message_id = fields.CharField(255, null=True)
    dedupe_key = fields.CharField(200, null=True)
    tries = fields.JSONField[list[dict[str, Any]]](default=list)
    """What its rows of `delivery_attempts` said, and that it was sent."""
    created_at = fields.DatetimeField()
    finished_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "archived_messages"


class ChatCard(Table):
    """A card somebody sees in a chat, so that all cards of one thing are kept in step."""

    # Written for each card that is sent, from a message whose links were checked; neither is ever deleted.
    notification: fields.ForeignKeyNullableRelation[Notification] = part_of(
        "Notification", "cards", null=True, db_constraint=False
    )
    notification_id: int | None
    user: fields.ForeignKeyRelation[User] = belongs_to("User", index=False, db_constraint=False)
    user_id: int
    channel = choice(Channel)
    chat_id = fields.CharField(64)
    message_id = fields.CharField(64)
    lane = fields.CharField(320)
    shown_hash = fields.CharField(64, default="")
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "chat_cards"
        unique_together = (("channel", "chat_id", "message_id"),)


class LookedCard(Table):
    """A card a person asked for, or that ended a conversation: drawn anew when a thing on it has changed."""

    user: fields.ForeignKeyRelation[User] = part_of("User", "looked_cards")
    user_id: int
    lane = fields.CharField(320)
    chat_id = fields.CharField(64)
    message_id = fields.TextField()
    """The message; in Slack also `home`, or the address that reaches a card which one person alone sees."""
    look = fields.CharField(64, default="")
    """The action that drew it and draws it again; empty where the card itself is kept."""
    args = fields.JSONField[list[str]](default=list)
    card = fields.JSONField[Any](null=True)
    subjects = fields.JSONField[list[str]](default=list)
    """What its buttons are about, such as `job:12`."""
    shown_hash = fields.CharField(64, default="")
    shown_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "looked_cards"
        unique_together = (("lane", "chat_id", "message_id"),)


class SeenEvent(Table):
    """An event or update already dealt with, stored with its effect, so that a second delivery has none."""

    source = fields.CharField(32)
    event_id = fields.CharField(128)
    seen_at = fields.DatetimeField(auto_now_add=True, db_index=True)

    class Meta:
        table = "seen_events"
        unique_together = (("source", "event_id"),)


class RateBucket(Model):
    """The tokens left to one bot, shared by all processes."""

    key = fields.CharField(200, primary_key=True)
    tokens = fields.DecimalField(12, 4)
    refreshed_at = fields.DatetimeField()

    class Meta:
        table = "rate_buckets"
