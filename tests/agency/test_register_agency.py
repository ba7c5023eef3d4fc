"""Founding an agency: its code, its plan, its manager."""

import asyncio
import itertools

import pytest

from core.agency.default_plans import DEFAULT_PLANS, seed_plans
from core.agency.invite_person import Invitee, invite_person
from core.agency.register_agency import NewAgency, register_agency
from core.agency.rules import new_org_code, normal_gst, normal_org_code, normal_pan
from core.kit.actor import Actor, Role
from core.kit.errors import AlreadyDone, InvalidValue, WrongState
from core.models import (
    Invitation,
    Notification,
    Organization,
    OrganizationPlan,
    OutboxMessage,
    Plan,
    PlanFeature,
    PlanHistory,
    User,
)
from core.models.enums import PaymentStatus, PlanEvent
from core.people.accept_invitation import accept_invitation
from core.people.admit_guest import admit_guest
from core.people.hats import hats_of
from core.people.join_token import join_token
from tests.plugins.database import Database
from tests.world import KEYS, NOW, World, slack

NEW = NewAgency(name="Cedar Search", person="Dev Patel", email="Dev.Patel@example.com", phone="98765 43219")


async def _guest(name: str = "Dev Patel") -> Actor:
    return await admit_guest(slack(name), now=NOW)


async def test_a_stranger_registers_and_leads_his_agency(db: Database) -> None:
    guest = await _guest()
    manager = await register_agency(guest, NEW, now=NOW)
    assert (manager.user_id, manager.role, manager.name) == (guest.user_id, Role.MANAGER, "Dev Patel")
    agency = await Organization.get(id=manager.agency)
    assert agency.contact_number == "+919876543219"
    assert (await User.get(id=manager.user_id)).email == "dev.patel@example.com"
    told = await Notification.get(receiver_id=manager.user_id, kind="agency_registered")
    assert told.params["code"] == agency.org_code


async def _link(email: str, role: Role = Role.MANAGER) -> str:
    """The newest link mailed to an address."""
    found = await Invitation.filter(email=email, role=role).order_by("-id").first()
    assert found is not None
    return join_token(found.id, KEYS)


async def test_the_address_is_proven_by_the_link_in_its_mail(db: Database) -> None:
    manager = await register_agency(await _guest(), NEW, now=NOW)
    mail = await OutboxMessage.get(kind="mail")
    assert mail.user_id == manager.user_id
    assert not (await User.get(id=manager.user_id)).is_verified
    token = await _link("dev.patel@example.com")
    with pytest.raises(WrongState, match="already uses HireSync"):
        await accept_invitation(slack("Somebody Else"), token, keys=KEYS, now=NOW)
    assert await accept_invitation(slack("Dev Patel"), token, keys=KEYS, now=NOW) == manager
    assert (await User.get(id=manager.user_id)).is_verified


async def test_an_address_only_claimed_goes_to_whom_the_mailbox_belongs(world: World) -> None:
    squatter = await register_agency(await _guest(), NEW, now=NOW)
    invitee = Invitee(email="dev.patel@example.com", name="Real Dev", role=Role.RECRUITER)
    await invite_person(world.manager, invitee, now=NOW)
    told = await Notification.get(kind="person_invited", params__contains={"name": "Real Dev"})
    assert told.receiver_id != squatter.user_id
    sent = await OutboxMessage.filter(notification_id=told.id)
    assert [one.kind for one in sent] == ["mail"]
    token = await _link("dev.patel@example.com", Role.RECRUITER)
    joined = await accept_invitation(slack("Real Dev"), token, keys=KEYS, now=NOW)
    assert joined.agency == world.agency.id
    assert (await User.get(id=squatter.user_id)).email.endswith("@unproven.invalid")


async def test_whoever_claimed_rightly_takes_the_address_back_by_opening_its_mail(world: World) -> None:
    claimant = await register_agency(await _guest(), NEW, now=NOW)
    invitee = Invitee(email="dev.patel@example.com", name="Dev Patel", role=Role.RECRUITER)
    await invite_person(world.manager, invitee, now=NOW)
    token = await _link("dev.patel@example.com", Role.RECRUITER)
    joined = await accept_invitation(slack("Dev Patel"), token, keys=KEYS, now=NOW)
    assert joined.user_id == claimant.user_id
    user = await User.get(id=claimant.user_id)
    assert (user.email, user.is_verified) == ("dev.patel@example.com", True)
    assert {hat.role for hat in await hats_of(user.id)} == {Role.MANAGER, Role.RECRUITER}


async def test_the_free_plan_begins_with_its_history(db: Database) -> None:
    manager = await register_agency(await _guest(), NEW, now=NOW)
    plan = await OrganizationPlan.get(organization_id=manager.agency).prefetch_related("plan")
    assert (plan.plan.slug, plan.starts_at, plan.payment_status) == ("free", NOW, PaymentStatus.PAID)
    history = await PlanHistory.get(organization_id=manager.agency)
    assert (history.user_id, history.event, history.expired_at) == (
        manager.user_id,
        PlanEvent.CHOSEN,
        plan.ends_at,
    )


