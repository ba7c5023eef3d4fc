"""Whether a person can still be reached in a chat."""

from datetime import datetime

from core.delivery.closed_chat import close_chat
from core.models import ChatIdentity
from core.ports import Address


async def mark_unreachable(channel: str, workspace: str, chat_id: str, *, now: datetime) -> None:
    """The person closed this way; delivery takes the next one, and his managers are told."""
    await close_chat(Address(channel, workspace, chat_id), now=now)


async def mark_reachable(channel: str, workspace: str, chat_id: str) -> None:
    """The person let us in again."""
    await ChatIdentity.filter(channel=channel, workspace=workspace, chat_id=chat_id, is_blocked=True).update(
        is_blocked=False, blocked_at=None
    )
