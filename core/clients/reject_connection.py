"""The manager rejects a connection with a reason."""

from datetime import datetime

from core.audit import record
from core.clients.access import connection_of_agency
from core.clients.rules import must_wait_for_decision
from core.delivery.notify import notify, settle
from core.kit.actor import Actor
from core.kit.errors import InvalidValue
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import ClientOrganization
from core.models.enums import ConnectionStatus
from core.notifications.clients import CONNECTION_REJECTED


async def reject_connection(
    actor: Actor, connection_id: int, reason: str, *, now: datetime
) -> ClientOrganization:
    """The client hears the reason and may ask again."""
    async with transaction(actor):
        connection = await connection_of_agency(actor, connection_id, lock=True)
        must_wait_for_decision(connection)
        if not reason.strip():
            raise InvalidValue("reason", N_("Please say why, so that the client knows what to change."))
        connection.status, connection.reason = ConnectionStatus.REJECTED, reason.strip()
        connection.decided_by_id, connection.decided_at = actor.user_id, now
        await connection.save()
        subject = f"connection:{connection.id}"
        await record(actor, "reject_connection", subject, now=now, reason=connection.reason)
        outcome = Text(N_("Rejected by {name}"), {"name": actor.name})
        await settle(subject, "decide_connection", by=actor, now=now, outcome=outcome)
        await notify(
            CONNECTION_REJECTED,
            to=[connection.client.user_id],
            subject=subject,
            organization_id=connection.organization_id,
            now=now,
            params={
                "agency": connection.organization.name,
                "name": actor.name,
                "reason": connection.reason,
            },
        )
    return connection
