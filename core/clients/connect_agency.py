"""A client asks an agency for a connection by its code."""

from datetime import datetime

from core.agency.rules import normal_org_code
from core.audit import record
from core.kit.actor import Actor, Role
from core.kit.errors import AlreadyDone, InvalidValue, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_
from core.models import ClientDetails, ClientOrganization, Organization
from core.models.enums import ConnectionStatus
from core.people.access import require
from core.people.connection_request import open_request


async def connect_agency(actor: Actor, code: str, *, now: datetime) -> ClientOrganization:
    """One connection per pair: asking while it waits changes nothing; after a rejection it is asked anew."""
    require(actor, Role.CLIENT)
    typed = normal_org_code(code)
    async with transaction(actor):
        # Two taps of the same client wait for one another here.
        client = await ClientDetails.select_for_update().get(id=actor.client)
        agency = await Organization.get_or_none(org_code=typed)
        if agency is None:
            raise InvalidValue(
                "code",
                N_("No agency has the code {code}. Ask your agency for it. Example: BANYAN4711"),
                code=typed,
            )
        connection = await ClientOrganization.select_for_update().get_or_none(
            client_id=client.id, organization_id=agency.id
        )
        if connection is not None and _waits(connection, agency):
            return connection
        connection = await open_request(client, agency, connection, asker=actor.name, now=now)
        await record(
            actor, "connect_agency", f"connection:{connection.id}", now=now, organization_id=agency.id
        )
    return connection


def _waits(connection: ClientOrganization, agency: Organization) -> bool:
    """Whether the request lies with the agency already, as after its own invitation."""
    match connection.status:
        case ConnectionStatus.PENDING:
            return True
        case ConnectionStatus.REJECTED:
            # What was decided before stays in the audit log.
            return False
        case ConnectionStatus.ACCEPTED:
            raise AlreadyDone(N_("You are connected with {agency} already."), agency=agency.name)
        case ConnectionStatus.SUSPENDED:
            raise WrongState(N_("Your connection with {agency} is suspended."), agency=agency.name)
