"""Who may book, move, cancel and mark an interview."""

from core.interviews.amend_marks import amend_marks
from core.interviews.cancel_interview import cancel_interview
from core.interviews.log_marks import log_marks
from core.interviews.move_interview import move_interview
from core.interviews.schedule_interview import schedule_interview
from core.kit.actor import Actor, Role
from core.models import CandidateEvaluation, InterviewScheduled, JobApplication
from core.models.enums import Verdict
from tests.refusals.case import Case
from tests.stages.interviews import (
    DAY,
    TOMORROW,
    appointment,
    marks_for,
    scheduled_interview,
    shortlisted_priya,
)
from tests.world import NOW, World


def _application(world: World) -> JobApplication:
    application = world.things["application"]
    assert isinstance(application, JobApplication)
    return application


def _interview(world: World) -> InterviewScheduled:
    interview = world.things["interview"]
    assert isinstance(interview, InterviewScheduled)
    return interview


async def _mark(world: World, actor: Actor) -> CandidateEvaluation:
    marks = await marks_for(_application(world), Verdict.PROMOTED)
    return await log_marks(actor, _interview(world).id, marks, now=TOMORROW)


async def _marked(world: World) -> None:
    interview = await scheduled_interview(world)
    marks = await marks_for(_application(world), Verdict.PROMOTED)
    await log_marks(world.interviewer, interview.id, marks, now=TOMORROW)


async def _amend(world: World, actor: Actor) -> CandidateEvaluation:
    marks = await marks_for(_application(world), Verdict.REJECTED, 2)
    return await amend_marks(actor, _interview(world).id, marks, now=TOMORROW)


ARRANGERS = {Role.RECRUITER, Role.MANAGER}

CASES = [
    Case(
        use_case=schedule_interview,
        call=lambda world, actor: schedule_interview(actor, _application(world).id, appointment(), now=NOW),
        allowed=ARRANGERS,
        stage=shortlisted_priya,
    ),
    Case(
        use_case=move_interview,
        call=lambda world, actor: move_interview(
            actor, _interview(world).id, appointment(TOMORROW + DAY), "Ishaan travels.", now=NOW
        ),
        allowed=ARRANGERS,
        stage=scheduled_interview,
    ),
    Case(
        use_case=cancel_interview,
        call=lambda world, actor: cancel_interview(actor, _interview(world).id, "Off.", now=NOW),
        allowed=ARRANGERS,
        stage=scheduled_interview,
    ),
    Case(use_case=amend_marks, call=_amend, allowed={Role.INTERVIEWER}, stage=_marked),
    Case(use_case=log_marks, call=_mark, allowed={Role.INTERVIEWER}, stage=scheduled_interview),
]
