"""Support tickets, the messages in them and the files that came with either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields

from core.models.columns import Table, belongs_to, choice, mentions, part_of
from core.models.enums import TicketCategory, TicketPriority, TicketStatus

if TYPE_CHECKING:
    from core.models.files import StoredFile
    from core.models.people import User


class Ticket(Table):
    """A question or complaint of a person, open to any admin until one of them takes it."""

    raised_by: fields.ForeignKeyRelation[User] = belongs_to("User", "tickets", index=False)
    raised_by_id: int
    title = fields.CharField(200)
    category = choice(TicketCategory)
    description = fields.TextField()
    status = choice(TicketStatus, default=TicketStatus.PENDING)
    priority = choice(TicketPriority, default=TicketPriority.MEDIUM)
    assigned_to: fields.ForeignKeyNullableRelation[User] = mentions("User")
    assigned_to_id: int | None
    draft_key = fields.CharField(64, null=True)
    resolved_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now_add=True)

    messages: fields.ReverseRelation[Message]

    class Meta:
        table = "tickets"
        unique_together = (("raised_by", "draft_key"),)
        indexes = (("raised_by", "id"),)


class Message(Table):
    """One message in a ticket, by a person."""

    ticket: fields.ForeignKeyRelation[Ticket] = part_of("Ticket", "messages", index=False)
    ticket_id: int
    author: fields.ForeignKeyRelation[User] = belongs_to("User", index=False)
    author_id: int
    message = fields.TextField()
    sent_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "messages"
        indexes = (("ticket", "id"),)


class TicketFile(Table):
    """A file that came with a message or, where none is named, with the description."""

    ticket: fields.ForeignKeyRelation[Ticket] = part_of("Ticket", "files")
    ticket_id: int
    message: fields.ForeignKeyNullableRelation[Message] = part_of("Message", "files", null=True)
    message_id: int | None
    file: fields.ForeignKeyRelation[StoredFile] = belongs_to("StoredFile")
    file_id: int

    class Meta:
        table = "ticket_files"
