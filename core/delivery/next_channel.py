"""When a person closed one way: mark it, and go on by another chat of his, at last by mail."""

from datetime import datetime

from tortoise.backends.base.client import BaseDBAsyncClient

from core.delivery.closed_chat import close_chat
from core.delivery.enqueue import Order, enqueue_all
from core.delivery.kinds import CARD, MAIL
from core.delivery.lane_names import address_of, chat_lane, is_chat, mail_lane
from core.delivery.lanes import Leased

_IS_TOLD_ELSEWHERE = """
SELECT 1 FROM outbox_messages
WHERE notification_id = $1 AND user_id = $2 AND id <> $3 AND kind IN ('card', 'mail')
  AND state IN ('later', 'waiting', 'leased', 'sent')
UNION ALL
SELECT 1 FROM notifications WHERE id = $1 AND receiver_id = $2 AND collected_at IS NOT NULL LIMIT 1
"""
"""What his other chat keeps for the digest is told in the digest, and not by mail at once."""

_OTHER_CHAT = """
SELECT channel, workspace, chat_id FROM chat_identities i
WHERE user_id = $1 AND NOT is_blocked AND NOT EXISTS (
  SELECT FROM outbox_messages m WHERE m.notification_id = $2 AND m.kind = 'card'
    AND m.lane = i.channel || ':' || i.workspace || ':' || i.chat_id)
ORDER BY is_primary DESC, id LIMIT 1
"""


async def next_channel(connection: BaseDBAsyncClient, message: Leased, *, now: datetime) -> None:
    """Close the chat; where nothing else tells this notification, order it on the person's next channel.

    Only news is sent on: an update of a card that nobody sees, or an answer in a closed chat, is not.
    """
    if not is_chat(message.lane) or message.user_id is None:
        return
    await close_chat(address_of(message.lane), now=now)
    if message.kind != CARD or message.notification_id is None:
        return
    told = [message.notification_id, message.user_id, message.id]
    if await connection.execute_query_dict(_IS_TOLD_ELSEWHERE, told):
        return
    chats = await connection.execute_query_dict(_OTHER_CHAT, [message.user_id, message.notification_id])
    lanes = [chat_lane(chat["channel"], chat["workspace"], chat["chat_id"]) for chat in chats]
    order = Order(
        lane=lanes[0] if lanes else mail_lane(message.user_id),
        kind=CARD if lanes else MAIL,
        payload={} if lanes else {"notification": message.notification_id},
        priority=message.priority,
        notification_id=message.notification_id,
        user_id=message.user_id,
    )
    await enqueue_all([order], now=now)
