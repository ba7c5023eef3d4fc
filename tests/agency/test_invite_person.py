"""The places an agency can fill."""

import asyncio
from datetime import timedelta

import pytest

from core.agency.default_plans import FREE
from core.agency.invite_person import Invitee, invite_person
from core.kit.actor import Actor, Role
from core.kit.errors import AlreadyDone, InvalidValue, WrongState
from core.kit.words import Words
from core.models import (
    Accountant,
    ClientOrganization,
    Invitation,
    Notification,
    OrganizationPlan,
    PlanFeature,
    Recruiter,
)
from core.models.enums import ConnectionStatus
from core.people.accept_invitation import accept_invitation
from core.people.join_token import join_token
from core.plans.limits import NoRoom
from tests.world import KEYS, NOW, World, email_of, invited, slack, telegram

LIMIT = 3
"""Recruiters of the free plan; the world has one."""


def _recruiter(number: int) -> Invitee:
    return Invitee(email=f"recruiter{number}@example.com", name=f"Recruiter {number}", role=Role.RECRUITER)


async def test_recruiters_stop_at_the_plans_limit_and_open_invitations_count(world: World) -> None:
    for number in range(LIMIT - 1):
        await invite_person(world.manager, _recruiter(number), now=NOW)
    with pytest.raises(NoRoom) as refused:
        await invite_person(world.manager, _recruiter(9), now=NOW)
    assert "allows 3 recruiters" in Words()(refused.value.text)
    # Asking the same person again takes no further place, and an expired invitation holds none.
    await invite_person(world.manager, _recruiter(0), now=NOW)
    await invite_person(world.manager, _recruiter(9), now=NOW + timedelta(days=7))


async def test_many_invitations_at_once_take_only_the_places_there_are(world: World) -> None:
    tried = await asyncio.gather(
        *(invite_person(world.manager, _recruiter(number), now=NOW) for number in range(8)),
        return_exceptions=True,
    )
    assert sum(isinstance(one, Invitation) for one in tried) == LIMIT - 1
    assert sum(isinstance(one, NoRoom) for one in tried) == 8 - (LIMIT - 1)


async def test_joining_at_once_stays_within_a_limit_that_was_lowered(world: World) -> None:
    asked = [await invite_person(world.manager, _recruiter(number), now=NOW) for number in range(2)]
    await PlanFeature.filter(plan__slug=FREE, feature__code="recruiters").update(limit=2)
    joined = await asyncio.gather(
        *(
            accept_invitation(telegram(f"R{one.id}"), join_token(one.id, KEYS), keys=KEYS, now=NOW)
            for one in asked
        ),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in joined) == ["Actor", "NoRoom"]
    assert await Recruiter.filter(organization_id=world.agency.id).count() == 2


async def test_an_ended_plan_invites_nobody_new(world: World) -> None:
    await OrganizationPlan.filter(organization_id=world.agency.id).update(
        starts_at=NOW - timedelta(days=30), ends_at=NOW
    )
    with pytest.raises(WrongState, match="plan ended"):
        await invite_person(world.manager, _recruiter(1), now=NOW)


async def test_an_agency_has_one_accountant(world: World) -> None:
    nina = Invitee(email="nina@example.com", name="Nina New", role=Role.ACCOUNTANT)
    with pytest.raises(AlreadyDone, match="Anita Shah is your accountant"):
        await invite_person(world.manager, nina, now=NOW)
    await Accountant.filter(organization_id=world.agency.id).delete()
    assert await invite_person(world.manager, nina, now=NOW)


async def test_a_second_accountant_replaces_the_first_one_asked(world: World) -> None:
    await Accountant.filter(organization_id=world.agency.id).delete()
    names = ("Nina New", "Nora New")
    asked = await asyncio.gather(
        *(
            invite_person(
                world.manager, Invitee(email=email_of(name), name=name, role=Role.ACCOUNTANT), now=NOW
            )
            for name in names
        )
    )
    tokens = [join_token(one.id, KEYS) for one in asked]
    joined = await asyncio.gather(
        *(
            accept_invitation(telegram(name), token, keys=KEYS, now=NOW)
            for name, token in zip(names, tokens, strict=True)
        ),
        return_exceptions=True,
    )
    assert sum(isinstance(one, Actor) for one in joined) == 1
    assert await Accountant.filter(organization_id=world.agency.id).count() == 1


async def test_who_has_the_place_is_not_asked_again(world: World) -> None:
    ravi = Invitee(email="Ravi.Menon@example.com", name="Ravi", role=Role.RECRUITER)
    with pytest.raises(AlreadyDone, match="already recruits"):
        await invite_person(world.manager, ravi, now=NOW)
    kiran = Invitee(email=email_of("Kiran Desai"), name="Kiran", role=Role.CLIENT)
    with pytest.raises(AlreadyDone, match="connected already"):
        await invite_person(world.manager, kiran, now=NOW)
    ishaan = Invitee(email=email_of("Ishaan Iyer"), name="Ishaan", role=Role.INTERVIEWER)
    with pytest.raises(AlreadyDone, match="already interviews"):
        await invite_person(world.client, ishaan, now=NOW)


async def test_one_person_interviews_for_two_clients(world: World) -> None:
    again = await invited(world.foreign.client, "Ishaan Iyer", Role.INTERVIEWER, telegram("Ishaan Iyer"))
    assert again.user_id == world.interviewer.user_id
    assert again.role is Role.INTERVIEWER


async def test_an_invited_client_waits_for_terms_without_typing_a_code(world: World) -> None:
    nina = await invited(world.manager, "Nina New", Role.CLIENT, slack("Nina New"), company="New Ltd")
    connection = await ClientOrganization.get(client_id=nina.client)
    assert (connection.organization_id, connection.status) == (world.agency.id, ConnectionStatus.PENDING)
    asked = await Notification.get(subject=f"connection:{connection.id}", kind="connection_asked")
    assert (asked.receiver_id, asked.action) == (world.manager.user_id, "decide_connection")


async def test_an_invited_client_of_another_agency_keeps_one_company(world: World) -> None:
    lena = await invited(world.manager, "Lena Fischer", Role.CLIENT, slack("Lena Fischer"), company="Other")
    assert lena.client == world.foreign.client.client
    assert await ClientOrganization.filter(client_id=lena.client).count() == 2


async def test_a_mistyped_address_names_its_field(world: World) -> None:
    with pytest.raises(InvalidValue) as refused:
        await invite_person(world.manager, Invitee(email="nina@", name="Nina", role=Role.RECRUITER), now=NOW)
    assert refused.value.field == "email"


@pytest.mark.parametrize(
    ("field", "invitee"),
    [
        ("name", Invitee(email="nina@example.com", name="  ", role=Role.RECRUITER)),
        ("name", Invitee(email="nina@example.com", name="N" * 201, role=Role.RECRUITER)),
        ("company", Invitee(email="nina@example.com", name="Nina", role=Role.CLIENT)),
    ],
)
async def test_what_is_missing_or_too_long_names_its_field(
    world: World, field: str, invitee: Invitee
) -> None:
    with pytest.raises(InvalidValue) as refused:
        await invite_person(world.manager, invitee, now=NOW)
    assert refused.value.field == field
