"""What each section finds, against a real database, at each step of a hire."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.clients.connect_agency import connect_agency
from core.jobs.assign_recruiters import assign_recruiters
from core.models import InvoiceGenerated, JobApplication, JobPosting, Organization, Recruiter
from core.models.enums import Approval, InvoiceStatus
from core.placements.accept_offer import accept_offer
from core.placements.mark_joined import mark_joined
from tests.plugins.database import Database
from tests.stages.applications import submitted_application
from tests.stages.digests import figures, gathered, said
from tests.stages.direct import House, direct_house
from tests.stages.direct_hires import (
    DAY,
    JOINED_AT,
    JOINING,
    TOMORROW,
    all_rounds_passed,
    booked,
    joined,
    offered,
    sent,
)
from tests.stages.jobs import approved_job, locations_of, posted_job
from tests.world import NOW, World

pytestmark = pytest.mark.usefixtures("db")
FIRST_OF_MAY = datetime(2026, 5, 1, 6, tzinfo=UTC)


async def test_decisions_and_places_of_a_manager(world: World) -> None:
    await posted_job(world)
    await connect_agency(world.foreign.client, world.agency.org_code, now=NOW)
    assert await said(world.manager) == {
        "Jobs to decide": ["Robotics Engineer, Acme Robotics"],
        "Requests to connect": ["Borealis Foods asks to work with you"],
    }
    job = await approved_job(world, key="draft:2", title="Controls Engineer", deadline=date(2026, 3, 9))
    found = await said(world.manager)
    assert found["Places without a recruiter: 2"] == [
        "Controls Engineer, Pune: 2 seats, no recruiter",
        "Controls Engineer, Bengaluru: 1 seat, no recruiter",
    ]
    assert found["Deadlines"] == ["Controls Engineer, Acme Robotics: until Mon 9 Mar 2026, 3 seats are free"]
    assert (await figures(world.manager))["Positions to fill"] == "3"
    pune, _ = await locations_of(job)
    await assign_recruiters(world.manager, pune.id, [world.recruiter.user_id], now=NOW)
    assert "Places without a recruiter" in await said(world.manager)
    assert await said(world.recruiter) == {
        "Places that need candidates": ["Controls Engineer, Pune: 2 seats are free, 0 under way"]
    }
    later = await said(world.manager, NOW + timedelta(days=8))
    assert later["Deadlines"] == [
        "Controls Engineer, Acme Robotics: the deadline was Mon 9 Mar 2026, 3 seats are free"
    ]


@pytest.fixture
async def house(db: Database) -> House:
    """One agency in the middle of a hire."""
    return await direct_house()


async def test_a_hire_from_the_first_round_to_the_offer(house: House) -> None:
    assert (await said(house.recruiter))["Interviews to book"] == ["Priya Sharma, Robotics Engineer, round 1"]
    await booked(house)
    assert "Interviews to book" not in await said(house.recruiter)
    told = "Tue 3 Mar 2026, 15:30 IST (10:00 UTC): Priya Sharma with Ishaan Iyer, Robotics Engineer, round 1"
    for one, today in ((house.manager, TOMORROW), (house.client, TOMORROW), (house.recruiter, TOMORROW)):
        assert (await said(one, today))["Interviews today"] == [told]
    assert (await said(house.client))["Interviews tomorrow"] == [told]
    assert (await said(house.recruiter))["Follow up: interviews tomorrow"] == [told]
    assert "Interviews today" not in await said(house.manager, TOMORROW + DAY)


async def test_whoever_waits_for_an_offer_is_told_to_both(house: House) -> None:
    await all_rounds_passed(house)
    passed = TOMORROW + DAY + timedelta(hours=1)
    assert (await said(house.client, passed))["Offers to make"] == [
        "Priya Sharma passed all rounds for Robotics Engineer"
    ]
    heading = "On hold for more than three days"
    assert heading not in await said(house.manager, passed + 3 * DAY)
    assert (await said(house.manager, passed + 3 * DAY + timedelta(minutes=1)))[heading] == [
        "Priya Sharma: Acme Robotics has made no offer since Wed 4 Mar 2026"
    ]


async def test_an_offer_a_first_day_and_an_invoice(house: House) -> None:
    selected = await offered(house)
    told = "Priya Sharma has not answered: Robotics Engineer, Acme Robotics, from Wed 1 Apr 2026"
    for one in (house.manager, house.client, house.recruiter):
        assert (await said(one))["Offers without an answer"] == [told]
    await accept_offer(house.candidate, selected.id, now=NOW)
    morning = datetime(2026, 4, 1, 4, tzinfo=UTC)
    assert (await said(house.client, morning))["Did they join?"] == [
        "Priya Sharma, Robotics Engineer: first day Wed 1 Apr 2026"
    ]
    for one in (house.manager, house.recruiter):
        assert (await said(one, morning))["First days to be confirmed"] == [
            "Priya Sharma was to join Acme Robotics on Wed 1 Apr 2026"
        ]
    assert (await gathered(house.manager, morning)).has_today
    await mark_joined(house.client, selected.id, now=JOINED_AT)
    for one in (house.manager, house.accountant):
        assert (await said(one, JOINED_AT))["Invoices to approve"] == [
            "₹78,635.20 to Acme Robotics for Priya Sharma"
        ]
    told_after = await figures(house.manager, JOINED_AT + DAY)
    assert told_after["Yesterday"] == "joined: 1"
    assert (await gathered(house.manager, JOINED_AT + DAY)).has_news


async def test_an_invoice_until_it_is_settled(house: House) -> None:
    invoice = await sent(house)
    assert list(await said(house.client, FIRST_OF_MAY)) == ["Invoices to accept"]
    for status, of_agency, of_client in (
        (InvoiceStatus.ACCEPTED, "Due within a week", "Invoices to pay"),
        (InvoiceStatus.OVERDUE, "Overdue invoices", "Invoices to pay"),
        (InvoiceStatus.DISPUTED, "Disputed invoices", ""),
        (InvoiceStatus.REPORTED_PAID, "Payments to verify", ""),
        (InvoiceStatus.VERIFIED, "", ""),
    ):
        await InvoiceGenerated.filter(id=invoice.id).update(status=status)
        assert invoice.due_date is not None
        due = datetime.combine(invoice.due_date, FIRST_OF_MAY.timetz())
        assert list(await said(house.accountant, due)) == [of_agency] * bool(of_agency)
        assert list(await said(house.client, due)) == [of_client] * bool(of_client)


async def test_the_numbers_of_an_accountant(house: House) -> None:
    invoice = await sent(house)
    told = await figures(house.accountant, FIRST_OF_MAY)
    assert told == {"Due": "₹78,635.20 on 1 invoice", "Revenue of six months": "₹66,640"}
    (panel,) = (await gathered(house.accountant, FIRST_OF_MAY)).content.panels
    assert [bar.size for bar in panel.bars] == [0, 0, 0, 0, 0, 66_640]
    assert [bar.label for bar in panel.bars][-2:] == [date(2026, 4, 1), date(2026, 5, 1)]
    await InvoiceGenerated.filter(id=invoice.id).update(status=InvoiceStatus.CANCELLED)
    assert await figures(house.accountant, FIRST_OF_MAY) == {}


async def test_the_targets_of_a_manager(house: House) -> None:
    await Organization.filter(id=house.organization.id).update(target_amount=100_000, target_positions=4)
    await sent(house)
    told = await figures(house.manager, FIRST_OF_MAY)
    assert told["Revenue this month"] == "₹66,640 of ₹1,00,000 (67%)"
    assert told["Joined this month"] == "0 of 4"
    panel = next(
        one
        for one in (await gathered(house.manager, FIRST_OF_MAY)).content.panels
        if one.title == "Revenue against target"
    )
    assert ([bar.size for bar in panel.bars], panel.goal) == ([66_640, 100_000], 100_000)


async def test_a_recruiter_sees_his_place_and_nobody_elses(house: House) -> None:
    await joined(house)
    mate = await house.another_candidate("Sunil Rao")
    await Recruiter.create(user_id=mate.applicant_id, organization_id=house.organization.id)
    told = await figures(house.recruiter, JOINED_AT)
    assert told["Your hires this month"] == "1"
    assert told["Fees of your hires this month"] == "₹66,640"
    assert told["Your place in the agency"] == "1 of 2"


async def test_nobody_sees_anything_of_another_house() -> None:
    here, there = await direct_house("talent"), await direct_house("rival")
    await joined(there)
    await JobPosting.filter(id=there.job.id).update(approval=Approval.PENDING)
    for one in (here.manager, here.accountant, here.client, here.recruiter):
        found = await gathered(one, JOINED_AT)
        mine = {f"application:{here.application.id}", f"job:{here.job.id}", f"location:{here.location.id}"}
        assert set(found.content.subjects) <= mine
    assert (await figures(here.manager, JOINED_AT))["Revenue this month"] == "₹0"
    assert JOINED_AT.date() >= JOINING
    assert await JobApplication.all().count() == 2


async def test_yesterday_has_as_many_hours_as_its_clock(world: World) -> None:
    """On the eighth of March the clocks of New York lose an hour."""
    await submitted_application(world)
    before_midnight = datetime(2026, 3, 8, 4, 30, tzinfo=UTC)
    await JobApplication.all().update(created_at=before_midnight)
    manager = replace(world.manager, zone="America/New_York")
    assert (await figures(manager, datetime(2026, 3, 8, 14, tzinfo=UTC)))["Yesterday"] == "profiles sent: 1"
    assert "Yesterday" not in await figures(manager, datetime(2026, 3, 9, 14, tzinfo=UTC))
