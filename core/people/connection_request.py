"""A client's request to an agency, whether typed by code or made by joining at the agency's invitation."""

from datetime import datetime

from core.delivery.notify import notify
from core.models import ClientDetails, ClientOrganization, Organization
from core.models.enums import ConnectionStatus
from core.notifications.clients import CONNECTION_ASKED


async def open_request(
    client: ClientDetails,
    agency: Organization,
    known: ClientOrganization | None,
    *,
    asker: str,
    now: datetime,
) -> ClientOrganization:
    """Put the request before the manager; the client's row is locked, so that a pair has one connection."""
    connection = known or ClientOrganization(client_id=client.id, organization_id=agency.id, created_at=now)
    connection.status, connection.reason = ConnectionStatus.PENDING, ""
    connection.decided_by_id = connection.decided_at = connection.seen_at = None
    await connection.save()
    await notify(
        CONNECTION_ASKED,
        to=[agency.manager_id],
        subject=f"connection:{connection.id}",
        organization_id=agency.id,
        now=now,
        params={"company": client.company_name, "name": asker, "connection": str(connection.id)},
    )
    return connection
