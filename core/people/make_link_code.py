"""Make a code by which a known person adds a second chat."""

from datetime import datetime, timedelta

from core.audit import record
from core.kit.actor import Actor
from core.kit.tokens import hash_token, new_link_code
from core.kit.transaction import transaction
from core.models import LinkCode, User
from core.people.access import require_known

CODE_LIFE = timedelta(minutes=10)


async def make_link_code(actor: Actor, *, now: datetime) -> str:
    """A code of ten minutes, shown once and stored as a hash; an earlier one of the person ends."""
    require_known(actor)
    async with transaction(actor):
        await User.select_for_update().get(id=actor.user_id)
        await LinkCode.filter(user_id=actor.user_id, used_at=None, expires_at__gt=now).update(expires_at=now)
        code = new_link_code()
        await LinkCode.create(
            user_id=actor.user_id, code_hash=hash_token(code), expires_at=now + CODE_LIFE, created_at=now
        )
        await record(actor, "make_link_code", f"user:{actor.user_id}", now=now)
    return code
