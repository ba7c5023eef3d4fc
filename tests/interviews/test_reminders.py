import asyncio
from datetime import timedelta

from core.interviews.cancel_interview import cancel_interview
from core.interviews.log_marks import log_marks
from core.interviews.move_interview import move_interview
from core.interviews.reminders import remind_of_interviews
from core.interviews.schedule_interview import schedule_interview
from core.models import Notification
from core.models.enums import Verdict
from scheduler.jobs.interview_reminder import JOB
from tests.plugins.database import Database
from tests.stages.direct import House, direct_house
from tests.stages.direct_hires import TOMORROW, all_marks, online
from tests.stages.told import acts, kinds_told, last_card

BOOKED_AT = TOMORROW - timedelta(days=3)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def booked_ahead(house: House):  # type: ignore[no-untyped-def]  # an InterviewScheduled
    return await schedule_interview(house.recruiter, house.application.id, online(), now=BOOKED_AT)


async def count(kind: str) -> int:
    return await Notification.filter(kind=kind).count()


async def test_a_reminder_a_day_and_an_hour_before_each_once(db: Database) -> None:
    house = await direct_house()
    await booked_ahead(house)
    assert await remind_of_interviews(TOMORROW - DAY - HOUR) == 0
    assert await remind_of_interviews(TOMORROW - DAY) == 1
    assert await remind_of_interviews(TOMORROW - DAY + HOUR) == 0
    assert await remind_of_interviews(TOMORROW - HOUR) == 1
    assert await remind_of_interviews(TOMORROW - HOUR / 2) == 0
    told = await kinds_told(house.candidate)
    assert told[1:] == ["interview_tomorrow_for_candidate", "interview_soon_for_candidate"]
    told = await kinds_told(house.interviewer)
    assert told[1:] == ["interview_tomorrow_for_interviewer", "interview_soon_for_interviewer"]


async def test_the_marks_are_asked_for_once_when_it_ends(db: Database) -> None:
    house = await direct_house()
    interview = await booked_ahead(house)
    await remind_of_interviews(interview.ends_at - timedelta(seconds=1))
    assert await count("marks_due") == 0
    await remind_of_interviews(interview.ends_at)
    await remind_of_interviews(interview.ends_at + HOUR)
    assert await count("marks_due") == 1
    assert acts(await last_card(house.interviewer, "marks_due")) == ["log_marks", "view_profile"]
    marks = all_marks(house, Verdict.PROMOTED)
    await log_marks(house.interviewer, interview.id, marks, now=interview.ends_at + HOUR)
    card = await last_card(house.interviewer, "marks_due")
    assert acts(card) == ["view_profile"]
    assert card.footer.startswith("Marks logged by Ishaan Iyer · ")


async def test_a_cancelled_interview_is_not_reminded_of(db: Database) -> None:
    house = await direct_house()
    interview = await booked_ahead(house)
    await cancel_interview(house.recruiter, interview.id, "Off.", now=BOOKED_AT)
    assert await remind_of_interviews(TOMORROW - DAY) == 0
    assert await remind_of_interviews(interview.ends_at) == 0


async def test_a_moved_interview_is_reminded_of_anew(db: Database) -> None:
    house = await direct_house()
    interview = await booked_ahead(house)
    await remind_of_interviews(TOMORROW - DAY)
    later = online(TOMORROW + 2 * DAY)
    await move_interview(house.recruiter, interview.id, later, "Later.", now=TOMORROW - DAY)
    assert await remind_of_interviews(TOMORROW) == 0
    assert await remind_of_interviews(TOMORROW + DAY) == 1
    assert await count("interview_tomorrow_for_candidate") == 2


async def test_what_is_booked_at_short_notice_is_not_reminded_of_at_once(db: Database) -> None:
    house = await direct_house()
    await schedule_interview(
        house.recruiter, house.application.id, online(), now=TOMORROW - timedelta(minutes=50)
    )
    assert await remind_of_interviews(TOMORROW - timedelta(minutes=49)) == 0


async def test_after_a_downtime_only_the_nearer_reminder_comes(db: Database) -> None:
    house = await direct_house()
    await booked_ahead(house)
    assert await remind_of_interviews(TOMORROW - HOUR / 2) == 1
    assert await count("interview_soon_for_candidate") == 1
    assert await count("interview_tomorrow_for_candidate") == 0


async def test_two_schedulers_at_once_remind_once(db: Database) -> None:
    house = await direct_house()
    await booked_ahead(house)
    await asyncio.gather(*(JOB.run(TOMORROW - DAY) for _ in range(4)))
    assert await count("interview_tomorrow_for_candidate") == 1
    assert await count("interview_tomorrow_for_interviewer") == 1
