"""A wait ends also where something overtakes the act, and begins again where the act is possible again."""

from core.interviews.move_interview import move_interview
from core.interviews.reminders import remind_of_interviews
from core.interviews.schedule_interview import schedule_interview
from core.invoices.cancel_invoice import cancel_invoice
from core.invoices.draft_invoice import draft_invoice
from core.jobs.order import LocationOrder
from core.models import Accountant, Notification, User
from core.placements.refuse_offer import refuse_offer
from tests.plugins.database import Database
from tests.stages.applications import ANANYA, shortlisted_application, submitted_application
from tests.stages.direct import direct_house
from tests.stages.direct_hires import JOINED_AT, joined
from tests.stages.interviews import DAY, TOMORROW, appointment, scheduled_interview
from tests.stages.jobs import assigned_job
from tests.stages.placements import OFFERED_AT, made_offer
from tests.world import NOW, World

ONE_SEAT = (LocationOrder("Pune", 1),)


async def _waits(act: str, subject: str) -> list[str]:
    """What has become of each wait: the outcome, or nothing while it is open."""
    rows = await Notification.filter(action=act, subject=subject).order_by("id")
    return [row.outcome if row.done_at else "" for row in rows]


async def test_the_last_seat_ends_the_decision_and_a_free_one_asks_again(world: World) -> None:
    await assigned_job(world, locations=ONE_SEAT)
    waiting = await submitted_application(world, ANANYA)
    selected = await made_offer(world)
    subject = f"application:{waiting.id}"
    assert await _waits("decide_profile", subject) == ["All seats were taken"]
    told = await Notification.get(kind="seats_filled_for_candidate")
    assert (await User.get(id=told.receiver_id)).email == ANANYA.email
    await refuse_offer(world.candidate, selected.id, "I stay where I am.", now=OFFERED_AT)
    assert await _waits("decide_profile", subject) == ["All seats were taken", ""]
    again = await Notification.filter(kind="profile_sent", subject=subject).order_by("-id").first()
    assert again is not None
    assert len(again.attachments) == 1


async def test_marks_are_not_asked_for_while_there_is_no_seat(world: World) -> None:
    await assigned_job(world, locations=ONE_SEAT)
    met = await shortlisted_application(world)
    booked = await schedule_interview(world.recruiter, met.id, appointment(TOMORROW + DAY / 4), now=NOW)
    await remind_of_interviews(booked.ends_at)
    subject = f"interview:{booked.id}"
    assert await _waits("log_marks", subject) == [""]
    selected = await made_offer(world)
    assert await _waits("log_marks", subject) == ["All seats were taken"]
    await remind_of_interviews(OFFERED_AT)
    assert len(await _waits("log_marks", subject)) == 1
    await refuse_offer(world.candidate, selected.id, "I stay where I am.", now=OFFERED_AT)
    await remind_of_interviews(OFFERED_AT)
    assert await _waits("log_marks", subject) == ["All seats were taken", ""]


async def test_a_missed_interview_that_moves_is_marked_after_it_takes_place(world: World) -> None:
    booked = await scheduled_interview(world)
    await remind_of_interviews(booked.ends_at)
    later = appointment(TOMORROW + 2 * DAY)
    await move_interview(world.recruiter, booked.id, later, "Nobody came.", now=booked.ends_at)
    subject = f"interview:{booked.id}"
    assert await _waits("log_marks", subject) == ["Moved by {name} to {moment}"]
    await remind_of_interviews(later.ends_at)
    assert await _waits("log_marks", subject) == ["Moved by {name} to {moment}", ""]


async def test_a_cancelled_draft_needs_no_band_until_it_is_drafted_anew(db: Database) -> None:
    house = await direct_house()
    invoice = await joined(house, ctc=9_000_000)
    subject = f"placement:{invoice.selected_id}"
    assert await _waits("choose_band", subject) == ["Asked again", ""]
    await cancel_invoice(house.manager, invoice.id, "He left after a day.", now=JOINED_AT)
    assert await _waits("choose_band", subject) == ["Asked again", "Cancelled by {name}"]
    await draft_invoice(house.manager, invoice.selected_id, now=JOINED_AT)
    assert (await _waits("choose_band", subject))[-1] == ""


async def test_a_manager_without_an_accountant_hears_of_a_draft_once(db: Database) -> None:
    house = await direct_house()
    await Accountant.all().delete()
    await joined(house)
    kinds = Notification.filter(receiver_id=house.manager.user_id, kind__startswith="invoice_drafted")
    assert [row.kind for row in await kinds] == ["invoice_drafted"]
