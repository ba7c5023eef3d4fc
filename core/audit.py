"""The append-only book of who did what."""

from datetime import datetime
from typing import Any

from core.kit.actor import Actor
from core.kit.transaction import transaction
from core.kit.wire import pack
from core.models import AuditEntry


async def record(
    actor: Actor | None,
    verb: str,
    subject: str,
    *,
    now: datetime,
    organization_id: int | None = None,
    **details: Any,
) -> None:
    """Write one act into the book, in the transaction of the act itself; no actor means the system."""
    agency = actor.organization_id if actor and organization_id is None else organization_id
    async with transaction(actor):
        await AuditEntry.create(
            organization_id=agency,
            actor_id=actor.user_id if actor else None,
            role=actor.role if actor else None,
            channel=actor.channel if actor else "",
            verb=verb,
            subject=subject,
            details=pack(details),
            at=now,
        )
