import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from core.interviews.given_marks import marks_of
from core.interviews.log_marks import log_marks
from core.interviews.schedule_interview import schedule_interview
from core.kit.errors import AlreadyDone, InvalidValue, NotAllowed, NotFound, WrongState
from core.models import AuditEntry, CandidateEvaluation, JobApplication, JobPosting, Notification
from core.models.enums import ApplicationStatus, InterviewStatus, JobStatus, Verdict
from tests.plugins.database import Database
from tests.stages.direct import NOW, House, direct_house
from tests.stages.direct_hires import TOMORROW, all_marks, all_rounds_passed, booked, online
from tests.stages.told import acts, kinds_told, last_card

AFTER = TOMORROW + timedelta(hours=1)


async def application_of(house: House) -> JobApplication:
    return await JobApplication.get(id=house.application.id)


async def test_promoting_brings_the_next_round(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    evaluation = await log_marks(
        house.interviewer, interview.id, all_marks(house, Verdict.PROMOTED), now=AFTER
    )
    assert evaluation.marks == {"Python": 8, "ROS": 8, "Docker": 8}
    application = await application_of(house)
    assert (application.status, application.round_num) == (ApplicationStatus.PROCESSING, 2)
    card = await last_card(house.recruiter, "round_to_schedule")
    assert card.title == "Please schedule round 2 of 2 for Priya Sharma"
    assert card.lines == ("Robotics Engineer at Acme Robotics. Sara Khan holds this round.",)
    assert acts(card)[0] == "schedule_interview"
    assert "candidate_promoted" in await kinds_told(house.candidate)
    assert "feedback_added" in await kinds_told(house.manager)
    assert await AuditEntry.filter(verb="log_marks").count() == 1


async def test_passing_the_last_round_asks_the_client_for_an_offer(db: Database) -> None:
    house = await direct_house()
    application = await all_rounds_passed(house)
    assert application.status is ApplicationStatus.HOLD
    card = await last_card(house.client, "offer_to_make")
    assert acts(card) == ["make_offer", "view_profile"]
    assert "rounds_passed_for_candidate" in await kinds_told(house.candidate)
    assert "rounds_passed_for_recruiter" in await kinds_told(house.recruiter)
    assert (await kinds_told(house.manager)).count("feedback_added") == 2


async def test_a_rejected_candidate_hears_it_kindly_and_never_reads_the_remarks(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    marks = replace(all_marks(house, Verdict.REJECTED, 2), remarks="Could not write a loop.")
    await log_marks(house.interviewer, interview.id, marks, now=AFTER)
    assert (await application_of(house)).status is ApplicationStatus.REJECTED
    recruiter = await last_card(house.recruiter, "interview_failed_for_recruiter")
    assert "Could not write a loop." in recruiter.plain()
    for row in await Notification.filter(receiver_id=house.candidate.user_id):
        assert "loop" not in str(row.params)
    card = await last_card(house.candidate, "interview_failed_for_candidate")
    assert card.title == "About Robotics Engineer at Acme Robotics: this time it was not a match"


async def test_marks_wait_for_the_interview_to_begin(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    marks = all_marks(house, Verdict.PROMOTED)
    with pytest.raises(WrongState, match="begins"):
        await log_marks(house.interviewer, interview.id, marks, now=TOMORROW - timedelta(seconds=1))
    await log_marks(house.interviewer, interview.id, marks, now=TOMORROW)


async def test_only_the_interviewer_of_the_round(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    marks = all_marks(house, Verdict.PROMOTED)
    with pytest.raises(NotFound):
        await log_marks(house.second_interviewer, interview.id, marks, now=AFTER)
    for actor in (house.recruiter, house.client, house.manager, house.candidate):
        with pytest.raises(NotAllowed):
            await log_marks(actor, interview.id, marks, now=AFTER)
    assert await CandidateEvaluation.all().count() == 0


async def test_a_missing_mark_is_named_and_nothing_changes(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    half = replace(all_marks(house, Verdict.PROMOTED), skills={house.skills[0].id: 8})
    with pytest.raises(InvalidValue, match="ROS"):
        await log_marks(house.interviewer, interview.id, half, now=AFTER)
    await interview.refresh_from_db()
    assert interview.status is InterviewStatus.SCHEDULED


async def test_a_closed_job_takes_no_marks(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    await JobPosting.filter(id=house.job.id).update(status=JobStatus.CLOSED)
    with pytest.raises(WrongState, match="closed"):
        await log_marks(house.interviewer, interview.id, all_marks(house, Verdict.PROMOTED), now=AFTER)


async def test_twice_is_one_evaluation_also_at_once(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    marks = all_marks(house, Verdict.PROMOTED)
    outcomes = await asyncio.gather(
        *(log_marks(house.interviewer, interview.id, marks, now=AFTER) for _ in range(4)),
        return_exceptions=True,
    )
    assert sum(isinstance(one, CandidateEvaluation) for one in outcomes) == 1
    assert sum(isinstance(one, AlreadyDone) for one in outcomes) == 3
    assert await CandidateEvaluation.all().count() == 1
    assert (await application_of(house)).round_num == 2
    assert await Notification.filter(kind="candidate_promoted").count() == 1


async def test_the_others_marks_are_hidden_until_ones_own_are_in(db: Database) -> None:
    house = await direct_house()
    first = await booked(house)
    await log_marks(house.interviewer, first.id, all_marks(house, Verdict.PROMOTED, 3), now=AFTER)
    with pytest.raises(NotAllowed):
        await marks_of(house.second_interviewer, house.application.id)
    assert [one.round for one in await marks_of(house.recruiter, house.application.id)] == [1]
    assert [one.round for one in await marks_of(house.interviewer, house.application.id)] == [1]
    when = online(TOMORROW + timedelta(days=1))
    second = await schedule_interview(house.recruiter, house.application.id, when, now=NOW)
    later = second.ends_at
    await log_marks(house.second_interviewer, second.id, all_marks(house, Verdict.PASSED), now=later)
    seen = await marks_of(house.second_interviewer, house.application.id)
    assert [(one.round, one.marks["Python"]) for one in seen] == [(1, 3), (2, 8)]


async def test_strangers_read_no_marks(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    await all_rounds_passed(house)
    for actor in (foreign.recruiter, foreign.manager, foreign.client):
        assert await marks_of(actor, house.application.id) == []
    with pytest.raises(NotFound):
        await marks_of(foreign.interviewer, house.application.id)
    with pytest.raises(NotAllowed):
        await marks_of(house.candidate, house.application.id)
