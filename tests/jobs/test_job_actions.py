"""Reading and approving jobs by one press, in each role's own view."""

from typing import Any

import pytest

from bot import registry
from bot.action import Press, Reply
from bot.forms.screen import Mode
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.errors import NotAllowed, NotFound
from core.models import JobPosting, Notification
from core.models.enums import Approval
from tests.jobs.test_post_job import limit_jobs
from tests.stages.conversing import Conversation
from tests.stages.jobs import approved_job, assigned_job, posted_job
from tests.world import NOW, World


async def press(actor: Actor, name: str, *args: Any) -> Reply:
    return await registry.load().actions[name].run(Press(actor, tuple(str(one) for one in args), NOW))


async def card(actor: Actor, name: str, *args: Any) -> Card:
    reply = await press(actor, name, *args)
    assert reply.card is not None
    return reply.card


async def test_requests_wait_and_are_approved(world: World) -> None:
    job = await posted_job(world)
    shown = await card(world.manager, "job_requests")
    assert "ACM-0001" in shown.plain()
    assert [(one.act, one.args) for one in shown.buttons] == [("view_job", (str(job.id),))]
    reply = await press(world.manager, "approve_job", job.id)
    assert reply.toast is not None
    assert (await JobPosting.get(id=job.id)).approval is Approval.ACCEPTED
    assert "Nothing waits" in (await card(world.manager, "job_requests")).plain()


async def test_long_lists_are_paged(world: World) -> None:
    await limit_jobs(world, None)
    for number in range(7):
        await posted_job(world, key=f"draft:{number}", title=f"Job number {number}")
    first = await card(world.client, "my_jobs")
    more = first.buttons[-1]
    assert (len(first.facts), more.label) == (5, "Next")
    second = await press(world.client, "my_jobs", *more.args)
    assert second.in_place
    assert second.card is not None
    titles = [one.label for one in (*first.facts, *second.card.facts)]
    assert len(set(titles)) == 7
    assert second.card.buttons[-1].label != "Next"


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        (Role.MANAGER, ["assign_recruiters", "profiles"]),
        (Role.CLIENT, ["profiles"]),
        (Role.RECRUITER, ["assigned"]),
        (Role.INTERVIEWER, []),
    ],
)
async def test_each_role_sees_the_job_with_its_next_act(world: World, role: Role, acts: list[str]) -> None:
    job = await assigned_job(world)
    shown = await card(world.actor(role), "view_job", job.id)
    assert [one.act for one in shown.buttons] == acts
    assert "Python (8/10)" in shown.plain()
    assert "C++ (3 years)" in shown.plain()
    assert ("Ravi Menon" in shown.plain()) is (role in (Role.MANAGER, Role.CLIENT))
    with pytest.raises((NotFound, NotAllowed)):
        await press(world.foreign.actor(role), "view_job", job.id)


async def test_a_recruiter_who_is_not_assigned_sees_nothing(world: World) -> None:
    job = await approved_job(world)
    with pytest.raises(NotFound):
        await press(world.recruiter, "view_job", job.id)
    assert "no job yet" in (await card(world.recruiter, "assigned")).plain()


async def test_the_managers_look_at_a_pending_job_offers_the_decision(world: World) -> None:
    job = await posted_job(world)
    shown = await card(world.manager, "view_job", job.id)
    assert [one.act for one in shown.buttons] == ["approve_job", "reject_job"]
    await card(world.manager, "view_job", job.id)
    assert await Notification.filter(kind="job_viewed").count() == 1
    await card(world.client, "view_job", job.id)
    assert await Notification.filter(kind="job_viewed").count() == 1


async def test_places_can_be_submitted_for(world: World) -> None:
    await assigned_job(world)
    shown = await card(world.recruiter, "assigned")
    assert [one.act for one in shown.buttons].count("submit_resume") == 2
    assert "free seats: 2" in shown.plain()


async def test_without_room_in_the_plan_the_client_hears_at_least(world: World) -> None:
    await limit_jobs(world, None)
    await approved_job(world, key="draft:1")
    job = await posted_job(world, key="draft:2")
    await limit_jobs(world, 1)
    refused = await card(world.manager, "approve_job", job.id)
    (tell,) = refused.buttons
    assert (tell.act, tell.args) == ("note_plan_limit", (f"job:{job.id}",))
    talk = Conversation(world.manager, tell.act)
    await talk.begin(*tell.args)
    await talk.fill(note="We take a larger plan this week.")
    assert talk.mode() is Mode.CLOSED
    news = await Notification.get(kind="plan_limit_note")
    assert news.receiver_id == world.client.user_id
    kept = await JobPosting.get(id=job.id)
    assert (kept.approval, kept.reason) == (Approval.PENDING, "We take a larger plan this week.")
    await limit_jobs(world, 2)
    assert (await press(world.manager, "approve_job", job.id)).toast is not None
    assert (await JobPosting.get(id=job.id)).reason == "", "what held it back is over"


@pytest.mark.parametrize("args", [(), ("x",), ("-1",), ("9" * 30,)])
async def test_mangled_ids_are_missing_things(world: World, args: tuple[str, ...]) -> None:
    for name in ("view_job", "approve_job"):
        with pytest.raises(NotFound):
            await press(world.manager, name, *args)
