"""A small agency written straight into the tables, for tests which begin in the middle of a hire."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from core.kit.actor import Actor, Role
from core.models import (
    Accountant,
    CandidateProfile,
    CandidateResume,
    ClientDetails,
    ClientInterviewer,
    ClientOrganization,
    InterviewerDetails,
    JobApplication,
    JobLocation,
    JobPosting,
    JobPostTerms,
    Organization,
    Recruiter,
    SkillMetric,
    User,
)
from core.models.enums import ApplicationStatus, Approval, ConnectionStatus, InterviewMode

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
"""A Monday, 14:30 in India."""


@dataclass(slots=True)
class House:
    """One agency with its client, a job of two rounds, and one candidate in round one."""

    organization: Organization
    client_row: ClientDetails
    job: JobPosting
    location: JobLocation
    skills: list[SkillMetric]
    bands: list[JobPostTerms]
    application: JobApplication
    manager: Actor
    recruiter: Actor
    accountant: Actor
    client: Actor
    interviewer: Actor
    second_interviewer: Actor
    candidate: Actor

    async def another_candidate(self, name: str = "Rohan Mehta") -> JobApplication:
        """One more person in the same place, at the same point."""
        return await add_candidate(self, name)

    def candidate_of(self, application: JobApplication) -> Actor:
        assert application.applicant_id is not None
        return replace(self.candidate, user_id=application.applicant_id)


async def person(name: str, house: str, role: Role, **more: Any) -> Actor:
    """A person with a hat, but without chats."""
    mail = f"{name.lower().replace(' ', '.')}@{house}.example"
    user = await User.create(email=mail, name=name, role=role, is_verified=True)
    return Actor(user.id, role, name, zone=user.zone, channel="slack", **more)


async def direct_house(
    house: str = "talent",
    *,
    seats: int = 1,
    agency_gstin: str | None = "27AAPFU0939F1ZV",
    client_gstin: str | None = "27AAACA1234A1Z5",
) -> House:
    """Write it all; `house` keeps the mails of two houses apart."""
    manager = await person("Maya Rao", house, Role.MANAGER)
    organization = await Organization.create(
        manager_id=manager.user_id,
        org_code=house.upper(),
        name=f"{house.title()} Partners",
        gst_number=agency_gstin,
        company_address="4 Residency Road, Mumbai",
        account_number="001122334455",
        account_holder=f"{house.title()} Partners",
        bank_name="State Bank",
        ifsc_code="SBIN0000001",
    )
    manager = replace(manager, organization_id=organization.id)
    recruiter = await person("Ravi Menon", house, Role.RECRUITER, organization_id=organization.id)
    await Recruiter.create(user_id=recruiter.user_id, organization_id=organization.id)
    accountant = await person("Anita Shah", house, Role.ACCOUNTANT, organization_id=organization.id)
    await Accountant.create(user_id=accountant.user_id, organization_id=organization.id)
    client = await person("Kiran Desai", house, Role.CLIENT)
    client_row = await ClientDetails.create(
        user_id=client.user_id,
        company_name="Acme Robotics",
        gst_number=client_gstin,
        company_address="12 Linking Road, Mumbai",
    )
    client = replace(client, client_id=client_row.id)
    interviewer = await person("Ishaan Iyer", house, Role.INTERVIEWER)
    second = await person("Sara Khan", house, Role.INTERVIEWER)
    for one in (interviewer, second):
        await ClientInterviewer.create(client_id=client_row.id, interviewer_id=one.user_id)
    job, location = await _job(organization, client_row, client, seats)
    panel: dict[str, Any] = {
        "job_id": job.id,
        "organization_id": organization.id,
        "mode": InterviewMode.ONLINE,
    }
    await InterviewerDetails.create(round_num=1, interviewer_id=interviewer.user_id, **panel)
    await InterviewerDetails.create(round_num=2, interviewer_id=second.user_id, **panel)
    made = House(
        organization=organization,
        client_row=client_row,
        job=job,
        location=location,
        skills=await _skills(job),
        bands=await _bands(job),
        application=JobApplication(),
        manager=manager,
        recruiter=recruiter,
        accountant=accountant,
        client=client,
        interviewer=interviewer,
        second_interviewer=second,
        candidate=Actor(0, Role.CANDIDATE, "Priya Sharma", channel="telegram"),
    )
    made.application = await add_candidate(made, "Priya Sharma")
    made.candidate = made.candidate_of(made.application)
    return made


async def _job(
    organization: Organization, client_row: ClientDetails, client: Actor, seats: int
) -> tuple[JobPosting, JobLocation]:
    connection = await ClientOrganization.create(
        client_id=client_row.id, organization_id=organization.id, status=ConnectionStatus.ACCEPTED
    )
    job = await JobPosting.create(
        client_id=client_row.id,
        organization_id=organization.id,
        connection_id=connection.id,
        posted_by_id=client.user_id,
        title="Robotics Engineer",
        job_code="JOB-1",
        ctc_min=Decimal(600_000),
        ctc_max=Decimal(1_200_000),
        rounds=2,
        approval=Approval.ACCEPTED,
    )
    location = await JobLocation.create(
        job_id=job.id, organization_id=organization.id, location="Pune", positions=seats
    )
    return job, location


async def _skills(job: JobPosting) -> list[SkillMetric]:
    return [
        await SkillMetric.create(
            job_id=job.id, organization_id=job.organization_id, skill=name, is_primary=is_primary
        )
        for name, is_primary in (("Python", True), ("ROS", True), ("Docker", False))
    ]


async def _bands(job: JobPosting) -> list[JobPostTerms]:
    return [
        await JobPostTerms.create(
            job_id=job.id,
            organization_id=job.organization_id,
            ctc_min=Decimal(low),
            ctc_max=Decimal(high),
            service_fee=Decimal(fee),
            interest_percentage=Decimal("18"),
        )
        for low, high, fee in ((100_000, 1_000_000, "8.33"), (1_000_000, 5_000_000, "10"))
    ]


async def add_candidate(house: House, name: str) -> JobApplication:
    """A candidate of the house with a login, shortlisted for the job."""
    mail = f"{name.lower().replace(' ', '.')}@{house.organization.org_code.lower()}.example"
    user = await User.create(email=mail, name=name, role=Role.CANDIDATE)
    profile = await CandidateProfile.create(
        organization_id=house.organization.id, user_id=user.id, name=name, email=mail
    )
    resume = await CandidateResume.create(
        organization_id=house.organization.id, candidate_id=profile.id, name=name, email=mail
    )
    return await JobApplication.create(
        organization_id=house.organization.id,
        job_id=house.job.id,
        location_id=house.location.id,
        resume_id=resume.id,
        candidate_id=profile.id,
        applicant_id=user.id,
        submitted_by_id=house.recruiter.user_id,
        attached_to_id=house.recruiter.user_id,
        receiver_id=house.client.user_id,
        status=ApplicationStatus.PROCESSING,
        round_num=1,
    )
