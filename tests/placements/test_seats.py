import asyncio
from decimal import Decimal

import pytest

from core.interviews.log_marks import log_marks
from core.interviews.schedule_interview import schedule_interview
from core.kit.errors import Clash, WrongState
from core.models import InterviewScheduled, JobApplication, JobLocation, JobPosting, SelectedCandidate
from core.models.enums import InterviewStatus, JobStatus, Verdict
from core.placements.make_offer import make_offer
from core.placements.offer import Offer
from core.placements.refuse_offer import refuse_offer
from tests.plugins.database import Database
from tests.stages.direct import NOW, House, direct_house
from tests.stages.direct_hires import (
    DAY,
    JOINING,
    TOMORROW,
    all_marks,
    all_rounds_passed,
    offered,
    online,
)
from tests.stages.told import acts, kinds_told, last_card

OFFER = Offer(Decimal(800_000), JOINING)


async def seats(house: House) -> tuple[int, JobStatus, JobStatus]:
    location = await JobLocation.get(id=house.location.id)
    job = await JobPosting.get(id=house.job.id)
    return location.positions_closed, location.status, job.status


async def test_the_last_seat_closes_location_and_job_and_a_refusal_opens_them(db: Database) -> None:
    house = await direct_house()
    selected = await offered(house)
    assert await seats(house) == (1, JobStatus.CLOSED, JobStatus.CLOSED)
    await refuse_offer(house.candidate, selected.id, "Too far.", now=NOW)
    assert await seats(house) == (0, JobStatus.OPENED, JobStatus.OPENED)


async def test_a_location_with_room_stays_open(db: Database) -> None:
    house = await direct_house(seats=2)
    await offered(house)
    assert await seats(house) == (1, JobStatus.OPENED, JobStatus.OPENED)


async def test_the_job_stays_open_while_another_location_has_seats(db: Database) -> None:
    house = await direct_house()
    await JobLocation.create(job_id=house.job.id, organization_id=house.organization.id, location="Goa")
    selected = await offered(house)
    assert await seats(house) == (1, JobStatus.CLOSED, JobStatus.OPENED)
    await refuse_offer(house.candidate, selected.id, "Too far.", now=NOW)
    assert await seats(house) == (0, JobStatus.OPENED, JobStatus.OPENED)


async def test_a_job_somebody_closed_stays_closed(db: Database) -> None:
    house = await direct_house(seats=2)
    selected = await offered(house)
    await JobLocation.filter(id=house.location.id).update(status=JobStatus.CLOSED)
    await JobPosting.filter(id=house.job.id).update(status=JobStatus.CLOSED)
    await refuse_offer(house.candidate, selected.id, "Too far.", now=NOW)
    assert await seats(house) == (0, JobStatus.CLOSED, JobStatus.CLOSED)


async def test_the_last_seat_goes_to_one_of_two_offers_made_at_once(db: Database) -> None:
    house = await direct_house()
    people = [house.application, *[await house.another_candidate(f"Person {n}") for n in range(3)]]
    for number, one in enumerate(people):
        await all_rounds_passed(house, one, starting=TOMORROW + 3 * number * DAY)
    outcomes = await asyncio.gather(
        *(make_offer(house.client, one.id, OFFER, now=NOW) for one in people), return_exceptions=True
    )
    assert sum(isinstance(one, SelectedCandidate) for one in outcomes) == 1
    assert sum(isinstance(one, Clash) for one in outcomes) == 3
    assert (await seats(house))[0] == 1
    assert await SelectedCandidate.all().count() == 1


async def test_the_others_wait_and_go_on_where_they_stood(db: Database) -> None:
    house = await direct_house()
    booked_one, passed_one = [await house.another_candidate(name) for name in ("Booked One", "Passed One")]
    await all_rounds_passed(house, passed_one)
    when = online(TOMORROW + 9 * DAY)
    interview = await schedule_interview(house.recruiter, booked_one.id, when, now=NOW)
    selected = await _offered_later(house)

    assert (await InterviewScheduled.get(id=interview.id)).status is InterviewStatus.CANCELLED
    assert [one.is_closed for one in await _others(house)] == [True, True]
    card = await last_card(house.recruiter, "seats_filled_for_recruiter")
    assert card.lines[0] == "These people of yours wait there: Booked One and Passed One."
    assert acts(await last_card(house.client, "offer_to_make")) == ["view_profile"]
    for one in (booked_one, passed_one):
        assert (await kinds_told(house.candidate_of(one)))[-1] == "seats_filled_for_candidate"

    await refuse_offer(house.candidate, selected.id, "Too far.", now=NOW)
    assert [one.is_closed for one in await _others(house)] == [False, False]
    assert acts(await last_card(house.recruiter, "round_to_schedule"))[0] == "schedule_interview"
    assert acts(await last_card(house.client, "offer_to_make"))[0] == "make_offer"
    for one in (booked_one, passed_one):
        assert (await kinds_told(house.candidate_of(one)))[-1] == "seat_free_for_candidate"
    again = await make_offer(house.client, passed_one.id, OFFER, now=NOW)
    assert again.seat_taken


async def _offered_later(house: House) -> SelectedCandidate:
    application = await all_rounds_passed(house, starting=TOMORROW + 4 * DAY)
    return await make_offer(house.client, application.id, OFFER, now=NOW)


async def _others(house: House) -> list[JobApplication]:
    return await JobApplication.exclude(id=house.application.id).order_by("id")


@pytest.mark.parametrize("status", [JobStatus.HOLD, JobStatus.CLOSED])
async def test_no_offer_where_the_job_is_not_open(db: Database, status: JobStatus) -> None:
    house = await direct_house()
    application = await all_rounds_passed(house)
    await JobPosting.filter(id=house.job.id).update(status=status)
    with pytest.raises(WrongState):
        await make_offer(house.client, application.id, OFFER, now=NOW)


async def test_marks_of_somebody_else_while_the_last_seat_is_taken(db: Database) -> None:
    house = await direct_house(seats=2)
    other = await house.another_candidate()
    interview = await schedule_interview(house.recruiter, other.id, online(TOMORROW + 9 * DAY), now=NOW)
    await offered(house)
    await log_marks(
        house.interviewer, interview.id, all_marks(house, Verdict.PROMOTED), now=interview.ends_at
    )
    assert (await JobApplication.get(id=other.id)).round_num == 2
