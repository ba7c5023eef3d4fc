import asyncio
from datetime import timedelta

import pytest

from core.interviews.cancel_interview import cancel_interview
from core.interviews.log_marks import log_marks
from core.interviews.move_interview import move_interview
from core.interviews.schedule_interview import schedule_interview
from core.kit.errors import Clash, HireSyncError, InvalidValue, NotFound, WrongState
from core.models import InterviewScheduled, Notification
from core.models.enums import InterviewStatus, Verdict
from tests.plugins.database import Database
from tests.stages.direct import NOW, direct_house
from tests.stages.direct_hires import TOMORROW, all_marks, booked, online
from tests.stages.told import acts, kinds_told, last_card

LATER = TOMORROW + timedelta(days=1)


async def test_a_moved_interview_keeps_its_uid_and_counts_up(db: Database) -> None:
    house = await direct_house()
    before = await booked(house)
    after = await move_interview(house.recruiter, before.id, online(LATER), "Ishaan travels.", now=NOW)
    assert (after.uid, after.sequence, after.starts_at) == (before.uid, 1, LATER)
    again = await move_interview(house.recruiter, before.id, online(TOMORROW), "He is back.", now=NOW)
    assert again.sequence == 2
    card = await last_card(house.candidate, "interview_moved_for_candidate")
    assert "It was on Wed 4 Mar 2026, 15:30 IST (10:00 UTC). Why: He is back." in card.lines
    assert card.attachments
    assert "interview_moved_for_interviewer" in await kinds_told(house.interviewer)
    assert "interview_moved_for_client" in await kinds_told(house.client)


async def test_moving_within_its_own_time_does_not_clash_with_itself(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    shifted = online(TOMORROW + timedelta(minutes=15))
    await move_interview(house.recruiter, interview.id, shifted, "A quarter later.", now=NOW)


async def test_moving_onto_another_appointment_is_refused(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    other = await house.another_candidate()
    second = await schedule_interview(house.recruiter, other.id, online(LATER), now=NOW)
    with pytest.raises(Clash):
        await move_interview(house.recruiter, interview.id, online(second.starts_at), "Sooner.", now=NOW)
    assert (await InterviewScheduled.get(id=interview.id)).sequence == 0


async def test_a_cancelled_interview_waits_to_be_booked_again(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    cancelled = await cancel_interview(house.recruiter, interview.id, "The client asked.", now=NOW)
    assert (cancelled.status, cancelled.sequence) == (InterviewStatus.CANCELLED, 1)
    for reader, kind in (
        (house.candidate, "interview_cancelled_for_candidate"),
        (house.interviewer, "interview_cancelled_for_interviewer"),
        (house.client, "interview_cancelled_for_client"),
    ):
        card = await last_card(reader, kind)
        assert any("The client asked." in line for line in card.lines)
        assert card.attachments
    assert acts(await last_card(house.recruiter, "round_to_schedule"))[0] == "schedule_interview"
    again = await booked(house)
    assert again.uid != interview.uid
    assert acts(await last_card(house.recruiter, "round_to_schedule")) == ["view_profile"]


@pytest.mark.parametrize("act", ["move", "cancel"])
async def test_what_is_over_or_cancelled_stays_so(db: Database, act: str) -> None:
    house = await direct_house()
    interview = await booked(house)

    async def attempt() -> None:
        if act == "move":
            await move_interview(house.recruiter, interview.id, online(LATER), "Again.", now=NOW)
        else:
            await cancel_interview(house.recruiter, interview.id, "Again.", now=NOW)

    await cancel_interview(house.recruiter, interview.id, "Off.", now=NOW)
    with pytest.raises(WrongState, match="cancelled"):
        await attempt()
    interview = await booked(house)
    over = interview.ends_at
    await log_marks(house.interviewer, interview.id, all_marks(house, Verdict.PROMOTED), now=over)
    with pytest.raises(WrongState, match="over"):
        await attempt()


async def test_a_reason_is_wanted(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    with pytest.raises(InvalidValue):
        await cancel_interview(house.recruiter, interview.id, " ", now=NOW)
    with pytest.raises(InvalidValue):
        await move_interview(house.recruiter, interview.id, online(LATER), "", now=NOW)
    with pytest.raises(InvalidValue):
        await move_interview(house.recruiter, interview.id, online(NOW), "Earlier.", now=NOW)


async def test_a_foreign_recruiter_finds_nothing(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    interview = await booked(house)
    with pytest.raises(NotFound):
        await move_interview(foreign.recruiter, interview.id, online(LATER), "Mine now.", now=NOW)
    with pytest.raises(NotFound):
        await cancel_interview(foreign.manager, interview.id, "Mine now.", now=NOW)


async def test_move_and_cancel_at_once_end_in_one_story(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    outcomes = await asyncio.gather(
        move_interview(house.recruiter, interview.id, online(LATER), "Later.", now=NOW),
        cancel_interview(house.manager, interview.id, "Off.", now=NOW),
        return_exceptions=True,
    )
    assert all(isinstance(one, InterviewScheduled | HireSyncError) for one in outcomes)
    after = await InterviewScheduled.get(id=interview.id)
    assert after.status is InterviewStatus.CANCELLED
    moved = await Notification.filter(kind="interview_moved_for_candidate").count()
    assert after.sequence == 1 + moved
