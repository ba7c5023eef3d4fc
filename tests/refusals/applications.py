"""Who may send, shortlist and reject a profile."""

from core.applications.reject_application import reject_application
from core.applications.shortlist_application import shortlist_application
from core.applications.submission import ResumeSubmission
from core.applications.submit_application import submit_application
from core.kit.actor import Actor, Role
from core.models import JobApplication
from tests.refusals.case import Case
from tests.stages.applications import submission_for, submitted_application
from tests.stages.jobs import assigned_job
from tests.world import NOW, World


async def _ready(world: World) -> None:
    """The recruiter has the place, the file and all answers."""
    job = await assigned_job(world)
    world.things["submission"] = await submission_for(world.recruiter, job)


async def _submit(world: World, actor: Actor) -> JobApplication:
    submission = world.things["submission"]
    assert isinstance(submission, ResumeSubmission)
    return await submit_application(actor, submission, key="draft:1", now=NOW)


def _application(world: World) -> int:
    application = world.things["application"]
    assert isinstance(application, JobApplication)
    return application.id


CASES = [
    Case(use_case=submit_application, call=_submit, allowed={Role.RECRUITER}, stage=_ready),
    Case(
        use_case=shortlist_application,
        call=lambda world, actor: shortlist_application(actor, _application(world), "Strong.", now=NOW),
        allowed={Role.CLIENT},
        stage=submitted_application,
    ),
    Case(
        use_case=reject_application,
        call=lambda world, actor: reject_application(actor, _application(world), "Too junior.", now=NOW),
        allowed={Role.CLIENT},
        stage=submitted_application,
    ),
]
