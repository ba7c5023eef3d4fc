"""The cards that a conversation leaves behind in a chat, brought up to date by a worker."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from core.delivery.enqueue import Order, enqueue_all
from core.delivery.looked import look_again
from core.models.enums import Priority

LEAVE_CARD = "leave_card"
"""The kind of outbox row by which a card says where its conversation went, or how it ended."""


def list_of(user_id: int) -> str:
    """What one person has begun, as a thing that changes."""
    return f"drafts:{user_id}"


async def redraw_list(*user_ids: int, now: datetime) -> None:
    """Lists these people asked for offer nothing that has ended, or that somebody else has now."""
    await look_again([list_of(one) for one in user_ids], now=now)


async def leave_cards(
    draft_id: int,
    user_id: int,
    surface: Mapping[str, Any],
    *,
    now: datetime,
    channels: Iterable[str] | None = None,
) -> None:
    """Have the cards of this person in these chats (all of them unless named) drawn anew."""
    wanted = surface.keys() if channels is None else channels
    await enqueue_all(
        [
            Order(
                lane=f"drafts:{channel}",
                kind=LEAVE_CARD,
                payload={
                    "draft": draft_id, "user": user_id, "channel": channel, "where": surface[channel],
                },
                priority=Priority.ANSWER,
            )
            for channel in wanted
            if channel in surface
        ],
        now=now,
    )  # fmt: skip
