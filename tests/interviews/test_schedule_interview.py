import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from core.interviews.appointment import Appointment
from core.interviews.schedule_interview import schedule_interview
from core.kit.errors import AlreadyDone, Clash, InvalidValue, NotAllowed, NotFound, WrongState
from core.models import AuditEntry, InterviewerDetails, InterviewScheduled, JobPosting, Notification, User
from core.models.enums import ApplicationStatus, InterviewMode, InterviewStatus, JobStatus
from tests.plugins.database import Database
from tests.stages.direct import NOW, direct_house
from tests.stages.direct_hires import TOMORROW, booked, online
from tests.stages.told import acts, kinds_told, last_card


@pytest.mark.parametrize(
    ("mode", "place"),
    [
        (InterviewMode.ONLINE, "https://meet.example.com/abc"),
        (InterviewMode.FACE_TO_FACE, "12 Linking Road, Mumbai"),
        (InterviewMode.TELEPHONE, "+91 98765 43210"),
    ],
)
async def test_all_three_modes_are_booked(db: Database, mode: InterviewMode, place: str) -> None:
    house = await direct_house()
    wanted = Appointment(TOMORROW, TOMORROW + timedelta(minutes=45), mode, place)
    interview = await schedule_interview(house.recruiter, house.application.id, wanted, now=NOW)
    assert (interview.mode, interview.place, interview.sequence) == (mode, place, 0)
    assert interview.interviewer_id == house.interviewer.user_id
    assert (
        await AuditEntry.filter(verb="schedule_interview", subject=f"interview:{interview.id}").count() == 1
    )


async def test_everybody_reads_the_time_on_his_own_clock_and_gets_a_calendar_file(db: Database) -> None:
    house = await direct_house()
    await User.filter(id=house.candidate.user_id).update(zone="Asia/Dubai")
    await booked(house)
    candidate = await last_card(replace(house.candidate, zone="Asia/Dubai"), "interview_set_for_candidate")
    assert candidate.title == (
        "Your interview for Robotics Engineer is on Tue 3 Mar 2026, 14:00 +0400 (10:00 UTC)"
    )
    assert ("Interviewer's time", "Tue 3 Mar 2026, 15:30 IST (10:00 UTC)") in [
        (fact.label, fact.value) for fact in candidate.facts
    ]
    interviewer = await last_card(house.interviewer, "interview_set_for_interviewer")
    client = await last_card(house.client, "interview_set_for_client")
    for card, reader in (
        (candidate, house.candidate),
        (interviewer, house.interviewer),
        (client, house.client),
    ):
        (file,) = card.attachments
        assert file.media_type == "text/calendar"
        assert file.make.endswith(f":{reader.user_id}")


async def test_the_recruiter_is_told_when_the_manager_books(db: Database) -> None:
    house = await direct_house()
    await schedule_interview(house.manager, house.application.id, online(), now=NOW)
    assert acts(await last_card(house.recruiter, "interview_set_for_recruiter")) == [
        "move_interview",
        "cancel_interview",
    ]


async def test_the_second_round_meets_the_second_interviewer(db: Database) -> None:
    house = await direct_house()
    house.application.round_num = 2
    await house.application.save()
    interview = await booked(house)
    assert interview.interviewer_id == house.second_interviewer.user_id


async def test_a_round_is_booked_once(db: Database) -> None:
    house = await direct_house()
    await booked(house)
    with pytest.raises(AlreadyDone):
        await schedule_interview(
            house.recruiter, house.application.id, online(TOMORROW + timedelta(days=1)), now=NOW
        )


@pytest.mark.parametrize("shift", [timedelta(0), timedelta(minutes=30), timedelta(minutes=-30)])
async def test_the_interviewers_clash_is_refused_and_names_a_free_time(
    db: Database, shift: timedelta
) -> None:
    house = await direct_house()
    await booked(house)
    other = await house.another_candidate()
    with pytest.raises(Clash) as refused:
        await schedule_interview(house.recruiter, other.id, online(TOMORROW + shift), now=NOW)
    assert refused.value.text.params["name"] == "Ishaan Iyer"
    free = refused.value.text.params["free"]
    await schedule_interview(house.recruiter, other.id, online(free), now=NOW)


