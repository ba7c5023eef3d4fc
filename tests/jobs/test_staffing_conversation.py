"""The conversations of rejecting a job and of choosing recruiters."""

import pytest

from bot.forms.screen import Mode
from core.jobs.approve_job import approve_job
from core.jobs.assign_recruiters import assign_recruiters
from core.kit.actor import Role
from core.kit.errors import AlreadyDone, NotFound, WrongState
from core.models import AssignedJob, ConversationDraft, JobPosting
from core.models.enums import Approval
from tests.moved_in import move_in
from tests.plugins.chats import Scene
from tests.stages.conversing import Conversation
from tests.stages.jobs import approved_job, locations_of, posted_job
from tests.world import NOW, World, invited, slack


async def test_a_job_is_rejected_with_one_answer(world: World) -> None:
    job = await posted_job(world)
    talk = Conversation(world.manager, "reject_job")
    await talk.begin(f"job:{job.id}")
    assert any("Robotics Engineer" in line for line in talk.screen.lines)
    await talk.fill(reason=" ")
    assert talk.errors["reason"]
    await talk.fill(reason="The CTC is too low.")
    assert talk.mode() is Mode.CLOSED
    assert (await JobPosting.get(id=job.id)).approval is Approval.REJECTED
    with pytest.raises(AlreadyDone, match="Maya Rao rejected"):
        await Conversation(world.manager, "reject_job").begin(f"job:{job.id}")


async def test_who_was_faster_is_told_at_the_end(world: World) -> None:
    job = await posted_job(world)
    talk = Conversation(world.manager, "reject_job")
    await talk.begin(f"job:{job.id}")
    await approve_job(world.manager, job.id, now=NOW)
    await talk.fill(reason="Too late.")
    assert talk.mode() is not Mode.CLOSED
    assert "approved this job already" in talk.screen.note


async def test_recruiters_are_chosen_per_place(world: World) -> None:
    job = await approved_job(world)
    tara = await invited(world.manager, "Tara Nair", Role.RECRUITER, slack("Tara Nair"))
    pune, bengaluru = await locations_of(job)
    talk = Conversation(world.manager, "assign_recruiters")
    await talk.begin(f"job:{job.id}")
    assert "Pune: nobody yet" in talk.screen.lines
    await talk.fill(location=str(pune.id))
    await talk.fill(recruiters=[str(world.recruiter.user_id), str(tara.user_id)])
    assert talk.mode() is Mode.CLOSED
    assert talk.screen.card is not None
    assert "Ravi Menon and Tara Nair" in talk.screen.card.title
    assert [one.act for one in talk.screen.card.buttons] == ["assign_recruiters"], "Bengaluru is open"
    again = Conversation(world.manager, "assign_recruiters")
    await again.begin(f"job:{job.id}")
    assert "Pune: Ravi Menon and Tara Nair" in again.screen.lines
    await again.fill(location=str(bengaluru.id))
    await again.fill(recruiters=[str(tara.user_id)])
    assert again.screen.card is not None
    assert not again.screen.card.buttons
    assert await AssignedJob.filter(unassigned_at__isnull=True).count() == 3


async def test_who_is_there_is_ticked_beforehand(world: World) -> None:
    job = await approved_job(world)
    pune = (await locations_of(job))[0]
    talk = Conversation(world.manager, "assign_recruiters")
    await talk.begin(f"job:{job.id}")
    await talk.fill(location=str(pune.id))
    await talk.fill(recruiters=[str(world.recruiter.user_id)])
    again = Conversation(world.manager, "assign_recruiters")
    await again.begin(f"job:{job.id}")
    await again.fill(location=str(pune.id))
    (asked,) = again.screen.asks
    assert [one["label"] for one in asked.value] == ["Ravi Menon"]


async def test_adding_somebody_in_telegram_keeps_who_is_there(scene: Scene) -> None:
    world = await move_in(scene)
    job = await approved_job(world)
    await invited(world.manager, "Tara Nair", Role.RECRUITER, slack("Tara Nair"))
    pune = (await locations_of(job))[0]
    await assign_recruiters(world.manager, pune.id, [world.recruiter.user_id], now=NOW)
    maya = scene.person("Maya Rao").uses("telegram")
    await maya.says("/my_jobs")
    await maya.presses("Robotics Engineer")
    await maya.presses("Assign recruiters")
    await maya.presses("Pune")
    maya.sees("Those not chosen are taken off.")
    maya.misses("Suggested:")
    await maya.presses("☐ Tara Nair")
    await maya.presses("Done (2 chosen)")
    maya.sees("Ravi Menon and Tara Nair on “Robotics Engineer” in Pune")
    assert await AssignedJob.filter(location=pune, unassigned_at__isnull=True).count() == 2


async def test_what_was_put_aside_goes_on_by_the_button_of_its_thing(scene: Scene) -> None:
    world = await move_in(scene)
    await approved_job(world)
    maya = scene.person("Maya Rao").uses("telegram")
    await maya.says("/my_jobs")
    await maya.presses("Robotics Engineer")
    await maya.presses("Assign recruiters")
    await maya.presses("Pune")
    await maya.presses("Finish later")
    maya.uses("slack")
    await maya.says("/my_jobs")
    await maya.presses("Robotics Engineer")
    await maya.presses("Assign recruiters")
    maya.sees("“Robotics Engineer” in Pune", "Who works on it?")
    assert await ConversationDraft.all().count() == 1


async def test_where_it_may_not_begin(world: World) -> None:
    job = await posted_job(world)
    with pytest.raises(WrongState, match="not approved"):
        await Conversation(world.manager, "assign_recruiters").begin(f"job:{job.id}")
    for form in ("assign_recruiters", "reject_job"):
        with pytest.raises(NotFound):
            await Conversation(world.foreign.manager, form).begin(f"job:{job.id}")
        for subject in ("", "job:", "job:x", "location:1", f"job:{10**30}"):
            with pytest.raises(NotFound):
                await Conversation(world.manager, form).begin(subject)
