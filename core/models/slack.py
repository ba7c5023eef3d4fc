"""The Slack workspaces that installed the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tortoise import fields

from core.models.columns import Table, mentions

if TYPE_CHECKING:
    from core.models.people import User


class SlackInstallation(Table):
    """One workspace and its bot token, encrypted with a rotatable key; empty once the app was removed."""

    team_id = fields.CharField(32, unique=True)
    team_name = fields.CharField(200, default="")
    enterprise_id = fields.CharField(32, default="")
    bot_user_id = fields.CharField(32, default="")
    bot_token_encrypted = fields.TextField()
    scopes = fields.TextField(default="")
    is_active = fields.BooleanField(default=True)
    installed_by: fields.ForeignKeyNullableRelation[User] = mentions("User")
    installed_by_id: int | None
    installed_at = fields.DatetimeField(auto_now_add=True)
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        table = "slack_installations"