async def test_touching_appointments_are_fine(db: Database) -> None:
    house = await direct_house()
    first = await booked(house)
    other = await house.another_candidate()
    await schedule_interview(house.recruiter, other.id, online(first.ends_at), now=NOW)


async def test_the_candidates_clash_in_another_agency_is_refused(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    await foreign.application.fetch_related("candidate")
    foreign.application.candidate.user_id = house.candidate.user_id
    await foreign.application.candidate.save()
    await booked(house)
    with pytest.raises(Clash) as refused:
        await schedule_interview(foreign.recruiter, foreign.application.id, online(), now=NOW)
    assert refused.value.text.params["name"] == "Priya Sharma"


async def test_two_bookings_of_one_slot_at_once_one_wins(db: Database) -> None:
    house = await direct_house()
    others = [house.application, *[await house.another_candidate(f"Person {n}") for n in range(4)]]
    outcomes = await asyncio.gather(
        *(schedule_interview(house.recruiter, one.id, online(), now=NOW) for one in others),
        return_exceptions=True,
    )
    assert sum(isinstance(one, InterviewScheduled) for one in outcomes) == 1
    assert sum(isinstance(one, Clash) for one in outcomes) == 4
    assert await InterviewScheduled.all().count() == 1
    assert await Notification.filter(kind="interview_set_for_candidate").count() == 1


async def test_one_candidate_cannot_be_booked_twice_at_once(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    await foreign.application.fetch_related("candidate")
    foreign.application.candidate.user_id = house.candidate.user_id
    await foreign.application.candidate.save()
    outcomes = await asyncio.gather(
        schedule_interview(house.recruiter, house.application.id, online(), now=NOW),
        schedule_interview(foreign.recruiter, foreign.application.id, online(), now=NOW),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in outcomes) == ["Clash", "InterviewScheduled"]


@pytest.mark.parametrize(
    "status",
    [
        ApplicationStatus.PENDING,
        ApplicationStatus.HOLD,
        ApplicationStatus.REJECTED,
        ApplicationStatus.SELECTED,
    ],
)
async def test_only_a_shortlisted_candidate_is_booked(db: Database, status: ApplicationStatus) -> None:
    house = await direct_house()
    house.application.status = status
    await house.application.save()
    with pytest.raises(WrongState):
        await booked(house)


@pytest.mark.parametrize("status", [JobStatus.CLOSED, JobStatus.HOLD])
async def test_a_job_that_takes_nobody_books_nobody(db: Database, status: JobStatus) -> None:
    house = await direct_house()
    await JobPosting.filter(id=house.job.id).update(status=status)
    with pytest.raises(WrongState):
        await booked(house)


async def test_a_round_without_interviewer_says_so(db: Database) -> None:
    house = await direct_house()
    await InterviewerDetails.all().delete()
    with pytest.raises(WrongState, match="has no interviewer"):
        await booked(house)


async def test_others_are_refused_and_nothing_is_left_behind(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    for actor in (foreign.recruiter, foreign.manager):
        with pytest.raises(NotFound):
            await schedule_interview(actor, house.application.id, online(), now=NOW)
    for actor in (house.client, house.interviewer, house.candidate, house.accountant):
        with pytest.raises(NotAllowed):
            await schedule_interview(actor, house.application.id, online(), now=NOW)
    with pytest.raises(InvalidValue):
        await schedule_interview(house.recruiter, house.application.id, online(NOW), now=NOW)
    assert await InterviewScheduled.all().count() == 0
    assert await Notification.all().count() == 0
    interview = await booked(house)
    assert interview.status is InterviewStatus.SCHEDULED


async def test_a_colleagues_candidate_is_his_own(db: Database) -> None:
    house = await direct_house()
    house.application.attached_to_id = house.manager.user_id
    await house.application.save()
    with pytest.raises(NotAllowed, match="colleague"):
        await booked(house)
    assert await kinds_told(house.candidate) == []
