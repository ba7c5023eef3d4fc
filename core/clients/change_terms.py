"""The manager sets new terms on a connection in force."""

from collections.abc import Sequence
from datetime import datetime

from core.audit import record
from core.clients.access import connection_of_agency
from core.clients.rules import must_be_accepted
from core.clients.terms import Band
from core.clients.write_bands import tell_client_to_read, write_bands
from core.delivery.notify import settle
from core.kit.actor import Actor
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import ClientOrganization
from core.notifications.clients import TERMS_CHANGED


async def change_terms(
    actor: Actor, connection_id: int, bands: Sequence[Band], *, now: datetime
) -> ClientOrganization:
    """A new version, to which the client must agree before the next job; jobs already posted keep theirs."""
    async with transaction(actor):
        connection = await connection_of_agency(actor, connection_id, lock=True)
        must_be_accepted(connection)
        await write_bands(connection, bands, now=now)
        await connection.save()
        subject = f"connection:{connection.id}"
        await record(actor, "change_terms", subject, now=now, version=connection.terms_version)
        outcome = Text(N_("Replaced by newer terms"))
        await settle(subject, "agree_terms", by=actor, now=now, outcome=outcome)
        await tell_client_to_read(TERMS_CHANGED, actor, connection, bands, now=now)
    return connection
