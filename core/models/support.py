"""Support tickets and the messages in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields

from core.models.columns import Table, belongs_to, choice, mentions, part_of
from core.models.enums import TicketPriority, TicketStatus

if TYPE_CHECKING:
    from core.models.files import StoredFile
    from core.models.people import User


class Ticket(Table):
    """A question or complaint of a person, open to any admin."""

    raised_by: fields.ForeignKeyRelation[User] = belongs_to("User", "tickets", index=False)
    raised_by_id: int
    title = fields.CharField(200)
    category = fields.CharField(50)
    description = fields.TextField()
    status = choice(TicketStatus, default=TicketStatus.PENDING)
    priority = choice(TicketPriority, default=TicketPriority.MEDIUM)
    assigned_to: fields.ForeignKeyNullableRelation[User] = mentions("User")
    assigned_to_id: int | None
    attachment: fields.ForeignKeyNullableRelation[StoredFile] = mentions("StoredFile")
    attachment_id: int | None
    resolved_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now_add=True)

    messages: fields.ReverseRelation[Message]

    class Meta:
        table = "tickets"
        indexes = (("raised_by", "id"), ("status", "id"))


class Message(Table):
    """One message in a ticket, by a person."""

    ticket: fields.ForeignKeyRelation[Ticket] = part_of("Ticket", "messages", index=False)
    ticket_id: int
    author: fields.ForeignKeyRelation[User] = belongs_to("User", index=False)
    author_id: int
    message = fields.TextField()
    attachment: fields.ForeignKeyNullableRelation[StoredFile] = mentions("StoredFile")
    attachment_id: int | None
    sent_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "messages"
        indexes = (("ticket", "id"),)
