"""What a card of ours is about, for whoever writes below it."""

from core.models import ChatCard
from core.ports import Shown


async def subject_below(channel: str, shown: Shown) -> str:
    """What the news on this message is about, such as `ticket:12`; empty for any other message."""
    cards = ChatCard.filter(channel=channel, chat_id=shown.chat, message_id=shown.message)
    found = await cards.first().values_list("notification__subject", flat=True)
    return str(found or "")
