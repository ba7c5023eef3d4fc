"""Whether a person can still be reached in a chat."""

from datetime import datetime

from core.models import ChatIdentity


async def mark_unreachable(channel: str, workspace: str, chat_id: str, *, now: datetime) -> None:
    """The person closed this way; delivery takes the next one."""
    await ChatIdentity.filter(channel=channel, workspace=workspace, chat_id=chat_id, is_blocked=False).update(
        is_blocked=True, blocked_at=now
    )


async def mark_reachable(channel: str, workspace: str, chat_id: str, *, now: datetime) -> None:
    """The person let us in again."""
    await ChatIdentity.filter(channel=channel, workspace=workspace, chat_id=chat_id).update(
        is_blocked=False, blocked_at=None
    )
