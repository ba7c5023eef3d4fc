"""The places an agency can fill, held at the moment of writing, also when two invite at once."""

from datetime import datetime

from core.kit.actor import Role
from core.kit.errors import AlreadyDone
from core.kit.words import N_
from core.models import Accountant, Invitation, Organization, Recruiter
from core.people.invitations import end_open_invitations
from core.plans.limits import FeatureCode, hold_room, may_start


async def hold_recruiter_seat(organization_id: int, email: str, *, now: datetime) -> None:
    """A place in the plan; whoever is invited and has not answered holds one too."""
    working = Recruiter.filter(organization_id=organization_id, is_active=True)
    if await working.filter(user__email=email).exists():
        raise AlreadyDone(N_("This person already recruits for you."))
    plan = await may_start(organization_id, now)

    async def taken() -> int:
        emails = {str(one) for one in await working.values_list("user__email", flat=True)}
        invited = Invitation.filter(
            organization_id=organization_id, role=Role.RECRUITER, used_at=None, expires_at__gt=now
        )
        emails |= {str(one) for one in await invited.values_list("email", flat=True)}
        return len(emails - {email})

    await hold_room(plan, FeatureCode.RECRUITERS, taken)


async def hold_accountant_seat(organization_id: int, email: str, *, now: datetime) -> None:
    """The one place of the accountant; a newer invitation replaces an unanswered one to somebody else."""
    await Organization.select_for_update().get(id=organization_id)
    present = await Accountant.get_or_none(organization_id=organization_id).prefetch_related("user")
    if present is not None:
        raise AlreadyDone(N_("{name} is your accountant; an agency has one."), name=present.user.name)
    await end_open_invitations(now, role=Role.ACCOUNTANT, organization_id=organization_id)
