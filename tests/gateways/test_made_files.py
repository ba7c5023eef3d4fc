"""Files drawn up from the books when a card is sent."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from pypdf import PdfReader

from core.gateways.made_calendar import made_calendar
from core.gateways.made_invoice import made_invoice
from core.interviews.cancel_interview import cancel_interview
from core.kit.errors import Rejected
from core.models import InvoiceGenerated
from core.models.enums import InvoiceStatus
from tests.plugins.database import Database
from tests.stages.direct import NOW, direct_house
from tests.stages.direct_hires import TOMORROW, approved, booked, joined

MAY = datetime(2026, 5, 1, 6, tzinfo=UTC)


def text_of(pdf: bytes) -> str:
    [page] = PdfReader(io.BytesIO(pdf)).pages
    return page.extract_text()


def event_of(content: bytes) -> tuple[str, Any]:
    read: Any = Calendar.from_ical(content)
    [event] = read.walk("VEVENT")
    return str(read["method"]), event


async def test_a_draft_says_so(db: Database) -> None:
    house = await direct_house()
    draft = await joined(house)
    assert "DRAFT" in text_of(await made_invoice(draft.id, MAY))


async def test_the_approved_invoice_has_its_number_and_sums(db: Database) -> None:
    invoice = await approved(await direct_house())
    pdf = await made_invoice(invoice.id, MAY)
    text = text_of(pdf)
    for part in (
        "INV/26-27/00001", "27 Maharashtra", "8.33 %", "₹8,00,000.00", "₹66,640.00",
        "CGST 9 % ₹5,997.60", "SGST 9 % ₹5,997.60", "Total ₹78,635.20", "Due on Fri 8 May 2026",
    ):  # fmt: skip
        assert part in text
    assert "DRAFT" not in text
    assert "Interest so far" not in text
    assert pdf == await made_invoice(invoice.id, MAY + timedelta(days=100))


async def test_an_agency_without_a_gst_number_charges_no_tax(db: Database) -> None:
    invoice = await approved(await direct_house(agency_gstin=None))
    text = text_of(await made_invoice(invoice.id, MAY))
    assert "Tax invoice" not in text
    assert "Total ₹66,640.00" in text


async def test_a_late_payer_reads_the_interest(db: Database) -> None:
    invoice = await approved(await direct_house())
    await InvoiceGenerated.filter(id=invoice.id).update(status=InvoiceStatus.OVERDUE, interest_percentage=18)
    text = text_of(await made_invoice(invoice.id, datetime(2026, 5, 18, 6, tzinfo=UTC)))
    assert "Interest so far: ₹387.79" in text


async def test_a_cancelled_invoice_is_marked_and_a_missing_one_is_not_drawn(db: Database) -> None:
    invoice = await approved(await direct_house())
    await InvoiceGenerated.filter(id=invoice.id).update(status=InvoiceStatus.CANCELLED)
    assert "CANCELLED" in text_of(await made_invoice(invoice.id, MAY))
    with pytest.raises(Rejected):
        await made_invoice(invoice.id + 1, MAY)


async def test_each_guest_gets_his_own_calendar_file(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    files: dict[str, bytes] = {}
    for actor in (house.interviewer, house.candidate, house.client):
        content = await made_calendar(interview.id, actor.user_id, NOW)
        method, event = event_of(content)
        assert (method, event["status"], event["uid"]) == ("REQUEST", "CONFIRMED", interview.uid)
        assert event["dtstart"].dt == TOMORROW
        assert str(event["location"]) == interview.place
        files[str(event["attendee"]).removeprefix("mailto:")] = content
    assert len(files) == 3
    for mail, content in files.items():
        # Nobody learns another guest's address; lines are unfolded before looking.
        told = content.replace(b"\r\n ", b"")
        assert [other for other in files if other.encode() in told] == [mail]


async def test_the_title_tells_each_side_what_it_needs(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    _, for_candidate = event_of(await made_calendar(interview.id, house.candidate.user_id, NOW))
    _, for_interviewer = event_of(await made_calendar(interview.id, house.interviewer.user_id, NOW))
    assert str(for_candidate["summary"]).startswith("Interview at ")
    assert str(for_interviewer["summary"]).startswith("Interview with ")
    assert str(for_candidate["summary"]).endswith("round 1")


async def test_calling_it_off_cancels_the_same_entry(db: Database) -> None:
    house = await direct_house()
    interview = await booked(house)
    await cancel_interview(house.recruiter, interview.id, "Panel is ill", now=NOW)
    method, event = event_of(await made_calendar(interview.id, house.candidate.user_id, NOW))
    assert (method, event["status"], event["uid"]) == ("CANCEL", "CANCELLED", interview.uid)
    assert event["sequence"] == interview.sequence + 1
    with pytest.raises(Rejected):
        await made_calendar(interview.id + 1, house.candidate.user_id, NOW)
