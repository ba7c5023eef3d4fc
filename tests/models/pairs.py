"""Rows that go well alone and not together: each function prepares a ground and returns what writes one."""

import datetime
from collections.abc import Awaitable, Callable
from decimal import Decimal
from itertools import count
from typing import Any

from tortoise.expressions import F

from core import models
from core.models.enums import Channel, LinkedInAccount, ReplacementStatus, Side
from tests.models.rows import HOUR, NOON, Agency

_numbers = count(1)

Write = Callable[[int], Awaitable[object]]
Ground = Callable[[Agency], Awaitable[Write]]


async def seats(agency: Agency) -> Write:
    """One seat is left."""
    row = models.JobLocation.filter(id=agency.location.id)
    await row.update(positions=3, positions_closed=2)
    return lambda n: row.update(positions_closed=F("positions_closed") + 1)


async def drafts(agency: Agency) -> Write:
    """A person begins the same form about the same thing."""
    return lambda n: models.ConversationDraft.create(
        user=agency.recruiter, form="post_job", subject="", expires_at=NOON
    )


async def invoices(agency: Agency) -> Write:
    """A hire is billed."""
    hire = await agency.hire()
    return lambda n: agency.invoice(hire)


async def invoice_numbers(agency: Agency) -> Write:
    """A number is given away."""
    made = [await agency.invoice(await agency.hire()) for _ in range(2)]
    return lambda n: models.InvoiceGenerated.filter(id=made[n].id).update(
        invoice_code="A/26-27/1", status="approved"
    )


async def panel(agency: Agency) -> Write:
    """Somebody is put on a round."""
    people = agency.interviewer, agency.recruiter
    return lambda n: models.InterviewerDetails.create(
        job=agency.job, organization=agency.organization, round_num=1, interviewer=people[n]
    )


async def interviewers_hour(agency: Agency) -> Write:
    """Two candidates want half of the same hour."""
    wanted = [await agency.application(), await agency.application()]
    return lambda n: agency.interview(
        wanted[n], starts_at=NOON + n * HOUR / 2, ends_at=NOON + HOUR + n * HOUR / 2
    )


async def candidates_hour(agency: Agency) -> Write:
    """Two interviewers want the same candidate in half of the same hour."""
    application, people = await agency.application(), (agency.interviewer, agency.recruiter)
    return lambda n: agency.interview(
        application,
        round_num=n + 1,
        interviewer=people[n],
        starts_at=NOON + n * HOUR / 2,
        ends_at=NOON + HOUR + n * HOUR / 2,
    )


async def rounds(agency: Agency) -> Write:
    """A round is scheduled twice, for different days."""
    application = await agency.application()
    return lambda n: agency.interview(
        application, starts_at=NOON + n * 24 * HOUR, ends_at=NOON + HOUR + n * 24 * HOUR
    )


async def plans(agency: Agency) -> Write:
    """A plan is given."""
    plan = await models.Plan.create(name="Plan", slug=f"plan-{next(_numbers)}")
    return lambda n: models.OrganizationPlan.create(
        organization=agency.organization, plan=plan, starts_at=NOON, ends_at=NOON + datetime.timedelta(30)
    )


async def submissions(agency: Agency) -> Write:
    """Two recruiters submit the same person to the same job, for two locations."""
    candidate = await agency.candidate()
    other = await models.JobLocation.create(job=agency.job, organization=agency.organization, location="Goa")
    places, resumes = (agency.location, other), [await agency.resume(candidate) for _ in range(2)]
    return lambda n: models.JobApplication.create(
        organization=agency.organization,
        job=agency.job,
        location=places[n],
        resume=resumes[n],
        candidate=candidate,
    )


async def people(agency: Agency) -> Write:
    """The agency gets to know a person."""
    return lambda n: agency.candidate(email="same@example.test")


async def marks(agency: Agency) -> Write:
    """A round is marked."""
    application = await agency.application()
    return lambda n: agency.evaluation(application)


async def replacements(agency: Agency) -> Write:
    """A leaver is to be replaced."""
    leaver = await agency.hire()
    statuses = ReplacementStatus.PENDING_MANAGER_APPROVAL, ReplacementStatus.PENDING
    return lambda n: models.ReplacementCandidate.create(
        organization=agency.organization, leaver=leaver, status=statuses[n]
    )


async def edits(agency: Agency) -> Write:
    """A change of the job is proposed."""
    return lambda n: agency.edit(n + 1)


async def counters(agency: Agency) -> Write:
    """A proposal is countered."""
    first = await agency.edit(1, status="rejected")
    return lambda n: agency.edit(n + 2, base_version=first, status="rejected")


async def negotiations(agency: Agency) -> Write:
    """A band is negotiated."""
    band = await agency.band(1, 10)
    return lambda n: models.NegotiationRequest.create(
        connection=agency.connection,
        organization=agency.organization,
        original_term=band,
        side=Side.CLIENT,
        ctc_min=Decimal(100_000),
        ctc_max=Decimal(900_000 + n),
    )


