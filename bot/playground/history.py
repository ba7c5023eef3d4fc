"""What the agency did before the first day, so that its numbers and lists tell something from the start."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from core.applications.reject_application import reject_application
from core.applications.shortlist_application import shortlist_application
from core.applications.submission import ResumeSubmission
from core.applications.submit_application import submit_application
from core.candidates.person import Person
from core.interviews.appointment import Appointment
from core.interviews.log_marks import log_marks
from core.interviews.marks import Marks
from core.interviews.schedule_interview import schedule_interview
from core.invoices.accept_invoice import accept_invoice
from core.invoices.approve_invoice import approve_invoice
from core.invoices.send_invoice import send_invoice
from core.jobs.approve_job import approve_job
from core.jobs.assign_recruiters import assign_recruiters
from core.jobs.order import JobOrder
from core.jobs.post_job import post_job
from core.kit.actor import Actor
from core.models import (
    ChatIdentity,
    Invitation,
    InvoiceGenerated,
    JobApplication,
    JobLocation,
    JobPosting,
    Organization,
    SkillMetric,
    StoredFile,
    StoredFileContent,
)
from core.models.enums import EmploymentStatus, InterviewMode, Verdict
from core.people.accept_invitation import accept_invitation
from core.people.identify import Visitor
from core.people.join_token import join_token
from core.placements.accept_offer import accept_offer
from core.placements.make_offer import make_offer
from core.placements.mark_joined import mark_joined
from core.placements.offer import Offer

RESUME = Path(__file__).parent / "samples" / "rohan_mehta.docx"
DAY = timedelta(days=1)
HIRED, WAITING, REJECTED, READ = "Meera Nair", "Vikas Gupta", "Farah Sheikh", "Rahul Bose"


async def write_history(
    manager: Actor, client: Actor, recruiter: Actor, interviewer: Actor, order: JobOrder,
    keys: Sequence[bytes], now: datetime,
) -> None:  # fmt: skip
    """A job of two months: one joined and was invoiced, one waits for an offer, two were not taken."""
    await Organization.filter(id=manager.agency).update(target_amount=Decimal(150_000), target_positions=3)
    began = now - 55 * DAY
    job = await post_job(client, order, key="seed:history", now=began)
    await approve_job(manager, job.id, now=began)
    (location,) = await JobLocation.filter(job_id=job.id)
    await assign_recruiters(manager, location.id, [recruiter.user_id], now=began)
    hired = await _submitted(recruiter, job, location, HIRED, now - 50 * DAY)
    await _passed(client, recruiter, interviewer, hired, now - 46 * DAY)
    await _joined(manager, client, hired, keys, now)
    waiting = await _submitted(recruiter, job, location, WAITING, now - 16 * DAY)
    await _passed(client, recruiter, interviewer, waiting, now - 9 * DAY)
    for number, name in enumerate((REJECTED, READ)):
        refused = await _submitted(recruiter, job, location, name, now - (12 - number) * DAY)
        await reject_application(client, refused.id, "Too little work on lines.", now=now - 8 * DAY)
    # Ravi has two other places on the first day; this one waits for somebody.
    await assign_recruiters(manager, location.id, [], now=now - 3 * DAY)


async def _submitted(
    recruiter: Actor, job: JobPosting, location: JobLocation, name: str, now: datetime
) -> JobApplication:
    email = f"{name.lower().replace(' ', '.')}@example.org"
    person = Person(
        name=name,
        email=email,
        phone=f"+91 98450 {60_000 + len(name) * 997 % 9_000}",
        experience_years=Decimal(5),
        expected_ctc=Decimal(900_000),
        notice_days=15,
        qualification="B.Tech",
        job_status=EmploymentStatus.WORKING,
        current_company="Bright Systems",
        current_ctc=Decimal(750_000),
    )
    skills = await SkillMetric.filter(job_id=job.id, is_primary=True)
    file = await _stored_resume(recruiter)
    submission = ResumeSubmission(
        location_id=location.id,
        file_id=file.id,
        person=person,
        ratings={skill.id: 8 for skill in skills},
        consent_text="The person agreed that the profile is sent to the client.",
    )
    return await submit_application(recruiter, submission, key=f"seed:{email}", now=now)


async def _stored_resume(owner: Actor) -> StoredFile:
    content = RESUME.read_bytes()
    file = await StoredFile.create(
        organization_id=owner.agency,
        owner_id=owner.user_id,
        purpose="answer",
        name=RESUME.name,
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    await StoredFileContent.create(file_id=file.id, content=content)
    return file


async def _passed(
    client: Actor, recruiter: Actor, interviewer: Actor, application: JobApplication, first: datetime
) -> None:
    """Shortlisted, and through both rounds on following days."""
    await shortlist_application(client, application.id, "Worth a talk.", now=first - 2 * DAY)
    skills = {skill.id: 8 for skill in await SkillMetric.filter(job_id=application.job_id)}
    for number, verdict in enumerate((Verdict.PROMOTED, Verdict.PASSED)):
        starts_at = first + number * DAY
        ends_at = starts_at + timedelta(minutes=45)
        slot = Appointment(starts_at, ends_at, InterviewMode.ONLINE, "https://meet.example.org/lines")
        interview = await schedule_interview(recruiter, application.id, slot, now=starts_at - DAY)
        marks = Marks(8, "Calm, precise, knows the field.", verdict, skills)
        await log_marks(interviewer, interview.id, marks, now=ends_at)


async def _joined(
    manager: Actor, client: Actor, application: JobApplication, keys: Sequence[bytes], now: datetime
) -> None:
    """Offered, accepted, joined, invoiced; the person has no account in the chats of the town."""
    invitation = await Invitation.get(application_id=application.id)
    visitor = Visitor(channel="telegram", external_id="7000001", chat_id="7000001", name=HIRED)
    hired = await accept_invitation(visitor, join_token(invitation.id, keys), keys=keys, now=now - 45 * DAY)
    first_day = now - 33 * DAY
    offer = Offer(Decimal(900_000), first_day.date())
    selected = await make_offer(client, application.id, offer, now=now - 44 * DAY)
    await accept_offer(hired, selected.id, now=now - 43 * DAY)
    await mark_joined(client, selected.id, now=first_day)
    invoice = await InvoiceGenerated.get(selected_id=selected.id)
    invoice = await approve_invoice(manager, invoice.id, now=first_day)
    assert invoice.invoice_date is not None
    sent_at = datetime.combine(invoice.invoice_date, now.timetz())
    await send_invoice(None, invoice.id, now=sent_at)
    await accept_invoice(client, invoice.id, now=sent_at)
    await ChatIdentity.filter(user_id=hired.user_id).delete()
