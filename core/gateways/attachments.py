"""The bytes of a file that goes with a card: stored, or made at the moment of sending."""

from collections.abc import Awaitable, Callable, Mapping

from core.gateways.calendar import Attendee, Method, calendar_file
from core.gateways.calendar import Meeting as Entry
from core.gateways.invoice_paper import Bank, FeeLine, InvoicePaper, Mark, Party, TaxLine
from core.gateways.invoice_pdf import invoice_pdf
from core.interviews.meeting import Meeting
from core.invoices.paper import Paper, rates_on
from core.kit.card import Attachment
from core.kit.clock import Clock
from core.kit.errors import Rejected
from core.kit.words import N_, Words
from core.models import InterviewScheduled, InvoiceGenerated, StoredFileContent, User
from core.models.enums import FeeType, InterviewStatus, InvoiceStatus

Maker = Callable[[tuple[int, ...]], Awaitable[bytes]]


class Attachments:
    """Loads any attachment; the transports of the chats and the mail are given its `load`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._makers: Mapping[str, Maker] = {"calendar": self._calendar, "invoice_pdf": self._invoice}

    async def load(self, attachment: Attachment) -> bytes:
        """The stored bytes, or what its maker makes of the rows as they stand now."""
        if not attachment.make:
            return await _stored(attachment.file_id)
        name, *keys = attachment.make.split(":")
        maker = self._makers.get(name)
        if maker is None:
            raise Rejected(f"nothing makes an attachment of the kind {name}")
        return await maker(tuple(int(key) for key in keys))

    async def _calendar(self, keys: tuple[int, ...]) -> bytes:
        interview_id, user_id = keys
        interview = await InterviewScheduled.get_or_none(id=interview_id)
        reader = await User.get_or_none(id=user_id)
        if interview is None or reader is None:
            raise Rejected("the interview of a calendar file is gone")
        entry = await calendar_entry(await Meeting.load(interview), reader)
        return calendar_file(entry, self._clock.now())

    async def _invoice(self, keys: tuple[int, ...]) -> bytes:
        invoice = await InvoiceGenerated.get_or_none(id=keys[0])
        if invoice is None:
            raise Rejected("the invoice of a PDF is gone")
        return invoice_pdf(await invoice_paper(await Paper.load(invoice)))


async def _stored(file_id: int) -> bytes:
    row = await StoredFileContent.get_or_none(file_id=file_id)
    if row is None:
        raise Rejected("the bytes of an attachment are gone")
    return bytes(row.content)


async def calendar_entry(meeting: Meeting, reader: User) -> Entry:
    """The appointment as one person's calendar holds it; the others' addresses are none of his business."""
    interview, round_ = meeting.interview, meeting.round
    words = Words(reader.locale, reader.zone)
    recruiter = await User.get(id=round_.to_recruiter[0])
    called_off = interview.status is InterviewStatus.CANCELLED
    return Entry(
        uid=interview.uid,
        sequence=interview.sequence,
        method=Method.CANCEL if called_off else Method.REQUEST,
        starts_at=interview.starts_at,
        ends_at=interview.ends_at,
        zone=interview.zone,
        title=words(
            N_("Interview: {title}, round {round}"), title=round_.job.title, round=interview.round_num
        ),
        organizer=Attendee(recruiter.name, recruiter.email),
        attendees=(Attendee(reader.name, reader.email),),
        description=words(
            N_("{candidate} meets {interviewer} for {title} at {client}."),
            candidate=round_.candidate.name,
            interviewer=interview.interviewer.name,
            title=round_.job.title,
            client=round_.client.company_name,
        ),
        place=interview.place,
    )


async def invoice_paper(paper: Paper) -> InvoicePaper:
    """What stands on the paper: sums and parties as they were fixed at the approval."""
    invoice = paper.invoice
    agency, client = invoice.parties["agency"], invoice.parties["client"]
    percent = invoice.fee_rate if invoice.fee_type is FeeType.PERCENTAGE else None
    return InvoicePaper(
        number=invoice.invoice_code or "",
        issued_on=invoice.invoice_date,
        supplier=_party(agency),
        buyer=_party(client),
        place_of_supply=(client["gstin"] or agency["gstin"])[:2],
        lines=(
            FeeLine(
                candidate=paper.selected.candidate.name,
                job=paper.job.title,
                joined_on=paper.selected.joined_on,
                ctc=invoice.ctc,
                percent=percent,
                fee=invoice.sub_total,
            ),
        ),
        subtotal=invoice.sub_total,
        taxes=await _taxes(invoice),
        total=invoice.final_price,
        due_on=invoice.due_date,
        bank=_bank(agency),
        interest_percent=invoice.interest_percentage,
        currency=invoice.currency,
        mark=_mark(invoice.status),
    )


def _party(party: Mapping[str, str]) -> Party:
    return Party(
        name=party["name"],
        address=party["address"],
        gstin=party["gstin"],
        pan=party["pan"],
        phone=party["phone"],
    )


def _bank(agency: Mapping[str, str]) -> Bank | None:
    if not agency["account_number"]:
        return None
    return Bank(agency["account_holder"], agency["account_number"], agency["bank_name"], agency["ifsc"])


def _mark(status: InvoiceStatus) -> Mark:
    if status is InvoiceStatus.CANCELLED:
        return Mark.CANCELLED
    return Mark.DRAFT if status in (InvoiceStatus.DRAFT, InvoiceStatus.NEEDS_BAND) else Mark.NONE


async def _taxes(invoice: InvoiceGenerated) -> tuple[TaxLine, ...]:
    if invoice.invoice_date is None:
        return ()
    rates = await rates_on(invoice.invoice_date)
    lines = (
        TaxLine("CGST", rates.cgst, invoice.cgst),
        TaxLine("SGST", rates.sgst, invoice.sgst),
        TaxLine("IGST", rates.igst, invoice.igst),
    )
    return tuple(line for line in lines if line.amount)