async def test_a_taken_code_is_tried_again(db: Database) -> None:
    codes = iter(["TEAK1", "TEAK1", "TEAK1", "TULIP2"])
    first = await register_agency(await _guest(), NEW, now=NOW, codes=lambda: next(codes))
    other = NewAgency(name="Teak Two", person="Ela Rao", email="ela@example.com")
    second = await register_agency(await _guest("Ela Rao"), other, now=NOW, codes=lambda: next(codes))
    found = [(await Organization.get(id=one.agency)).org_code for one in (first, second)]
    assert found == ["TEAK1", "TULIP2"]


async def test_ten_agencies_at_once_get_ten_codes(db: Database) -> None:
    await seed_plans(now=NOW)

    async def found(number: int) -> Actor:
        # All begin with the same code, so that all but one must try again.
        codes = itertools.chain(["TEAK1"], (f"TULIP{number}" for _ in itertools.count()))
        new = NewAgency(name=f"House {number}", person="Somebody", email=f"p{number}@example.com")
        return await register_agency(
            await _guest(f"Person {number}"), new, now=NOW, codes=lambda: next(codes)
        )

    made = await asyncio.gather(*(found(number) for number in range(10)))
    codes = {agency.org_code for agency in await Organization.all()}
    assert len(codes) == len({one.agency for one in made}) == 10
    assert "TEAK1" in codes


async def test_one_person_leads_one_agency_also_with_two_taps(db: Database) -> None:
    guest = await _guest()
    twice = await asyncio.gather(
        register_agency(guest, NEW, now=NOW), register_agency(guest, NEW, now=NOW), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in twice) == ["Actor", "AlreadyDone"]
    with pytest.raises(AlreadyDone, match="You already lead Cedar Search"):
        await register_agency(guest, NEW, now=NOW)
    assert await OrganizationPlan.all().count() == 1


async def test_somebody_elses_address_cannot_be_taken(world: World) -> None:
    taken = NewAgency(name="Cedar", person="Dev", email="MAYA.rao@example.com")
    with pytest.raises(InvalidValue) as refused:
        await register_agency(await _guest(), taken, now=NOW)
    assert refused.value.field == "email"
    assert await register_agency(await _guest(), NEW, now=NOW)


async def test_a_known_person_keeps_name_address_and_other_hats(world: World) -> None:
    typed = NewAgency(name="Ravi & Co", person="Another Name", email="other@example.com")
    manager = await register_agency(world.recruiter, typed, now=NOW)
    user = await User.get(id=manager.user_id)
    assert (user.name, user.email) == ("Ravi Menon", "ravi.menon@example.com")
    assert {hat.role for hat in await hats_of(user.id)} == {Role.MANAGER, Role.RECRUITER}


async def test_plans_are_written_once_and_never_overwritten(db: Database) -> None:
    await asyncio.gather(*(seed_plans(now=NOW) for _ in range(4)))
    await Plan.filter(slug="team").update(price=1)
    await seed_plans(now=NOW)
    assert await Plan.all().count() == len(DEFAULT_PLANS)
    assert await PlanFeature.all().count() == sum(len(plan.limits) for plan in DEFAULT_PLANS)
    assert (await Plan.get(slug="team")).price == 1


def test_codes_are_a_word_and_digits() -> None:
    for _ in range(200):
        code = new_org_code()
        assert code.rstrip("0123456789").isalpha()
        assert normal_org_code(f" {code[:3].lower()}-{code[3:]} ") == code


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("29abcde1234f1z5", "29ABCDE1234F1Z5"), (" 29ABC DE1234F1Z5", "29ABCDE1234F1Z5"), ("  ", None)],
)
def test_a_gst_number_is_kept_in_one_form(typed: str, kept: str | None) -> None:
    assert normal_gst(typed) == kept


@pytest.mark.parametrize("typed", ["N/A", "29ABCDE1234F1Y5", "29ABCDE1234F1Z55", "ABCDE1234F"])
def test_what_is_no_gst_number_is_refused(typed: str) -> None:
    with pytest.raises(InvalidValue, match="29ABCDE1234F1Z5"):
        normal_gst(typed)


def test_a_pan_agrees_with_the_gst_number() -> None:
    assert normal_pan("abcde1234f", "29ABCDE1234F1Z5") == "ABCDE1234F"
    assert normal_pan("", "29ABCDE1234F1Z5") == "ABCDE1234F"
    assert normal_pan("", None) == ""
    with pytest.raises(InvalidValue, match="belongs to PAN ABCDE1234F"):
        normal_pan("FGHIJ5678K", "29ABCDE1234F1Z5")
    with pytest.raises(InvalidValue, match="not a PAN"):
        normal_pan("12345")
