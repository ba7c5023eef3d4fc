"""Connections as one side may reach them; a foreign one answers like a missing one."""

from core.kit.actor import Actor, Role
from core.kit.found import found_one
from core.models import ClientOrganization
from core.people.access import require


async def connection_of_agency(actor: Actor, connection_id: int, *, lock: bool = False) -> ClientOrganization:
    """A connection of the manager's agency."""
    require(actor, Role.MANAGER)
    return await _get(connection_id, lock, organization_id=actor.agency)


async def connection_of_client(actor: Actor, connection_id: int, *, lock: bool = False) -> ClientOrganization:
    """A connection of the client's company."""
    require(actor, Role.CLIENT)
    return await _get(connection_id, lock, client_id=actor.client)


async def connection_of_party(actor: Actor, connection_id: int) -> ClientOrganization:
    """A connection as either of its two parties reads it."""
    require(actor, Role.MANAGER, Role.CLIENT)
    if actor.role is Role.MANAGER:
        return await connection_of_agency(actor, connection_id)
    return await connection_of_client(actor, connection_id)


async def _get(connection_id: int, lock: bool, **owner: int) -> ClientOrganization:
    # The two names are read beside it; only the connection itself is locked.
    rows = ClientOrganization.filter(id=connection_id, **owner)
    if lock:
        rows = rows.select_for_update()
    connection = await found_one(rows)
    await connection.fetch_related("client__user", "organization__manager")
    return connection
