"""Invite a person to work for the agency, to hire through it, or to interview for a client."""

from dataclasses import dataclass
from datetime import datetime

from core.agency.rules import told
from core.agency.seats import hold_accountant_seat, hold_recruiter_seat
from core.audit import record
from core.kit.actor import Actor, Role
from core.kit.contacts import normal_email
from core.kit.errors import AlreadyDone, NotAllowed
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import ClientDetails, ClientInterviewer, ClientOrganization, Invitation, Organization
from core.models.enums import ConnectionStatus
from core.people.access import require
from core.people.invitations import NewInvitation, send_invitation
from core.people.role_names import AS_ROLE

MAY_INVITE = {
    Role.MANAGER: (Role.RECRUITER, Role.ACCOUNTANT, Role.CLIENT),
    Role.CLIENT: (Role.INTERVIEWER,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitee:
    """Who is invited to which hat; the company matters for a client only."""

    email: str
    name: str
    role: Role
    company: str = ""
    designation: str = ""
    target_positions: int = 0


async def invite_person(actor: Actor, invitee: Invitee, *, now: datetime) -> Invitation:
    """One link for seven days, sent to the person's chats or mail; a known person gets a further hat."""
    require(actor, *MAY_INVITE)
    assert actor.role is not None
    if invitee.role not in MAY_INVITE[actor.role]:
        raise NotAllowed(N_("You cannot invite a person as {role}."), role=Text(AS_ROLE[invitee.role]))
    email = normal_email(invitee.email)
    async with transaction(actor):
        await _hold_seat(actor, invitee, email, now)
        invitation = await send_invitation(
            NewInvitation(
                email=email,
                name=told("name", invitee.name, 200),
                role=invitee.role,
                inviter_id=actor.user_id,
                inviter=actor.name,
                house=await _house(actor),
                organization_id=actor.organization_id,
                client_id=actor.client_id,
                details={
                    "company": _company(invitee),
                    "designation": invitee.designation.strip(),
                    "target_positions": invitee.target_positions,
                },
            ),
            now=now,
        )
        await record(actor, "invite_person", f"invitation:{invitation.id}", now=now, role=invitee.role)
    return invitation


async def _hold_seat(actor: Actor, invitee: Invitee, email: str, now: datetime) -> None:
    """Refuse whom there is no place for, and whoever has his place already."""
    match invitee.role:
        case Role.RECRUITER:
            await hold_recruiter_seat(actor.agency, email, now=now)
        case Role.ACCOUNTANT:
            await hold_accountant_seat(actor.agency, email, now=now)
        case Role.CLIENT:
            connected = ClientOrganization.filter(
                organization_id=actor.agency,
                client__user__email=email,
                status__not=ConnectionStatus.REJECTED,
            )
            if await connected.exists():
                raise AlreadyDone(N_("This client is connected already. /connections shows where it stands."))
        case Role.INTERVIEWER:
            known = ClientInterviewer.filter(client_id=actor.client, interviewer__email=email, is_active=True)
            if await known.exists():
                raise AlreadyDone(N_("{name} already interviews for you."), name=invitee.name)
        case _:
            raise NotAllowed


async def _house(actor: Actor) -> str:
    if actor.role is Role.CLIENT:
        return (await ClientDetails.get(id=actor.client)).company_name
    return (await Organization.get(id=actor.agency)).name


def _company(invitee: Invitee) -> str:
    return told("company", invitee.company, 200) if invitee.role is Role.CLIENT else ""
