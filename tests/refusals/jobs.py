"""Who may post, decide and staff a job."""

from core.jobs.approve_job import approve_job
from core.jobs.assign_recruiters import assign_recruiters
from core.jobs.mark_job_seen import mark_job_seen
from core.jobs.note_plan_limit import note_plan_limit
from core.jobs.post_job import post_job
from core.jobs.reject_job import reject_job
from core.kit.actor import Actor, Role
from core.models import JobLocation, JobPosting
from tests.refusals.case import Case
from tests.stages.jobs import approved_job, job_order, locations_of, posted_job
from tests.world import NOW, World


async def _approved(world: World) -> None:
    job = await approved_job(world)
    world.things["location"] = (await locations_of(job))[0]


def _job(world: World) -> int:
    job = world.things["job"]
    assert isinstance(job, JobPosting)
    return job.id


async def _post(world: World, actor: Actor) -> JobPosting:
    return await post_job(actor, job_order(world), key="draft:another", now=NOW)


async def _assign(world: World, actor: Actor) -> JobLocation:
    location = world.things["location"]
    assert isinstance(location, JobLocation)
    return await assign_recruiters(actor, location.id, [world.recruiter.user_id], now=NOW)


CASES = [
    Case(use_case=post_job, call=_post, allowed={Role.CLIENT, Role.MANAGER}),
    Case(
        use_case=approve_job,
        call=lambda world, actor: approve_job(actor, _job(world), now=NOW),
        allowed={Role.MANAGER},
        stage=posted_job,
    ),
    Case(
        use_case=reject_job,
        call=lambda world, actor: reject_job(actor, _job(world), "The CTC is too low.", now=NOW),
        allowed={Role.MANAGER},
        stage=posted_job,
    ),
    Case(
        use_case=note_plan_limit,
        call=lambda world, actor: note_plan_limit(actor, _job(world), "We upgrade soon.", now=NOW),
        allowed={Role.MANAGER},
        stage=posted_job,
    ),
    Case(
        use_case=mark_job_seen,
        call=lambda world, actor: mark_job_seen(actor, _job(world), now=NOW),
        allowed={Role.MANAGER},
        stage=posted_job,
    ),
    Case(use_case=assign_recruiters, call=_assign, allowed={Role.MANAGER}, stage=_approved),
]
