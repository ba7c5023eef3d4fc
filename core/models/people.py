"""People, the chats they use and the one-time secrets that bind the two."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from tortoise import fields

from core.kit.actor import Role
from core.models.columns import ClockTime, Table, belongs_to, choice, mentions, part_of
from core.models.enums import Channel

if TYPE_CHECKING:
    from core.models.agency import Organization
    from core.models.applications import JobApplication
    from core.models.candidates import CandidateProfile
    from core.models.clients import ClientDetails
    from core.models.files import StoredFile


class User(Table):
    """A person, known by one e-mail address, who may wear several hats."""

    email = fields.CharField(254, unique=True)
    name = fields.CharField(200)
    role = choice(Role, null=True)
    # The agency of the hat worn, where it is worn for several; no link, as agencies already point at people.
    acting_organization_id = fields.BigIntField(null=True)
    is_admin = fields.BooleanField(default=False)
    locale = fields.CharField(10, default="en")
    zone = fields.CharField(64, default="Asia/Kolkata")
    quiet_from: fields.Field[datetime.time | None] = ClockTime(null=True)
    quiet_to: fields.Field[datetime.time | None] = ClockTime(null=True)
    urgent_passes_quiet = fields.BooleanField(default=False)
    digest_at: fields.Field[datetime.time] = ClockTime(default=datetime.time(9))
    password_hash = fields.CharField(255, null=True)
    is_active = fields.BooleanField(default=True)
    is_verified = fields.BooleanField(default=False)
    erased_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    profile: fields.BackwardOneToOneRelation[UserProfile]
    chats: fields.ReverseRelation[ChatIdentity]

    class Meta:
        table = "users"


class UserProfile(Table):
    """What a person tells about himself beyond name and e-mail."""

    user: fields.OneToOneRelation[User] = fields.OneToOneField("models.User", related_name="profile")
    user_id: int
    first_name = fields.CharField(100, default="")
    last_name = fields.CharField(100, default="")
    designation = fields.CharField(150, default="")
    address = fields.TextField(default="")
    phone_e164 = fields.CharField(16, null=True)
    photo: fields.ForeignKeyNullableRelation[StoredFile] = mentions("StoredFile")
    photo_id: int | None

    class Meta:
        table = "user_profiles"


class ChatIdentity(Table):
    """One account of a person in one chat, bound by a one-time link."""

    user: fields.ForeignKeyRelation[User] = part_of("User", "chats")
    user_id: int
    channel = choice(Channel)
    workspace = fields.CharField(32, default="")
    external_id = fields.CharField(64)
    chat_id = fields.CharField(64)
    is_primary = fields.BooleanField(default=False)
    is_blocked = fields.BooleanField(default=False)
    blocked_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "chat_identities"
        unique_together = (("channel", "workspace", "external_id"),)
        indexes = (("channel", "chat_id"),)


class Invitation(Table):
    """A one-time link (7 days) that gives the person who opens it a hat and binds the chat.

    The link carries a keyed hash of the id, made when it is sent, so there is nothing secret to store.
    """

    email = fields.CharField(254, null=True)
    name = fields.CharField(200, default="")
    role = choice(Role)
    inviter: fields.ForeignKeyRelation[User] = belongs_to("User", "invitations")
    inviter_id: int
    organization: fields.ForeignKeyNullableRelation[Organization] = mentions("Organization", db_index=True)
    organization_id: int | None
    client: fields.ForeignKeyNullableRelation[ClientDetails] = mentions("ClientDetails")
    client_id: int | None
    candidate: fields.ForeignKeyNullableRelation[CandidateProfile] = mentions("CandidateProfile")
    candidate_id: int | None
    application: fields.ForeignKeyNullableRelation[JobApplication] = mentions("JobApplication")
    application_id: int | None
    details = fields.JSONField[dict[str, Any]](default=dict)
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)
    used_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    used_by_id: int | None
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "invitations"


class LinkCode(Table):
    """A code of ten minutes by which a known person adds another chat."""

    user: fields.ForeignKeyRelation[User] = part_of("User", "link_codes")
    user_id: int
    code_hash = fields.CharField(64, unique=True)
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "link_codes"


class RefreshToken(Table):
    """The right to new API tokens, stored hashed so that it can be revoked."""

    user: fields.ForeignKeyRelation[User] = part_of("User", "refresh_tokens")
    user_id: int
    token_hash = fields.CharField(64, unique=True)
    audience = fields.CharField(64)
    expires_at = fields.DatetimeField()
    revoked_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "refresh_tokens"
