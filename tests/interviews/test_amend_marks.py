from dataclasses import replace
from datetime import timedelta

import pytest

from bot.forms.events import Act
from bot.forms.screen import Mode
from core.interviews.amend_marks import amend_marks
from core.interviews.log_marks import log_marks
from core.interviews.schedule_interview import schedule_interview
from core.kit.errors import InvalidValue, NotAllowed, NotFound, WrongState
from core.models import AuditEntry, CandidateEvaluation, InterviewScheduled, JobApplication
from core.models.enums import ApplicationStatus, Verdict
from tests.plugins.database import Database
from tests.stages.conversing import Conversation
from tests.stages.direct import NOW, House, direct_house
from tests.stages.direct_hires import DAY, TOMORROW, all_marks, booked, online
from tests.stages.told import acts, kinds_told, last_card

AT = TOMORROW + timedelta(hours=1)
SOON = AT + timedelta(minutes=20)


async def marked(house: House, verdict: Verdict) -> InterviewScheduled:
    interview = await booked(house)
    await log_marks(house.interviewer, interview.id, all_marks(house, verdict), now=AT)
    return interview


async def application_of(house: House) -> JobApplication:
    return await JobApplication.get(id=house.application.id)


async def test_marks_are_corrected_within_half_an_hour(db: Database) -> None:
    house = await direct_house()
    interview = await marked(house, Verdict.PROMOTED)
    better = replace(all_marks(house, Verdict.PROMOTED, 9), remarks="Even better.")
    await amend_marks(house.interviewer, interview.id, better, now=SOON)
    evaluation = await CandidateEvaluation.get()
    assert (evaluation.marks["Python"], evaluation.remarks) == (9, "Even better.")
    assert (await application_of(house)).round_num == 2
    for reader in (house.manager, house.recruiter):
        assert "Remarks: Even better." in (await last_card(reader, "feedback_amended")).lines
    assert (await kinds_told(house.candidate)).count("candidate_promoted") == 1
    assert await AuditEntry.filter(verb="amend_marks").count() == 1


async def test_a_wrong_verdict_is_taken_back(db: Database) -> None:
    house = await direct_house()
    interview = await marked(house, Verdict.REJECTED)
    await amend_marks(house.interviewer, interview.id, all_marks(house, Verdict.PROMOTED), now=SOON)
    application = await application_of(house)
    assert (application.status, application.round_num) == (ApplicationStatus.PROCESSING, 2)
    assert (await kinds_told(house.candidate))[-1] == "candidate_promoted"
    assert acts(await last_card(house.recruiter, "round_to_schedule"))[0] == "schedule_interview"
    await amend_marks(house.interviewer, interview.id, all_marks(house, Verdict.REJECTED), now=SOON)
    card = await last_card(house.recruiter, "round_to_schedule")
    assert acts(card) == ["view_profile"]
    assert card.footer.startswith("Ishaan Iyer corrected the decision · ")
    assert (await application_of(house)).status is ApplicationStatus.REJECTED


async def test_a_decision_somebody_built_on_stays(db: Database) -> None:
    house = await direct_house()
    interview = await marked(house, Verdict.PROMOTED)
    await schedule_interview(house.recruiter, house.application.id, online(TOMORROW + DAY), now=NOW)
    with pytest.raises(WrongState, match="moved on"):
        await amend_marks(house.interviewer, interview.id, all_marks(house, Verdict.REJECTED), now=SOON)
    await amend_marks(house.interviewer, interview.id, all_marks(house, Verdict.PROMOTED, 5), now=SOON)


async def test_later_and_by_others_nothing_is_corrected(db: Database) -> None:
    house = await direct_house()
    interview = await marked(house, Verdict.PROMOTED)
    marks = all_marks(house, Verdict.PROMOTED, 5)
    with pytest.raises(WrongState, match="30 minutes"):
        await amend_marks(house.interviewer, interview.id, marks, now=AT + timedelta(minutes=31))
    with pytest.raises(NotFound):
        await amend_marks(house.second_interviewer, interview.id, marks, now=SOON)
    with pytest.raises(NotAllowed):
        await amend_marks(house.client, interview.id, marks, now=SOON)
    with pytest.raises(InvalidValue):
        await amend_marks(house.interviewer, interview.id, replace(marks, remarks=""), now=SOON)


async def test_the_conversation_offers_what_was_given(db: Database) -> None:
    house = await direct_house()
    interview = await marked(house, Verdict.PROMOTED)
    talk = Conversation(house.interviewer, "log_marks")
    talk.clock.set(SOON)
    await talk.begin(f"interview:{interview.id}")
    assert talk.mode() is Mode.REVIEW
    await talk.press(Act.EDIT, "remarks")
    await talk.fill(remarks="Typo corrected.")
    await talk.press(Act.SUBMIT)
    assert talk.mode() is Mode.CLOSED
    evaluation = await CandidateEvaluation.get()
    assert (evaluation.remarks, evaluation.marks["ROS"]) == ("Typo corrected.", 8)
    late = Conversation(house.interviewer, "log_marks")
    late.clock.set(AT + timedelta(hours=2))
    with pytest.raises(WrongState):
        await late.begin(f"interview:{interview.id}")
