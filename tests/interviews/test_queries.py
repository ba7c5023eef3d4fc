from datetime import timedelta

import pytest

from core.interviews.log_marks import log_marks
from core.interviews.queries import interview_to_read, interviews, to_mark, to_schedule
from core.interviews.schedule_interview import schedule_interview
from core.kit.errors import NotAllowed, NotFound
from core.models.enums import InterviewStatus, Verdict
from tests.plugins.database import Database
from tests.stages.counting import queries
from tests.stages.direct import NOW, direct_house
from tests.stages.direct_hires import TOMORROW, all_marks, booked, online


async def test_the_queue_holds_what_has_no_appointment(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    other = await house.another_candidate()
    assert [one.candidate for one in await to_schedule(house.recruiter)] == ["Priya Sharma", "Rohan Mehta"]
    await booked(house)
    (left,) = await to_schedule(house.recruiter)
    assert (left.application_id, left.interviewer) == (other.id, "Ishaan Iyer")
    assert await to_schedule(house.recruiter, typed="priya") == []
    assert [one.candidate for one in await to_schedule(house.manager, typed="rohan")] == ["Rohan Mehta"]
    assert await to_schedule(foreign.recruiter, only=other.id) == []
    with pytest.raises(NotAllowed):
        await to_schedule(house.client)


async def test_lists_go_page_by_page_in_the_order_of_time(db: Database) -> None:
    house = await direct_house()
    people = [house.application, *[await house.another_candidate(f"Person {n}") for n in range(6)]]
    for number, one in enumerate(reversed(people)):
        when = TOMORROW + timedelta(hours=number)
        await schedule_interview(house.recruiter, one.id, online(when), now=NOW)
    for reader in (house.recruiter, house.manager, house.client, house.interviewer):
        seen, after = [], 0
        while True:
            with queries() as counted:
                page = await interviews(reader, after=after, limit=3)
            assert counted.count <= 2
            seen += [line.starts_at for line in page.lines]
            after = page.next
            if not after:
                break
        assert seen == sorted(seen)
        assert len(seen) == 7
    assert [line.candidate for line in (await interviews(house.candidate)).lines] == ["Priya Sharma"]


async def test_what_is_over_is_in_the_other_list(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    assert [one.id for one in await to_mark(house.interviewer, begun_by=interview.starts_at)] == [
        interview.id
    ]
    assert await to_mark(house.interviewer, begun_by=NOW) == []
    assert await to_mark(house.second_interviewer) == []
    await log_marks(
        house.interviewer, interview.id, all_marks(house, Verdict.PROMOTED), now=interview.ends_at
    )
    assert (await interviews(house.interviewer)).lines == ()
    (line,) = (await interviews(house.interviewer, past=True)).lines
    assert line.status is InterviewStatus.COMPLETED


async def test_one_interview_is_open_to_whom_it_concerns(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    interview = await booked(house)
    for reader in (house.candidate, house.interviewer, house.client, house.recruiter, house.manager):
        assert (await interview_to_read(reader, interview.id)).interview.id == interview.id
    strangers = (foreign.candidate, foreign.interviewer, foreign.client, foreign.recruiter, foreign.manager)
    for stranger in (*strangers, house.second_interviewer):
        with pytest.raises(NotFound):
            await interview_to_read(stranger, interview.id)
    with pytest.raises(NotAllowed):
        await interview_to_read(house.accountant, interview.id)
