"""Send again what did not arrive, or give it up: by an admin's word, which is kept."""

from datetime import datetime

from core.audit import record
from core.delivery.listing import give_up, resend
from core.kit.actor import Actor, Role
from core.kit.errors import WrongState
from core.kit.transaction import transaction
from core.kit.words import N_
from core.people.access import require


async def decide_delivery(actor: Actor, message_id: int, *, again: bool, now: datetime) -> None:
    """Refused where it waits for nobody's decision, for somebody was faster."""
    require(actor, Role.ADMIN)
    async with transaction(actor):
        decided = await (resend if again else give_up)([message_id], now=now)
        if not decided:
            raise WrongState(N_("This message does not wait for a decision any more."))
        await record(actor, "decide_delivery", f"message:{message_id}", now=now, again=again)
