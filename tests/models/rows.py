"""A small agency with one of everything, as rows; no use-case is involved."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from typing import Any

from core import models
from core.models.enums import EditStatus, Side, Verdict

NOON = datetime.datetime(2026, 3, 2, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
_numbers = count(1)


async def make_user(**more: Any) -> models.User:
    """Somebody."""
    more.setdefault("email", f"person{next(_numbers)}@example.test")
    return await models.User.create(**{"name": "Somebody", **more})


@dataclass(slots=True)
class Agency:
    """An agency connected to a client with one job, one location and one hire in the making."""

    organization: models.Organization
    client: models.ClientDetails
    connection: models.ClientOrganization
    job: models.JobPosting
    location: models.JobLocation
    recruiter: models.User
    interviewer: models.User

    @classmethod
    async def make(cls, client: models.ClientDetails | None = None) -> "Agency":
        """Another agency each time."""
        number = next(_numbers)
        organization = await models.Organization.create(
            manager=await make_user(), org_code=f"CODE{number}", name=f"Agency {number}"
        )
        client = client or await models.ClientDetails.create(user=await make_user(), company_name="Client")
        connection = await models.ClientOrganization.create(client=client, organization=organization)
        job = await models.JobPosting.create(
            client=client,
            organization=organization,
            connection=connection,
            posted_by=await make_user(),
            title="Engineer",
            job_code=f"JOB-{number}",
            ctc_min=Decimal(800_000),
            ctc_max=Decimal(1_200_000),
        )
        location = await models.JobLocation.create(
            job=job, organization=organization, location="Pune", positions=2
        )
        people = await make_user(), await make_user()
        return cls(organization, client, connection, job, location, *people)

    async def candidate(self, **more: Any) -> models.CandidateProfile:
        """A person this agency knows."""
        more.setdefault("email", f"candidate{next(_numbers)}@example.test")
        return await models.CandidateProfile.create(
            **{"organization": self.organization, "name": "Somebody", **more}
        )

    async def resume(self, candidate: models.CandidateProfile) -> models.CandidateResume:
        """A resume of a person."""
        return await models.CandidateResume.create(
            organization=self.organization, candidate=candidate, name=candidate.name, email=candidate.email
        )

    async def application(self, candidate: models.CandidateProfile | None = None) -> models.JobApplication:
        """A person in this agency's job."""
        candidate = candidate or await self.candidate()
        return await models.JobApplication.create(
            organization=self.organization,
            job=self.job,
            location=self.location,
            resume=await self.resume(candidate),
            candidate=candidate,
        )

    async def interview(self, application: models.JobApplication, **more: Any) -> models.InterviewScheduled:
        """An hour with this agency's interviewer."""
        return await models.InterviewScheduled.create(
            **{
                "organization": self.organization,
                "application": application,
                "candidate_id": application.candidate_id,
                "interviewer": self.interviewer,
                "round_num": 1,
                "starts_at": NOON,
                "ends_at": NOON + HOUR,
                "zone": "Asia/Kolkata",
                "uid": f"interview-{next(_numbers)}",
                **more,
            }
        )

    async def evaluation(self, application: models.JobApplication, **more: Any) -> models.CandidateEvaluation:
        """Marks of the first round."""
        return await models.CandidateEvaluation.create(
            **{
                "organization": self.organization,
                "application": application,
                "interviewer": self.interviewer,
                "candidate_id": application.candidate_id,
                "round_num": 1,
                "marks": {"Python": 8},
                "overall": Decimal(8),
                "remarks": "Good",
                "verdict": Verdict.PASSED,
                **more,
            }
        )

    async def hire(self, **more: Any) -> models.SelectedCandidate:
        """A selected person."""
        application = more.pop("application", None) or await self.application()
        return await models.SelectedCandidate.create(
            **{
                "organization": self.organization,
                "application": application,
                "candidate_id": application.candidate_id,
                "ctc": Decimal(800_000),
                "joining_date": NOON.date(),
                **more,
            }
        )

    async def invoice(self, hire: models.SelectedCandidate, **more: Any) -> models.InvoiceGenerated:
        """A draft of 66,640.00 and 18 per cent."""
        return await models.InvoiceGenerated.create(
            **{
                "organization": self.organization,
                "client": self.client,
                "selected": hire,
                "ctc": hire.ctc,
                "sub_total": Decimal("66640.00"),
                "igst": Decimal("11995.20"),
                "tax_total": Decimal("11995.20"),
                "final_price": Decimal("78635.20"),
                **more,
            }
        )

    async def band(self, lowest: int, highest: int, **more: Any) -> models.ClientOrganizationTerms:
        """A band of the connection, in lakhs."""
        return await models.ClientOrganizationTerms.create(
            **{
                "connection": self.connection,
                "organization": self.organization,
                "ctc_min": Decimal(lowest * 100_000),
                "ctc_max": Decimal(highest * 100_000),
                **more,
            }
        )

    async def edit(self, number: int, **more: Any) -> models.JobEditVersion:
        """A proposal to change the job."""
        return await models.JobEditVersion.create(
            **{
                "job": self.job,
                "organization": self.organization,
                "version_number": number,
                "side": Side.AGENCY,
                "proposed_by": self.recruiter,
                "status": EditStatus.PENDING,
                **more,
            }
        )
