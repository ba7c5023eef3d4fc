"""What a person may choose from while posting or staffing a job; bound to his agency or company."""

from dataclasses import dataclass

from tortoise.expressions import F, Q

from core.clients.terms import Band, in_order
from core.jobs.access import connection_to_post
from core.kit.actor import Actor, Role
from core.kit.transaction import transaction
from core.models import (
    ClientInterviewer,
    ClientOrganization,
    ClientOrganizationTerms,
    JobLocation,
    Recruiter,
)
from core.models.enums import ConnectionStatus
from core.people.access import require


@dataclass(frozen=True, slots=True)
class Named:
    """Something to choose: its id, its name and a second line."""

    id: int
    name: str
    note: str = ""


async def connections_to_choose(
    actor: Actor, *, typed: str = "", offset: int = 0, limit: int = 9, only: int = 0
) -> list[Named]:
    """The other side of every connection whose present terms are agreed: an agency, or a company."""
    require(actor, Role.CLIENT, Role.MANAGER)
    found = ClientOrganization.filter(
        status=ConnectionStatus.ACCEPTED, agreed_at__isnull=False, agreed_terms_version=F("terms_version")
    )
    if actor.role is Role.CLIENT:
        found = found.filter(client_id=actor.client, organization__name__icontains=typed)
    else:
        found = found.filter(organization_id=actor.agency, client__company_name__icontains=typed)
    if only:
        found = found.filter(id=only)
    async with transaction(actor):
        rows = await found.order_by("id").offset(offset).limit(limit).select_related("client", "organization")
    if actor.role is Role.CLIENT:
        return [Named(row.id, row.organization.name, row.organization.org_code) for row in rows]
    return [Named(row.id, row.client.company_name) for row in rows]


async def bands_to_post(actor: Actor, connection_id: int) -> list[Band]:
    """The bands a job over this connection would be frozen with."""
    async with transaction(actor):
        connection = await connection_to_post(actor, connection_id)
        rows = await ClientOrganizationTerms.filter(connection_id=connection.id, is_active=True)
    return [Band.of(row) for row in in_order(rows)]


async def interviewers_to_choose(
    actor: Actor, *, connection_id: int = 0, typed: str = "", offset: int = 0, limit: int = 9, only: int = 0
) -> list[Named]:
    """Who interviews for the client; a manager sees those of the connected clients."""
    require(actor, Role.CLIENT, Role.MANAGER)
    found = ClientInterviewer.filter(is_active=True, interviewer__name__icontains=typed)
    if actor.role is Role.CLIENT:
        found = found.filter(client_id=actor.client)
    else:
        found = found.filter(client__connections__organization_id=actor.agency)
        if connection_id:
            found = found.filter(client__connections__id=connection_id)
    if only:
        found = found.filter(interviewer_id=only)
    async with transaction(actor):
        rows = await found.order_by("id").offset(offset).limit(limit).select_related("interviewer")
    return [Named(row.interviewer_id, row.interviewer.name, row.designation) for row in rows]


async def recruiters_to_choose(
    actor: Actor, *, typed: str = "", offset: int = 0, limit: int = 9, only: int = 0
) -> list[Named]:
    """The working recruiters of the agency."""
    require(actor, Role.MANAGER)
    found = Recruiter.filter(organization_id=actor.agency, is_active=True)
    found = found.filter(Q(user__name__icontains=typed) | Q(user__email__icontains=typed))
    if only:
        found = found.filter(user_id=only)
    async with transaction(actor):
        rows = await found.order_by("id").offset(offset).limit(limit).select_related("user")
    return [Named(row.user_id, row.user.name) for row in rows]


async def locations_to_staff(
    actor: Actor, job_id: int = 0, *, typed: str = "", offset: int = 0, limit: int = 9, only: int = 0
) -> list[JobLocation]:
    """The locations of an approved job of the agency."""
    require(actor, Role.MANAGER)
    found = JobLocation.filter(organization_id=actor.agency, location__icontains=typed)
    if job_id:
        found = found.filter(job_id=job_id)
    if only:
        found = found.filter(id=only)
    async with transaction(actor):
        return await found.order_by("id").offset(offset).limit(limit)
