"""Order a person's open conversations drawn again where they stand: the same questions, read differently."""

from datetime import datetime

from bot.forms.files import SHOW_DRAFT
from bot.forms.store import rows
from core.delivery.enqueue import Order, enqueue_all
from core.kit.actor import Actor

_OPEN = """
SELECT id, revision, channel FROM conversation_drafts
WHERE user_id = $1 AND status = 'open' AND channel <> '' ORDER BY updated_at DESC LIMIT 5
"""


async def show_again(actor: Actor, *, now: datetime) -> None:
    """The latest of them; any other is drawn when it is taken up."""
    orders = [
        Order(
            lane=f"files:{draft['channel']}",
            kind=SHOW_DRAFT,
            payload={"draft": draft["id"], "revision": draft["revision"]},
        )
        for draft in await rows(_OPEN, [actor.user_id])
    ]
    await enqueue_all(orders, now=now)
