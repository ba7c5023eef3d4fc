"""Stages of a profile, reached by the real use-cases."""

import hashlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from core.applications.reject_application import reject_application
from core.applications.shortlist_application import shortlist_application
from core.applications.submission import ResumeSubmission
from core.applications.submit_application import submit_application
from core.candidates.person import Person
from core.kit.actor import Actor
from core.models import JobApplication, JobPosting, SkillMetric, StoredFile, StoredFileContent
from core.models.enums import EmploymentStatus
from tests.stages.jobs import assigned_job, locations_of
from tests.world import NOW, World

RESUMES = Path(__file__).parents[1] / "fixtures" / "resumes"
CONSENT = "The person agreed that the profile is sent to the client."

ANANYA = Person(
    name="Ananya Iyer",
    email="ananya.iyer@example.com",
    phone="+91 98450 12345",
    experience_years=Decimal("4.5"),
    expected_ctc=Decimal(900_000),
    notice_days=30,
    qualification="B.Tech",
    job_status=EmploymentStatus.WORKING,
    current_company="Bright Systems",
    current_ctc=Decimal(750_000),
)


async def stored_resume(owner: Actor, name: str = "ananya_iyer.pdf") -> StoredFile:
    """A resume as the file worker stores it."""
    content = (RESUMES / name).read_bytes()
    file = await StoredFile.create(
        organization_id=owner.organization_id,
        owner_id=owner.user_id,
        purpose="answer",
        name=name,
        media_type="application/pdf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    await StoredFileContent.create(file_id=file.id, content=content)
    return file


async def submission_for(
    recruiter: Actor, job: JobPosting, person: Person = ANANYA, *, place: int = 0, **changes: Any
) -> ResumeSubmission:
    """A complete submission for one place of a job, each must-have rated."""
    locations = await locations_of(job)
    skills = await SkillMetric.filter(job_id=job.id, is_primary=True)
    file = await stored_resume(recruiter)
    submission = ResumeSubmission(
        location_id=locations[place].id,
        file_id=file.id,
        person=person,
        ratings={skill.id: 8 for skill in skills},
        consent_text=CONSENT,
    )
    return replace(submission, **changes)


async def submitted_application(
    world: World, person: Person = ANANYA, *, job: JobPosting | None = None, key: str = "", place: int = 0
) -> JobApplication:
    """A profile that waits for the client; the job is made where none is given or known."""
    known = world.things.get("job")
    if job is None:
        job = known if isinstance(known, JobPosting) else await assigned_job(world)
    submission = await submission_for(world.recruiter, job, person, place=place)
    key = key or f"draft:{person.email}"
    application = await submit_application(world.recruiter, submission, key=key, now=NOW)
    world.things["application"] = application
    return application


async def shortlisted_application(world: World, person: Person = ANANYA) -> JobApplication:
    """A person in round 1 whose interview is to be scheduled."""
    application = await submitted_application(world, person)
    application = await shortlist_application(world.client, application.id, "Strong in motion.", now=NOW)
    world.things["application"] = application
    return application


async def rejected_application(world: World, person: Person = ANANYA) -> JobApplication:
    """A person the client did not want."""
    application = await submitted_application(world, person)
    return await reject_application(world.client, application.id, "Too junior for us.", now=NOW)
