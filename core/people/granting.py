"""Give a person the hat of an invitation: the row that proves it."""

from datetime import datetime
from typing import assert_never

from core.kit.actor import Role
from core.kit.errors import NotAllowed, WrongState
from core.kit.words import N_
from core.models import (
    Accountant,
    CandidateProfile,
    ClientDetails,
    ClientInterviewer,
    ClientOrganization,
    Invitation,
    Organization,
    Recruiter,
    User,
)
from core.models.enums import ConnectionStatus
from core.people.connection_request import open_request
from core.people.identify import actor_of
from core.plans.limits import FeatureCode, hold_room, may_finish

BY_THE_HOUSE = "by_the_house"
"""Said in the details of an invitation which whoever runs the house sends to an admin."""


async def grant_hat(invitation: Invitation, user: User, *, now: datetime) -> None:
    """Prove the hat; a person who wears it already keeps it as it is."""
    match invitation.role:
        case Role.RECRUITER:
            await _recruiter(invitation, user, now)
        case Role.ACCOUNTANT:
            await _accountant(invitation, user, now)
        case Role.CLIENT:
            await _client(invitation, user, now)
        case Role.INTERVIEWER:
            await _interviewer(invitation, user, now)
        case Role.CANDIDATE:
            await _candidate(invitation, user)
        case Role.ADMIN if invitation.details.get(BY_THE_HOUSE):
            user.is_admin = True
            await user.save(update_fields=["is_admin"])
        case Role.MANAGER | Role.ADMIN:
            # Nobody is invited to these; such a link only brings a person back who wears the hat.
            await actor_of(user.id, invitation.role)
        case _:
            assert_never(invitation.role)


async def _recruiter(invitation: Invitation, user: User, now: datetime) -> None:
    organization_id = _of_agency(invitation)
    known = await Recruiter.get_or_none(user_id=user.id, organization_id=organization_id)
    if known is not None and known.is_active:
        return
    plan = await may_finish(organization_id, now)
    working = Recruiter.filter(organization_id=organization_id, is_active=True)
    await hold_room(plan, FeatureCode.RECRUITERS, working.count)
    if known is None:
        known = Recruiter(user_id=user.id, organization_id=organization_id, created_at=now)
    known.is_active = True
    known.supervisor_id = invitation.inviter_id
    known.target_positions = int(invitation.details.get("target_positions", 0))
    await known.save()


async def _accountant(invitation: Invitation, user: User, now: datetime) -> None:
    organization_id = _of_agency(invitation)
    agency = await Organization.select_for_update().get(id=organization_id)
    known = await Accountant.get_or_none(organization_id=organization_id)
    if known is None:
        await Accountant.create(organization_id=organization_id, user_id=user.id, created_at=now)
    elif known.user_id != user.id:
        raise WrongState(N_("{agency} has an accountant by now, and an agency has one."), agency=agency.name)


async def _client(invitation: Invitation, user: User, now: datetime) -> None:
    client = await ClientDetails.select_for_update().get_or_none(user_id=user.id)
    if client is None:
        client = await ClientDetails.create(
            user_id=user.id,
            company_name=invitation.details.get("company") or user.name,
            designation=invitation.details.get("designation", ""),
            created_at=now,
        )
    if invitation.organization_id is None:
        return
    # An invited client need not type the agency's code: the request waits for the manager's terms.
    known = await ClientOrganization.get_or_none(
        client_id=client.id, organization_id=invitation.organization_id
    )
    if known is None or known.status is ConnectionStatus.REJECTED:
        agency = await Organization.get(id=invitation.organization_id)
        await open_request(client, agency, known, asker=user.name, now=now)


async def _interviewer(invitation: Invitation, user: User, now: datetime) -> None:
    if invitation.client_id is None:
        raise NotAllowed
    known = await ClientInterviewer.get_or_none(client_id=invitation.client_id, interviewer_id=user.id)
    if known is None:
        known = ClientInterviewer(client_id=invitation.client_id, interviewer_id=user.id, created_at=now)
    known.is_active = True
    known.designation = invitation.details.get("designation", "") or known.designation
    await known.save()


async def _candidate(invitation: Invitation, user: User) -> None:
    if invitation.candidate_id is None:
        raise NotAllowed
    profile = await CandidateProfile.select_for_update().get(id=invitation.candidate_id)
    if profile.user_id not in (None, user.id):
        raise WrongState(N_("This profile already belongs to another account."))
    profile.user_id = user.id
    await profile.save(update_fields=["user_id"])


def _of_agency(invitation: Invitation) -> int:
    if invitation.organization_id is None:
        raise NotAllowed
    return invitation.organization_id