async def bands(agency: Agency) -> Write:
    """A band reaches into another one."""
    return lambda n: agency.band(1 + n, 10 + n)


async def house_bands(agency: Agency) -> Write:
    """A house band reaches into another one."""
    return lambda n: models.OrganizationTerms.create(
        organization=agency.organization, ctc_min=Decimal(100_000 + n), ctc_max=Decimal(900_000)
    )


async def frozen_bands(agency: Agency) -> Write:
    """A frozen band reaches into another one."""
    return lambda n: models.JobPostTerms.create(
        job=agency.job,
        organization=agency.organization,
        ctc_min=Decimal(100_000 + n),
        ctc_max=Decimal(900_000),
    )


async def assignments(agency: Agency) -> Write:
    """A recruiter is put on a location."""
    return lambda n: models.AssignedJob.create(
        location=agency.location, organization=agency.organization, recruiter=agency.recruiter
    )


async def skills(agency: Agency) -> Write:
    """A skill is asked for."""
    return lambda n: models.SkillMetric.create(
        job=agency.job, organization=agency.organization, skill=("Python", "PYTHON")[n]
    )


async def rated_skills(agency: Agency) -> Write:
    """A skill is rated."""
    resume = await agency.resume(await agency.candidate())
    return lambda n: models.CandidateSkill.create(
        resume=resume, organization=agency.organization, skill=("SQL", "Sql")[n], rating=5
    )


async def chats(agency: Agency) -> Write:
    """A chat becomes the first one a person is told in."""
    account = f"primary-{next(_numbers)}"
    return lambda n: models.ChatIdentity.create(
        user=agency.recruiter,
        channel=Channel.TELEGRAM,
        external_id=f"{account}-{n}",
        chat_id=account,
        is_primary=True,
    )


async def accounts(agency: Agency) -> Write:
    """A chat account is bound to a person."""
    owners, account = (agency.recruiter, agency.interviewer), str(next(_numbers))
    return lambda n: models.ChatIdentity.create(
        user=owners[n], channel=Channel.TELEGRAM, external_id=account, chat_id=account
    )


async def posts(agency: Agency) -> Write:
    """A job is put on a page."""
    return lambda n: models.LinkedInPost.create(
        organization=agency.organization, job=agency.job, account=LinkedInAccount.AGENCY
    )


async def events(agency: Agency) -> Write:
    """An event is delivered."""
    event = f"Ev{next(_numbers)}"
    return lambda n: models.SeenEvent.create(source="slack", event_id=event)


async def orders(agency: Agency) -> Write:
    """The same effect is ordered twice."""
    key = f"draft:{next(_numbers)}"
    return lambda n: models.OutboxMessage.create(
        lane="files", kind="fetch_file", not_before=NOON, dedupe_key=key
    )


async def pages(agency: Agency) -> Write:
    """HireSync's own page is connected."""
    await models.HireSyncLinkedInCredential.all().update(is_active=False)
    return lambda n: models.HireSyncLinkedInCredential.create(
        page_urn=f"urn:li:organization:{n}", access_token_encrypted="sealed"
    )


async def connections(agency: Agency) -> Write:
    """A client asks an agency."""
    other = await Agency.make()
    row: dict[str, Any] = {"client": agency.client, "organization": other.organization}
    return lambda n: models.ClientOrganization.create(**row)


async def preferences(agency: Agency) -> Write:
    """A person says of one channel how he wants to hear of all that he does not name."""
    return lambda n: models.NotificationPreference.create(
        user=agency.recruiter, category=None, channel="slack", mode="muted" if n else "digest"
    )


PAIRS: dict[str, Ground] = {
    "notification_preferences_once": preferences,
    "job_locations_seats": seats,
    "conversation_drafts_one_open": drafts,
    "invoices_generated_one_live_per_hire": invoices,
    "organization_id,invoice_code": invoice_numbers,
    "job_id,round_num": panel,
    "interviewer_free": interviewers_hour,
    "candidate_free": candidates_hour,
    "interviews_scheduled_one_per_round": rounds,
    "organization_plans_one_active": plans,
    "job_id,candidate_id": submissions,
    "organization_id,email": people,
    "application_id,round_num": marks,
    "replacement_candidates_one_per_leaver": replacements,
    "job_edit_versions_one_open": edits,
    "base_version_id": counters,
    "negotiation_requests_one_open": negotiations,
    "client_terms_apart": bands,
    "organization_terms_apart": house_bands,
    "job_post_terms_apart": frozen_bands,
    "assigned_jobs_once": assignments,
    "skill_metrics_once": skills,
    "candidate_skills_once": rated_skills,
    "chat_identities_one_primary": chats,
    "channel,workspace,external_id": accounts,
    "job_id,account": posts,
    "source,event_id": events,
    "outbox_messages_once": orders,
    "hiresync_linkedin_credentials_one_active": pages,
    "client_id,organization_id": connections,
}
