"""The steps of a hire in a directly written house, each by its real use-case."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from core.interviews.appointment import Appointment
from core.interviews.log_marks import log_marks
from core.interviews.marks import Marks
from core.interviews.schedule_interview import schedule_interview
from core.invoices.approve_invoice import approve_invoice
from core.invoices.send_invoice import send_invoice
from core.kit.actor import Actor
from core.models import InterviewScheduled, InvoiceGenerated, JobApplication, SelectedCandidate
from core.models.enums import InterviewMode, Verdict
from core.placements.accept_offer import accept_offer
from core.placements.make_offer import make_offer
from core.placements.mark_joined import mark_joined
from core.placements.offer import Offer
from tests.stages.direct import NOW, House

DAY = timedelta(days=1)
TOMORROW = datetime(2026, 3, 3, 10, tzinfo=UTC)
JOINING = date(2026, 4, 1)
JOINED_AT = datetime(2026, 4, 1, 9, tzinfo=UTC)
LINK = "https://meet.example.com/abc"


def online(starts_at: datetime = TOMORROW, minutes: int = 45) -> Appointment:
    """An online appointment."""
    return Appointment(starts_at, starts_at + timedelta(minutes=minutes), InterviewMode.ONLINE, LINK)


def all_marks(house: House, verdict: Verdict, mark: int = 8) -> Marks:
    """The same mark for everything."""
    skills = {skill.id: mark for skill in house.skills}
    return Marks(mark, "Clear answers, good code.", verdict, skills)


async def booked(house: House, application: JobApplication | None = None) -> InterviewScheduled:
    """Round one is booked for tomorrow."""
    of = application or house.application
    return await schedule_interview(house.recruiter, of.id, online(), now=NOW)


async def all_rounds_passed(
    house: House, application: JobApplication | None = None, *, starting: datetime = TOMORROW
) -> JobApplication:
    """Both rounds went well, on following days; the client has an offer to make."""
    of = application or house.application
    rounds: tuple[tuple[Actor, Verdict], ...] = (
        (house.interviewer, Verdict.PROMOTED),
        (house.second_interviewer, Verdict.PASSED),
    )
    for number, (interviewer, verdict) in enumerate(rounds):
        when = starting + timedelta(days=number)
        interview = await schedule_interview(house.recruiter, of.id, online(when), now=NOW)
        await log_marks(interviewer, interview.id, all_marks(house, verdict), now=when + timedelta(hours=1))
    return await JobApplication.get(id=of.id)


async def offered(
    house: House, application: JobApplication | None = None, ctc: int = 800_000
) -> SelectedCandidate:
    """The client has made an offer."""
    passed = await all_rounds_passed(house, application)
    return await make_offer(house.client, passed.id, Offer(Decimal(ctc), JOINING), now=NOW)


async def accepted(house: House, ctc: int = 800_000) -> SelectedCandidate:
    """The candidate has said yes."""
    selected = await offered(house, ctc=ctc)
    return await accept_offer(house.candidate, selected.id, now=NOW)


async def joined(house: House, ctc: int = 800_000) -> InvoiceGenerated:
    """The candidate works there, and the invoice is drafted."""
    selected = await accepted(house, ctc)
    await mark_joined(house.client, selected.id, now=JOINED_AT)
    return await InvoiceGenerated.get(selected_id=selected.id)


async def approved(house: House) -> InvoiceGenerated:
    """The accountant has approved the invoice."""
    draft = await joined(house)
    return await approve_invoice(house.accountant, draft.id, now=JOINED_AT)


async def sent(house: House) -> InvoiceGenerated:
    """The invoice went to the client on its date, 1 May."""
    invoice = await approved(house)
    return await send_invoice(None, invoice.id, now=datetime(2026, 5, 1, 6, tzinfo=UTC))
