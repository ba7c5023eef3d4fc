"""Who works where: assigned, taken off, and told."""

import asyncio

import pytest

from core.jobs.assign_recruiters import assign_recruiters
from core.jobs.assignments import my_places, today_of
from core.kit.actor import Actor, Role
from core.kit.errors import InvalidValue, WrongState
from core.models import AssignedJob, JobPosting, Recruiter
from core.models.enums import JobStatus
from tests.jobs.test_post_job import told
from tests.stages.jobs import approved_job, assigned_job, locations_of, posted_job
from tests.world import NOW, World, invited, slack


async def second_recruiter(world: World) -> Actor:
    return await invited(world.manager, "Tara Nair", Role.RECRUITER, slack("Tara Nair"))


async def at_work(location_id: int) -> set[int]:
    rows = await AssignedJob.filter(location_id=location_id, unassigned_at__isnull=True)
    return {row.recruiter_id for row in rows}


async def test_several_recruiters_on_one_place(world: World) -> None:
    job, tara = await approved_job(world), await second_recruiter(world)
    pune, bengaluru = await locations_of(job)
    both = [world.recruiter.user_id, tara.user_id]
    await assign_recruiters(world.manager, pune.id, both, now=NOW)
    assert await at_work(pune.id) == set(both)
    assert {one.receiver_id for one in await told("job_assigned_to_recruiter")} == set(both)
    (news,) = await told("recruiters_assigned")
    assert news.receiver_id == world.client.user_id
    assert news.params["recruiters"] == ["Ravi Menon", "Tara Nair"]
    (asked,) = await told("job_needs_recruiters")
    assert asked.done_at is None, "Bengaluru has nobody yet"
    await assign_recruiters(world.manager, bengaluru.id, [tara.user_id], now=NOW)
    (asked,) = await told("job_needs_recruiters")
    assert asked.done_at == NOW


async def test_a_new_choice_takes_the_others_off(world: World) -> None:
    job, tara = await assigned_job(world), await second_recruiter(world)
    pune = (await locations_of(job))[0]
    before = len(await told("recruiters_assigned"))
    await assign_recruiters(world.manager, pune.id, [tara.user_id], now=NOW)
    assert await at_work(pune.id) == {tara.user_id}
    assert [one.receiver_id for one in await told("job_unassigned_from_recruiter")] == [
        world.recruiter.user_id
    ]
    assert len(await told("recruiters_assigned")) == before + 1
    await assign_recruiters(world.manager, pune.id, [], now=NOW)
    assert await at_work(pune.id) == set()
    assert len(await told("recruiters_assigned")) == before + 1, "nobody came, so there is no such news"


async def test_the_same_choice_again_is_no_news(world: World) -> None:
    job = await assigned_job(world)
    pune = (await locations_of(job))[0]
    before = len(await told("job_assigned_to_recruiter"))
    await assign_recruiters(world.manager, pune.id, [world.recruiter.user_id], now=NOW)
    assert len(await told("job_assigned_to_recruiter")) == before


async def test_two_at_once_leave_no_one_twice(world: World) -> None:
    job = await approved_job(world)
    pune = (await locations_of(job))[0]
    acts = [assign_recruiters(world.manager, pune.id, [world.recruiter.user_id], now=NOW) for _ in range(4)]
    await asyncio.gather(*acts)
    assert await AssignedJob.filter(location_id=pune.id).count() == 1
    assert len(await told("job_assigned_to_recruiter")) == 1


async def test_somebody_elses_recruiter_is_refused(world: World) -> None:
    job = await approved_job(world)
    pune = (await locations_of(job))[0]
    with pytest.raises(InvalidValue):
        await assign_recruiters(world.manager, pune.id, [world.foreign.recruiter.user_id], now=NOW)
    await Recruiter.filter(user_id=world.recruiter.user_id).update(is_active=False)
    with pytest.raises(InvalidValue):
        await assign_recruiters(world.manager, pune.id, [world.recruiter.user_id], now=NOW)
    assert await at_work(pune.id) == set()


async def test_only_approved_and_open_jobs_are_staffed(world: World) -> None:
    job = await posted_job(world)
    pune = (await locations_of(job))[0]
    with pytest.raises(WrongState, match="not approved"):
        await assign_recruiters(world.manager, pune.id, [world.recruiter.user_id], now=NOW)
    other = await approved_job(world, key="draft:2")
    await JobPosting.filter(id=other.id).update(status=JobStatus.CLOSED)
    place = (await locations_of(other))[0]
    with pytest.raises(WrongState, match="closed"):
        await assign_recruiters(world.manager, place.id, [world.recruiter.user_id], now=NOW)


async def test_a_recruiter_sees_his_places_only(world: World) -> None:
    await assigned_job(world)
    tara = await second_recruiter(world)
    assert [one.city for one in await my_places(world.recruiter)] == ["Bengaluru", "Pune"]
    assert await my_places(tara) == []
    assert await my_places(world.foreign.recruiter) == []
    today = today_of(world.recruiter, NOW)
    assert [one.city for one in await my_places(world.recruiter, typed="pun", open_on=today)] == ["Pune"]
    assert await my_places(world.recruiter, typed="%") == []
    assert await my_places(world.recruiter, open_on=today.replace(year=2027)) == []
