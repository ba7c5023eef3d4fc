"""The marks of a candidate as each may read them."""

from dataclasses import dataclass
from decimal import Decimal

from core.kit.actor import Actor, Role
from core.kit.errors import NotAllowed, NotFound
from core.kit.words import N_
from core.models import CandidateEvaluation, InterviewerDetails, JobApplication
from core.models.enums import Verdict
from core.people.access import require


@dataclass(frozen=True, slots=True)
class RoundMarks:
    """What one interviewer gave."""

    round: int
    interviewer: str
    marks: dict[str, int]
    overall: Decimal
    remarks: str
    verdict: Verdict


async def marks_of(actor: Actor, application_id: int) -> list[RoundMarks]:
    """The marks of all rounds; an interviewer sees the others' only once his own are in."""
    require(actor, Role.RECRUITER, Role.CLIENT, Role.MANAGER, Role.INTERVIEWER)
    rows = CandidateEvaluation.filter(application_id=application_id)
    match actor.role:
        case Role.CLIENT:
            rows = rows.filter(application__job__client_id=actor.client)
        case Role.MANAGER:
            rows = rows.filter(organization_id=actor.agency)
        case Role.RECRUITER:
            rows = rows.filter(organization_id=actor.agency, application__attached_to_id=actor.user_id)
        case _:
            await _check_own_marks_in(actor, application_id)
    found = await rows.order_by("round_num").select_related("interviewer")
    return [
        RoundMarks(
            row.round_num,
            row.interviewer.name,
            dict(sorted(row.marks.items())),
            row.overall,
            row.remarks,
            row.verdict,
        )
        for row in found
    ]


async def _check_own_marks_in(actor: Actor, application_id: int) -> None:
    """Somebody who knows the others' marks before giving his own would only repeat them."""
    application = await JobApplication.get_or_none(id=application_id)
    rounds = InterviewerDetails.filter(
        interviewer_id=actor.user_id, job_id=application.job_id if application else 0
    )
    mine = set(await rounds.values_list("round_num", flat=True))
    given = CandidateEvaluation.filter(application_id=application_id, interviewer_id=actor.user_id)
    done = set(await given.values_list("round_num", flat=True))
    if not mine and not done:
        raise NotFound
    if mine - done:
        raise NotAllowed(N_("You see the marks of the others as soon as your own for this candidate are in."))
