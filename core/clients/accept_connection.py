"""The manager accepts a connection by setting its terms."""

from collections.abc import Sequence
from datetime import datetime

from core.audit import record
from core.clients.access import connection_of_agency
from core.clients.rules import must_wait_for_decision
from core.clients.terms import Band
from core.clients.write_bands import tell_client_to_read, write_bands
from core.delivery.notify import settle
from core.kit.actor import Actor
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import ClientOrganization
from core.models.enums import ConnectionStatus
from core.notifications.clients import CONNECTION_ACCEPTED


async def accept_connection(
    actor: Actor, connection_id: int, bands: Sequence[Band], *, now: datetime
) -> ClientOrganization:
    """The connection with its bands; the client hears of it once and is asked to agree."""
    async with transaction(actor):
        connection = await connection_of_agency(actor, connection_id, lock=True)
        must_wait_for_decision(connection)
        await write_bands(connection, bands, now=now)
        connection.status = ConnectionStatus.ACCEPTED
        connection.decided_by_id, connection.decided_at = actor.user_id, now
        await connection.save()
        subject = f"connection:{connection.id}"
        await record(actor, "accept_connection", subject, now=now, version=connection.terms_version)
        outcome = Text(N_("Accepted by {name}"), {"name": actor.name})
        await settle(subject, "decide_connection", by=actor, now=now, outcome=outcome)
        await tell_client_to_read(CONNECTION_ACCEPTED, actor, connection, bands, now=now)
    return connection
