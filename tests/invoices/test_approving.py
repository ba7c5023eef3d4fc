import asyncio
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from tortoise.exceptions import IntegrityError, OperationalError

from core.invoices.approve_invoice import approve_invoice
from core.invoices.draft_invoice import draft_invoice
from core.kit.errors import AlreadyDone, NotAllowed, NotFound, WrongState
from core.kit.transaction import transaction
from core.models import AuditEntry, InvoiceGenerated, InvoiceSequence, Notification, Organization
from core.models.enums import InvoiceStatus
from core.placements.accept_offer import accept_offer
from core.placements.make_offer import make_offer
from core.placements.mark_joined import mark_joined
from core.placements.offer import Offer
from tests.plugins.database import Database
from tests.stages.direct import House, direct_house
from tests.stages.direct_hires import (
    DAY,
    JOINED_AT,
    JOINING,
    TOMORROW,
    all_rounds_passed,
    approved,
    joined,
)
from tests.stages.told import acts, kinds_told, last_card


async def several_drafts(house: House, count: int) -> list[InvoiceGenerated]:
    """As many people have joined, so as many invoices wait."""
    drafts = []
    for number in range(count):
        one = await house.another_candidate(f"Person {number}") if number else house.application
        passed = await all_rounds_passed(house, one, starting=TOMORROW + 3 * number * DAY)
        selected = await make_offer(house.client, passed.id, Offer(Decimal(800_000), JOINING), now=TOMORROW)
        await accept_offer(house.candidate_of(one), selected.id, now=TOMORROW)
        await mark_joined(house.client, selected.id, now=JOINED_AT)
        drafts.append(await InvoiceGenerated.get(selected_id=selected.id))
    return drafts


async def test_approving_gives_number_and_dates_and_keeps_it_until_its_day(db: Database) -> None:
    house = await direct_house()
    draft = await joined(house)
    assert draft.invoice_code is None
    invoice = await approve_invoice(house.accountant, draft.id, now=JOINED_AT)
    assert invoice.status is InvoiceStatus.APPROVED
    assert invoice.invoice_code == "INV/26-27/00001"
    assert (invoice.invoice_date, invoice.due_date) == (date(2026, 5, 1), date(2026, 5, 8))
    assert "invoice_approved" in await kinds_told(house.manager)
    assert "invoice_sent_to_client" not in await kinds_told(house.client)
    card = await last_card(house.accountant, "invoice_drafted")
    assert acts(card) == ["view_invoice"]
    assert card.footer.startswith(
        "Approved by Anita Shah as INV/26-27/00001; it is sent on Fri 1 May 2026 · "
    )
    assert await AuditEntry.filter(verb="approve_invoice").count() == 1


async def test_approved_late_the_invoice_bears_the_day_of_approval(db: Database) -> None:
    house = await direct_house()
    draft = await joined(house)
    june = datetime(2026, 6, 10, 9, tzinfo=UTC)
    invoice = await approve_invoice(house.manager, draft.id, now=june)
    assert (invoice.invoice_date, invoice.due_date) == (date(2026, 6, 10), date(2026, 6, 17))
    assert "invoice_approved" in await kinds_told(house.accountant)


async def test_a_gst_number_entered_since_the_draft_counts(db: Database) -> None:
    house = await direct_house(agency_gstin=None)
    draft = await joined(house)
    assert draft.tax_total == 0
    await Organization.filter(id=house.organization.id).update(gst_number="29ABCDE1234F1Z5")
    invoice = await approve_invoice(house.accountant, draft.id, now=JOINED_AT)
    assert (invoice.igst, invoice.final_price) == (Decimal("11995.20"), Decimal("78635.20"))


async def test_accountant_and_manager_at_once_are_one_approval(db: Database) -> None:
    house = await direct_house()
    draft = await joined(house)
    outcomes = await asyncio.gather(
        *(approve_invoice(who, draft.id, now=JOINED_AT) for who in (house.accountant, house.manager) * 2),
        return_exceptions=True,
    )
    assert sum(isinstance(one, InvoiceGenerated) for one in outcomes) == 1
    assert sum(isinstance(one, AlreadyDone) for one in outcomes) == 3
    assert (await InvoiceSequence.get()).last_number == 1
    assert await Notification.filter(kind="invoice_approved").count() == 1


