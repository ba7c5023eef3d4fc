"""The rows of a new job: the posting, its places, skills, panel, and the fee bands frozen into it."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from core.jobs.order import JobOrder
from core.jobs.rules import job_code
from core.kit.actor import Actor
from core.kit.errors import InvalidValue
from core.kit.words import N_
from core.models import (
    ClientInterviewer,
    ClientOrganization,
    ClientOrganizationTerms,
    InterviewerDetails,
    JobLocation,
    JobPosting,
    JobPostTerms,
    Organization,
    SkillMetric,
)
from core.models.bands import Band

_COLUMNS = {one.name for one in fields(JobOrder)} - {"connection_id", "locations", "skills", "rounds"}
_BAND = [name for name in Band._meta.fields_map if name != "id"]


async def check_panel(order: JobOrder, client_id: int) -> None:
    """Every round is held by one of this client's own interviewers."""
    wanted = {one.interviewer_id for one in order.rounds}
    own = ClientInterviewer.filter(client_id=client_id, is_active=True, interviewer_id__in=wanted)
    known = {one.interviewer_id for one in await own}
    for index, one in enumerate(order.rounds):
        if one.interviewer_id not in known:
            field = f"rounds.{index}.interviewer"
            raise InvalidValue(field, N_("This person is no interviewer of the company."))


async def write_job(
    actor: Actor,
    order: JobOrder,
    connection: ClientOrganization,
    bands: Sequence[ClientOrganizationTerms],
    key: str,
    now: datetime,
) -> JobPosting:
    """Create all rows of the job."""
    await connection.fetch_related("client")
    # The agency's row is locked, so that two jobs posted at once get two numbers.
    await Organization.select_for_update().get(id=connection.organization_id)
    job = await JobPosting.create(
        **{name: getattr(order, name) for name in _COLUMNS},
        client_id=connection.client_id,
        organization_id=connection.organization_id,
        connection_id=connection.id,
        posted_by_id=actor.user_id,
        job_code=await _next_code(connection),
        draft_key=key,
        created_at=now,
        currency=bands[0].currency,
        rounds=len(order.rounds),
    )
    await _write_parts(job, order, bands)
    await job.fetch_related("client", "organization")
    return job


async def _next_code(connection: ClientOrganization) -> str:
    last = await JobPosting.filter(organization_id=connection.organization_id).order_by("-id").first()
    number = int(last.job_code.rsplit("-", 1)[1]) + 1 if last else 1
    return job_code(connection.client.company_name, number)


async def _write_parts(job: JobPosting, order: JobOrder, bands: Sequence[ClientOrganizationTerms]) -> None:
    own = {"job_id": job.id, "organization_id": job.organization_id}
    await JobLocation.bulk_create(
        JobLocation(location=one.city.strip(), positions=one.seats, work_mode=one.work_mode, **own)
        for one in order.locations
    )
    await SkillMetric.bulk_create(
        SkillMetric(
            skill=one.skill.strip(),
            is_primary=one.is_primary,
            metric_type=one.metric_type,
            metric_value=one.metric_value,
            **own,
        )
        for one in order.skills
    )
    await InterviewerDetails.bulk_create(
        InterviewerDetails(
            round_num=number, interviewer_id=one.interviewer_id, mode=one.mode, type=one.type, **own
        )
        for number, one in enumerate(order.rounds, start=1)
    )
    await JobPostTerms.bulk_create(
        JobPostTerms(**{name: getattr(band, name) for name in _BAND}, source_id=band.id, **own)
        for band in bands
    )
