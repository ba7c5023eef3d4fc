"""What a card of ours is about, for whoever writes below it."""

from core.delivery.lane_names import channel_of
from core.kit.transaction import transaction
from core.ports import Shown

_ABOUT = """
SELECT n.subject FROM chat_cards c JOIN notifications n ON n.id = c.notification_id
WHERE c.channel = $2 AND c.chat_id = $3 AND c.message_id = $4
UNION ALL
SELECT l.subjects ->> 0 FROM looked_cards l
WHERE l.lane = $1 AND l.chat_id = $3 AND l.message_id = $4 AND jsonb_array_length(l.subjects) = 1
LIMIT 1
"""


async def subject_below(lane: str, shown: Shown) -> str:
    """The one thing this message is about, such as `ticket:12`, whether it came as news or was asked for.

    Empty for a message about several things, and for any other.
    """
    values = [lane, channel_of(lane), shown.chat, shown.message]
    async with transaction() as connection:
        rows = await connection.execute_query_dict(_ABOUT, values)
    return str(rows[0]["subject"]) if rows else ""