async def test_numbers_are_consecutive_without_gaps_also_when_many_approve_at_once(db: Database) -> None:
    house = await direct_house(seats=6)
    drafts = await several_drafts(house, 6)
    await asyncio.gather(*(approve_invoice(house.accountant, one.id, now=JOINED_AT) for one in drafts))
    codes = sorted(str(code) for code in await InvoiceGenerated.all().values_list("invoice_code", flat=True))
    assert codes == [f"INV/26-27/{number:05d}" for number in range(1, 7)]


async def test_an_approval_that_fails_gives_no_number_away(db: Database) -> None:
    house = await direct_house(seats=2)
    first, second = await several_drafts(house, 2)

    async def failing() -> None:
        async with transaction(house.accountant):
            await approve_invoice(house.accountant, first.id, now=JOINED_AT)
            raise RuntimeError("the lights went out")

    with pytest.raises(RuntimeError):
        await failing()
    invoice = await approve_invoice(house.accountant, second.id, now=JOINED_AT)
    assert invoice.invoice_code == "INV/26-27/00001"


async def test_each_agency_and_each_year_counts_for_itself(db: Database) -> None:
    house, foreign = await direct_house(seats=2), await direct_house("northwind")
    first, second = await several_drafts(house, 2)
    other = await joined(foreign)
    next_year = JOINED_AT + timedelta(days=365)
    assert (await approve_invoice(house.manager, first.id, now=JOINED_AT)).invoice_code == "INV/26-27/00001"
    assert (await approve_invoice(foreign.manager, other.id, now=JOINED_AT)).invoice_code == "INV/26-27/00001"
    assert (await approve_invoice(house.manager, second.id, now=next_year)).invoice_code == "INV/27-28/00001"


async def test_who_may_approve(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    draft = await joined(house)
    for stranger in (foreign.accountant, foreign.manager):
        with pytest.raises(NotFound):
            await approve_invoice(stranger, draft.id, now=JOINED_AT)
    for actor in (house.client, house.recruiter, house.candidate, house.interviewer):
        with pytest.raises(NotAllowed):
            await approve_invoice(actor, draft.id, now=JOINED_AT)
    assert (await InvoiceGenerated.get(id=draft.id)).status is InvoiceStatus.DRAFT


async def test_without_band_or_cancelled_or_sent_there_is_nothing_to_approve(db: Database) -> None:
    house = await direct_house()
    draft = await joined(house, ctc=9_000_000)
    with pytest.raises(WrongState, match="band"):
        await approve_invoice(house.accountant, draft.id, now=JOINED_AT)
    await InvoiceGenerated.filter(id=draft.id).update(status=InvoiceStatus.CANCELLED)
    with pytest.raises(WrongState, match="cancelled"):
        await approve_invoice(house.accountant, draft.id, now=JOINED_AT)


@pytest.mark.parametrize(
    "column", ["sub_total", "final_price", "invoice_code", "invoice_date", "ctc", "igst"]
)
async def test_an_approved_invoice_is_never_edited(db: Database, column: str) -> None:
    house = await direct_house()
    invoice = await approved(house)
    changed = {
        "invoice_code": "INV/26-27/00009",
        "invoice_date": date(2026, 4, 30),
    }.get(column, Decimal(1))
    with pytest.raises((IntegrityError, OperationalError)):
        await InvoiceGenerated.filter(id=invoice.id).update(**{column: changed})
    with pytest.raises(AlreadyDone):
        await approve_invoice(house.accountant, invoice.id, now=JOINED_AT + timedelta(days=60))
    again = await InvoiceGenerated.get(id=invoice.id)
    assert (again.final_price, again.invoice_date) == (invoice.final_price, invoice.invoice_date)


async def test_a_hire_has_one_live_invoice(db: Database) -> None:
    house, foreign = await direct_house(), await direct_house("northwind")
    draft = await joined(house)
    for actor in (house.client, house.accountant, house.manager):
        with pytest.raises(AlreadyDone):
            await draft_invoice(actor, draft.selected_id, now=JOINED_AT)
    for stranger in (foreign.client, foreign.accountant, foreign.manager):
        with pytest.raises(NotFound):
            await draft_invoice(stranger, draft.selected_id, now=JOINED_AT)
    with pytest.raises(NotAllowed):
        await draft_invoice(house.recruiter, draft.selected_id, now=JOINED_AT)
    await InvoiceGenerated.filter(id=draft.id).update(status=InvoiceStatus.CANCELLED)
    again = await draft_invoice(house.accountant, draft.selected_id, now=JOINED_AT)
    assert again.final_price == draft.final_price
