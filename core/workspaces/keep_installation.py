"""Somebody installed the app into a workspace, for the first time or once more."""

from dataclasses import dataclass
from datetime import datetime

from core.audit import record
from core.kit.crypto import Secrets
from core.kit.transaction import transaction
from core.models import ChatIdentity, SlackInstallation
from core.models.enums import Channel
from core.workspaces.tokens import sealed_token


@dataclass(frozen=True, slots=True)
class Installed:
    """What the platform said when it handed over the token."""

    team: str
    team_name: str
    bot_token: str
    bot_user: str
    scopes: str
    installer: str
    """The account that agreed; not yet known to the house, as a rule."""
    app: str = ""


async def keep_installation(found: Installed, secrets: Secrets, *, now: datetime) -> bool:
    """Keep the token, sealed; True where the app was not in the workspace before.

    Coming back opens the chats again that its removal had closed.
    """
    async with transaction():
        row = await _locked(found.team, now)
        is_new = not row.is_active
        if row.ended_at is not None:
            closed = ChatIdentity.filter(
                channel=Channel.SLACK, workspace=found.team, blocked_at=row.ended_at, is_blocked=True
            )
            await closed.update(is_blocked=False, blocked_at=None)
        row.team_name = found.team_name[:200]
        row.bot_user_id, row.scopes = found.bot_user, found.scopes
        row.bot_token_encrypted = sealed_token(secrets, found.team, found.bot_token)
        row.is_active, row.installed_at, row.ended_at = True, now, None
        row.installed_by_id = await _user_of(found.team, found.installer)
        await row.save()
        await record(None, "install_slack", f"workspace:{found.team}", now=now)
    return is_new


async def _locked(team: str, now: datetime) -> SlackInstallation:
    """The workspace's row, empty where there was none: of two who install at once the second waits here."""
    empty = SlackInstallation(team_id=team, bot_token_encrypted="", is_active=False, installed_at=now)
    await SlackInstallation.bulk_create([empty], ignore_conflicts=True)
    return await SlackInstallation.select_for_update().get(team_id=team)


async def _user_of(team: str, account: str) -> int | None:
    known = await ChatIdentity.get_or_none(channel=Channel.SLACK, workspace=team, external_id=account)
    return known.user_id if known is not None else None
