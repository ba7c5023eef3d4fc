"""Which hat is worn, and what happens when it is not proven any more."""

import asyncio
from dataclasses import replace

import pytest

from core.kit.actor import Role
from core.kit.errors import NotAllowed
from core.models import Accountant, Recruiter, User
from core.people.access import require
from core.people.admit_guest import admit_guest
from core.people.identify import actor_for_chat, actor_of
from core.people.switch_role import switch_role
from tests.world import NOW, TEAM, World, invited, slack


async def test_a_chat_is_known_by_workspace_too(world: World) -> None:
    known = slack("Maya Rao")
    assert await actor_for_chat("slack", TEAM, known.external_id) == world.manager
    assert await actor_for_chat("slack", "T0OTHER", known.external_id) is None


async def test_a_hat_is_changed_in_every_chat(world: World) -> None:
    await invited(world.manager, "Anita Shah", Role.RECRUITER, slack("Anita Shah"))
    as_accountant = await switch_role(world.accountant, Role.ACCOUNTANT, now=NOW)
    assert as_accountant.role is Role.ACCOUNTANT
    found = await actor_for_chat("slack", TEAM, slack("Anita Shah").external_id)
    assert found == replace(as_accountant, channel="slack")


async def test_a_hat_of_two_agencies_is_worn_for_one_of_them(world: World) -> None:
    await Accountant.filter(organization_id=world.foreign.agency.id).delete()
    foreign = await invited(world.foreign.manager, "Anita Shah", Role.ACCOUNTANT, slack("Anita Shah"))
    assert foreign.agency == world.foreign.agency.id
    home = await switch_role(foreign, Role.ACCOUNTANT, organization_id=world.agency.id, now=NOW)
    assert home.agency == world.agency.id
    found = await actor_for_chat("slack", TEAM, slack("Anita Shah").external_id)
    assert found is not None
    assert found.agency == world.agency.id


async def test_a_hat_lost_falls_back_to_one_that_is_proven(world: World) -> None:
    actor = await invited(world.manager, "Anita Shah", Role.RECRUITER, slack("Anita Shah"))
    await Recruiter.filter(user_id=actor.user_id).update(is_active=False)
    found = await actor_for_chat("slack", TEAM, slack("Anita Shah").external_id)
    assert found is not None
    assert found.role is Role.ACCOUNTANT
    with pytest.raises(NotAllowed):
        await actor_of(actor.user_id, Role.RECRUITER)


async def test_a_person_without_any_hat_is_a_guest_who_can_do_nothing(world: World) -> None:
    await Recruiter.filter(user_id=world.recruiter.user_id).update(is_active=False)
    found = await actor_for_chat("slack", TEAM, slack("Ravi Menon").external_id)
    assert found is not None
    assert found.role is None
    with pytest.raises(NotAllowed):
        require(found, *Role)


async def test_a_person_put_to_rest_is_nobody(world: World) -> None:
    await User.filter(id=world.recruiter.user_id).update(is_active=False)
    assert await actor_for_chat("slack", TEAM, slack("Ravi Menon").external_id) is None
    people = await User.all().count()
    with pytest.raises(NotAllowed, match="was closed"):
        await admit_guest(slack("Ravi Menon"), now=NOW)
    assert await User.all().count() == people


async def test_switching_at_once_ends_in_one_of_the_two(world: World) -> None:
    await invited(world.manager, "Anita Shah", Role.RECRUITER, slack("Anita Shah"))
    wanted = [Role.RECRUITER, Role.ACCOUNTANT] * 3
    got = await asyncio.gather(*(switch_role(world.accountant, role, now=NOW) for role in wanted))
    assert [actor.role for actor in got] == wanted
    assert (await User.get(id=world.accountant.user_id)).role in wanted
