"""A client asks an agency for a connection by its code."""

from datetime import datetime

from core.agency.rules import normal_org_code
from core.audit import record
from core.delivery.notify import notify
from core.kit.actor import Actor, Role
from core.kit.errors import AlreadyDone, InvalidValue, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_
from core.models import ClientDetails, ClientOrganization, Organization
from core.models.enums import ConnectionStatus
from core.notifications.clients import CONNECTION_ASKED, DECISION_TIME
from core.people.access import require


async def connect_agency(actor: Actor, code: str, *, now: datetime) -> ClientOrganization:
    """One connection per pair; after a rejection the client may ask again, and the first answer is kept."""
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
        if connection is None:
            connection = ClientOrganization(client_id=client.id, organization_id=agency.id, created_at=now)
        else:
            _must_be_free_to_ask(connection, agency)
        connection.status, connection.reason = ConnectionStatus.PENDING, ""
        connection.decided_by_id = connection.decided_at = connection.seen_at = None
        await connection.save()
        subject = f"connection:{connection.id}"
        await record(actor, "connect_agency", subject, now=now, organization_id=agency.id)
        await notify(
            CONNECTION_ASKED,
            to=[agency.manager_id],
            subject=subject,
            organization_id=agency.id,
            now=now,
            due_at=now + DECISION_TIME,
            params={
                "company": client.company_name,
                "name": actor.name,
                "connection": str(connection.id),
            },
        )
    return connection


def _must_be_free_to_ask(connection: ClientOrganization, agency: Organization) -> None:
    match connection.status:
        case ConnectionStatus.REJECTED:
            return
        case ConnectionStatus.PENDING:
            raise AlreadyDone(
                N_("You have asked {agency} already. They will answer soon."), agency=agency.name
            )
        case ConnectionStatus.ACCEPTED:
            raise AlreadyDone(N_("You are connected with {agency} already."), agency=agency.name)
        case ConnectionStatus.SUSPENDED:
            raise WrongState(N_("Your connection with {agency} is suspended."), agency=agency.name)
