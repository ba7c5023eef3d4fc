"""Clients, their connections to agencies and the terms both agreed to."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.fields.base import RESTRICT

from core.models.bands import Band
from core.models.columns import Table, belongs_to, choice, mentions, part_of
from core.models.enums import Channel, ConnectionStatus, NegotiationStatus, Side

if TYPE_CHECKING:
    from core.models.agency import Organization
    from core.models.people import User


class ClientDetails(Table):
    """A company that hires, spoken for by one person."""

    user: fields.OneToOneRelation[User] = fields.OneToOneField(
        "models.User", related_name="client", on_delete=RESTRICT
    )
    user_id: int
    company_name = fields.CharField(200)
    designation = fields.CharField(150, default="")
    contact_number = fields.CharField(20, default="")
    website_url = fields.CharField(255, default="")
    gst_number = fields.CharField(15, null=True)
    company_pan = fields.CharField(10, default="")
    company_address = fields.TextField(default="")
    about = fields.TextField(default="")
    created_at = fields.DatetimeField(auto_now_add=True)

    connections: fields.ReverseRelation[ClientOrganization]
    interviewers: fields.ReverseRelation[ClientInterviewer]

    class Meta:
        table = "client_details"


class ClientInterviewer(Table):
    """That a person interviews for a client; one person may do so for several."""

    client: fields.ForeignKeyRelation[ClientDetails] = part_of("ClientDetails", "interviewers", index=False)
    client_id: int
    interviewer: fields.ForeignKeyRelation[User] = belongs_to("User", "interviewing")
    interviewer_id: int
    designation = fields.CharField(150, default="")
    is_active = fields.BooleanField(default=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "client_interviewers"
        unique_together = (("client", "interviewer"),)


class ClientOrganization(Table):
    """A connection of a client and an agency, and the client's agreement to its terms."""

    client: fields.ForeignKeyRelation[ClientDetails] = belongs_to("ClientDetails", "connections", index=False)
    client_id: int
    organization: fields.ForeignKeyRelation[Organization] = belongs_to(
        "Organization", "connections", index=False
    )
    organization_id: int
    status = choice(ConnectionStatus, default=ConnectionStatus.PENDING)
    reason = fields.TextField(default="")
    decided_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    decided_by_id: int | None
    decided_at = fields.DatetimeField(null=True)
    terms_version = fields.IntField(default=0)
    agreed_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    agreed_by_id: int | None
    agreed_at = fields.DatetimeField(null=True)
    agreed_channel = choice(Channel, null=True)
    agreed_text_hash = fields.CharField(64, null=True)
    agreed_terms_version = fields.IntField(null=True)
    seen_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    terms: fields.ReverseRelation[ClientOrganizationTerms]
    negotiations: fields.ReverseRelation[NegotiationRequest]

    class Meta:
        table = "client_organizations"
        unique_together = (("client", "organization"),)
        indexes = (("organization", "status"),)


class ClientOrganizationTerms(Band):
    """One band of a connection; the active bands of a connection never overlap."""

    connection: fields.ForeignKeyRelation[ClientOrganization] = part_of("ClientOrganization", "terms")
    connection_id: int
    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization")
    organization_id: int
    is_active = fields.BooleanField(default=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "client_organization_terms"


class NegotiationRequest(Band):
    """One round of a negotiation about a band; every round is kept."""

    connection: fields.ForeignKeyRelation[ClientOrganization] = part_of("ClientOrganization", "negotiations")
    connection_id: int
    organization: fields.ForeignKeyRelation[Organization] = belongs_to("Organization")
    organization_id: int
    original_term: fields.ForeignKeyNullableRelation[ClientOrganizationTerms] = mentions(
        "ClientOrganizationTerms"
    )
    original_term_id: int | None
    previous: fields.ForeignKeyNullableRelation[NegotiationRequest] = mentions("NegotiationRequest")
    previous_id: int | None
    side = choice(Side)
    status = choice(NegotiationStatus, default=NegotiationStatus.PENDING)
    reason = fields.TextField(default="")
    requested_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    requested_by_id: int | None
    requested_at = fields.DatetimeField(auto_now_add=True)
    decided_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    decided_by_id: int | None
    decided_at = fields.DatetimeField(null=True)
    expires_on: fields.Field[datetime.date | None] = fields.DateField(null=True)

    class Meta:
        table = "negotiation_requests"
