"""Register an agency: its manager, its code, its first plan."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.agency.default_plans import free_plan
from core.agency.rules import new_org_code, normal_gst, normal_pan, told
from core.audit import record
from core.delivery.notify import notify
from core.kit.actor import Actor, Role
from core.kit.contacts import normal_email, normal_phone
from core.kit.errors import AlreadyDone, InvalidValue
from core.kit.transaction import transaction
from core.kit.words import N_
from core.models import Organization, OrganizationPlan, Plan, PlanHistory, User
from core.models.enums import PaymentStatus, PlanEvent
from core.notifications.people import ADDRESS_TO_CONFIRM, AGENCY_REGISTERED
from core.people.guests import is_guest
from core.people.identify import actor_of
from core.people.invitations import NewInvitation, invitation_for, tell_invited


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAgency:
    """What a manager tells when he registers; person and e-mail count only for somebody new."""

    name: str
    person: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    gst_number: str = ""
    company_pan: str = ""
    address: str = ""


async def register_agency(
    actor: Actor, new: NewAgency, *, now: datetime, codes: Callable[[], str] = new_org_code
) -> Actor:
    """The agency with its code and free plan; returns the person wearing the manager's hat."""
    async with transaction(actor):
        user = await User.select_for_update().get(id=actor.user_id)
        led = await Organization.get_or_none(manager_id=user.id)
        if led is not None:
            raise AlreadyDone(
                N_("You already lead {agency}. Its code is {code}."), agency=led.name, code=led.org_code
            )
        is_new = is_guest(user)
        if is_new:
            await _introduce(user, new)
        agency = await _found(user, new, now, codes)
        plan, subscription = await _subscribe(agency, user, now)
        user.role, user.acting_organization_id = Role.MANAGER, agency.id
        await user.save()
        manager = await actor_of(user.id, Role.MANAGER, channel=actor.channel)
        await record(manager, "register_agency", f"agency:{agency.id}", now=now, code=agency.org_code)
        await notify(
            AGENCY_REGISTERED,
            to=[user.id],
            subject=f"agency:{agency.id}",
            organization_id=agency.id,
            now=now,
            params={
                "agency": agency.name,
                "code": agency.org_code,
                "plan": plan.name,
                "until": subscription.ends_at.date(),
            },
        )
        if is_new:
            await _ask_to_confirm(user, agency, now)
    return manager


async def _introduce(user: User, new: NewAgency) -> None:
    """A guest gets the name and address he typed; an address of somebody else's stays that person's."""
    email = normal_email(new.email)
    if await User.filter(email=email).exists():
        raise InvalidValue(
            "email",
            N_(
                "This address is known here already. If it is yours, use the chat you joined with "
                "(/link there adds this one), or open the invitation in your mail."
            ),
        )
    user.email, user.name = email, told("person", new.person, 200)


async def _ask_to_confirm(user: User, agency: Organization, now: datetime) -> None:
    """A link to the mailbox: until it is opened the address is only a claim, which others do not rely on."""
    link = NewInvitation(
        email=user.email,
        name=user.name,
        role=Role.MANAGER,
        inviter_id=user.id,
        inviter=user.name,
        house=agency.name,
        organization_id=agency.id,
    )
    invitation = await invitation_for(user, link, now=now)
    await tell_invited(ADDRESS_TO_CONFIRM, invitation, user, link, now=now, by_mail=True)


async def _found(user: User, new: NewAgency, now: datetime, codes: Callable[[], str]) -> Organization:
    """Make the agency under the first code that is free; the database decides which are."""
    gst_number = normal_gst(new.gst_number)
    fresh = Organization(
        manager_id=user.id,
        name=told("name", new.name, 255),
        contact_number=normal_phone(new.phone) if new.phone.strip() else "",
        website_url=new.website.strip(),
        gst_number=gst_number,
        company_pan=normal_pan(new.company_pan, gst_number),
        company_address=new.address.strip(),
        zone=user.zone,
        created_at=now,
    )
    while True:
        fresh.org_code = codes()
        await Organization.bulk_create([fresh], ignore_conflicts=True)
        agency = await Organization.get_or_none(manager_id=user.id)
        if agency is not None:
            return agency


async def _subscribe(agency: Organization, user: User, now: datetime) -> tuple[Plan, OrganizationPlan]:
    plan = await free_plan(now=now)
    subscription = await OrganizationPlan.create(
        organization_id=agency.id,
        plan_id=plan.id,
        starts_at=now,
        ends_at=now + timedelta(days=plan.duration_days),
        payment_status=PaymentStatus.PAID,
        created_at=now,
    )
    await PlanHistory.create(
        organization_id=agency.id,
        plan_id=plan.id,
        user_id=user.id,
        event=PlanEvent.CHOSEN,
        selected_at=now,
        expired_at=subscription.ends_at,
    )
    return plan, subscription
