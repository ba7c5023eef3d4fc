"""One person is one profile within an agency."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from core.candidates.identity import profile_of
from core.candidates.person import Person
from core.candidates.queries import duplicates
from core.candidates.rules import check_ratings, checked
from core.kit.actor import Actor, Role
from core.kit.errors import InvalidValue, NotAllowed
from core.kit.transaction import transaction
from core.models import CandidateProfile
from core.models.enums import EmploymentStatus
from tests.stages.applications import ANANYA
from tests.world import NOW, World, invited, slack

CHECKED = checked(ANANYA)


async def entered(actor: Actor, person: Person) -> CandidateProfile:
    async with transaction(actor):
        return await profile_of(actor, person, NOW)


async def test_who_enters_first_owns_the_person(world: World) -> None:
    tara = await invited(world.manager, "Tara Nair", Role.RECRUITER, slack("Tara Nair"))
    first = await entered(world.recruiter, CHECKED)
    again = await entered(tara, replace(CHECKED, name="Ananya R. Iyer", expected_ctc=Decimal(950_000)))
    assert again.id == first.id
    kept = await CandidateProfile.get(id=first.id)
    assert (kept.owner_id, kept.owned_since) == (world.recruiter.user_id, NOW)
    assert (kept.name, kept.expected_ctc) == ("Ananya Iyer", Decimal(950_000))
    (found,) = await duplicates(tara, name=None, email=" ANANYA.iyer@example.com", phone=None)
    assert (found.person.owner, found.person.since, found.is_same) == ("Ravi Menon", NOW, True)


async def test_another_agency_knows_nothing(world: World) -> None:
    await entered(world.recruiter, CHECKED)
    about = {"name": CHECKED.name, "email": CHECKED.email, "phone": CHECKED.phone}
    assert await duplicates(world.foreign.recruiter, **about) == []
    other = await entered(world.foreign.recruiter, CHECKED)
    assert other.organization_id == world.foreign.agency.id
    with pytest.raises(NotAllowed):
        await duplicates(world.client, **about)


async def test_two_enter_a_new_person_at_once(world: World) -> None:
    people = [CHECKED, replace(CHECKED, email="ananya@work.example"), CHECKED]
    profiles = await asyncio.gather(*(entered(world.recruiter, person) for person in people))
    assert len({one.id for one in profiles}) == 1


async def test_a_shared_phone_is_two_people(world: World) -> None:
    first = await entered(world.recruiter, CHECKED)
    other = await entered(world.recruiter, replace(CHECKED, name="Rohan Mehta", email="rohan@example.com"))
    assert first.id != other.id


async def test_a_second_phone_is_kept_beside_the_first(world: World) -> None:
    await entered(world.recruiter, CHECKED)
    await entered(world.recruiter, replace(CHECKED, phone="+919900112233"))
    kept = await CandidateProfile.get(email=CHECKED.email)
    assert (kept.phone_e164, kept.alternate_phone_e164) == (CHECKED.phone, "+919900112233")


async def test_many_namesakes_never_hide_the_person(world: World) -> None:
    await entered(world.recruiter, CHECKED)
    await CandidateProfile.bulk_create(
        CandidateProfile(
            organization_id=world.agency.id,
            name="Ananya Iyer",
            email=f"a{number}@example.com",
            email_key=f"a{number}@example.com",
            owned_since=NOW + timedelta(days=1),
        )
        for number in range(250)
    )
    found = await duplicates(world.recruiter, name="Ananya Iyer", email=CHECKED.email, phone=None)
    assert found[0].person.email == CHECKED.email
    assert len(found) > 100


@pytest.mark.parametrize("typed", ["O'Brien & | !", "   ", "a:* <-> b", "राजेश कुमार", "\\"])
async def test_any_name_can_be_searched(world: World, typed: str) -> None:
    assert await duplicates(world.recruiter, name=typed, email=None, phone=None) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"email": "not an address"}, "email"),
        ({"phone": "12"}, "phone"),
        ({"current_company": ""}, "current_company"),
        ({"experience_years": Decimal(51)}, "experience_years"),
        ({"expected_ctc": Decimal(0)}, "expected_ctc"),
        ({"notice_days": 400}, "notice_days"),
        ({"qualification": ""}, "qualification"),
    ],
)
def test_each_flaw_names_its_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidValue) as refusal:
        checked(replace(ANANYA, **change))  # type: ignore[arg-type]  # fields by name
    assert refusal.value.field == field


def test_who_does_not_work_needs_no_company() -> None:
    person = replace(ANANYA, current_company="", job_status=EmploymentStatus.NOT_WORKING)
    assert checked(person).phone == "+919845012345"


@pytest.mark.parametrize(
    ("ratings", "field"),
    [({2: 5}, "skill_1"), ({1: 11}, "skill_1"), ({1: 0}, "skill_1"), ({1: 5, 9: 5}, "ratings")],
)
def test_must_haves_are_rated(ratings: dict[int, int], field: str) -> None:
    with pytest.raises(InvalidValue) as refusal:
        check_ratings(ratings, [1], [2, 3])
    assert refusal.value.field == field


def test_other_skills_may_be_rated() -> None:
    check_ratings({1: 10, 2: 1}, [1], [2, 3])
    check_ratings({1: 1}, [1], [2, 3])
