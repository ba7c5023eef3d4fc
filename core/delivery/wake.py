"""Bring a notification back at the moment for which its reader asked."""

from datetime import datetime

from core.delivery.enqueue import Order, enqueue_all
from core.delivery.kinds import CARD, MAIL, WAKE
from core.delivery.lane_names import chat_lane, mail_lane
from core.kit.transaction import transaction
from core.models import ChatIdentity, Notification
from core.models.enums import Priority


async def order_wake(told: Notification, until: datetime, *, now: datetime) -> None:
    """One card for each open chat, or a mail; a worker drops those which a later wish has overtaken."""
    async with transaction():
        chats = await ChatIdentity.filter(user_id=told.receiver_id, is_blocked=False).order_by("id")
        lanes = [chat_lane(chat.channel, chat.workspace, chat.chat_id) for chat in chats]
        orders = [
            Order(
                lane=lane,
                kind=CARD if lanes else MAIL,
                payload={WAKE: until.isoformat()} | ({} if lanes else {"notification": told.id}),
                priority=Priority.REMINDER,
                not_before=until,
                notification_id=told.id,
                user_id=told.receiver_id,
            )
            for lane in lanes or [mail_lane(told.receiver_id)]
        ]
        await enqueue_all(orders, now=now)
