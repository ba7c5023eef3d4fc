"""Stages of interviews, reached by the real use-cases; the candidate is Priya, who has a chat."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from core.applications.shortlist_application import shortlist_application
from core.interviews.appointment import Appointment
from core.interviews.log_marks import log_marks
from core.interviews.marks import Marks
from core.interviews.schedule_interview import schedule_interview
from core.models import InterviewScheduled, JobApplication, SkillMetric
from core.models.enums import InterviewMode, Verdict
from tests.stages.applications import ANANYA, submitted_application
from tests.world import NOW, World, email_of

PRIYA = replace(ANANYA, name="Priya Sharma", email=email_of("Priya Sharma"), phone="+91 98450 54321")
TOMORROW = datetime(2026, 3, 3, 10, tzinfo=UTC)
DAY = timedelta(days=1)
LINK = "https://meet.example.com/robots"


def appointment(starts_at: datetime = TOMORROW, minutes: int = 45) -> Appointment:
    """Online, for three quarters of an hour."""
    return Appointment(starts_at, starts_at + timedelta(minutes=minutes), InterviewMode.ONLINE, LINK)


async def marks_for(application: JobApplication, verdict: Verdict, mark: int = 8) -> Marks:
    """The same mark for every skill of the job."""
    skills = await SkillMetric.filter(job_id=application.job_id).values_list("id", flat=True)
    return Marks(mark, "Clear answers, good code.", verdict, {int(str(key)): mark for key in skills})


async def shortlisted_priya(world: World) -> JobApplication:
    """Priya is shortlisted for round 1."""
    application = await submitted_application(world, PRIYA)
    application = await shortlist_application(world.client, application.id, "Strong in motion.", now=NOW)
    world.things["application"] = application
    return application


async def scheduled_interview(world: World) -> InterviewScheduled:
    """Round 1 is booked for tomorrow."""
    application = await shortlisted_priya(world)
    interview = await schedule_interview(world.recruiter, application.id, appointment(), now=NOW)
    world.things["interview"] = interview
    return interview


async def marked_interview(world: World, verdict: Verdict = Verdict.PROMOTED) -> InterviewScheduled:
    """Round 1 took place, and its marks are in."""
    interview = await scheduled_interview(world)
    application = await JobApplication.get(id=interview.application_id)
    marks = await marks_for(application, verdict)
    await log_marks(world.interviewer, interview.id, marks, now=interview.ends_at)
    return interview


async def all_rounds_passed(world: World) -> JobApplication:
    """Both rounds went well; the client has an offer to make."""
    first = await marked_interview(world)
    application = await JobApplication.get(id=first.application_id)
    second = await schedule_interview(
        world.recruiter, application.id, appointment(TOMORROW + DAY), now=first.ends_at
    )
    marks = await marks_for(application, Verdict.PASSED)
    await log_marks(world.interviewer, second.id, marks, now=second.ends_at)
    application = await JobApplication.get(id=application.id)
    world.things["application"] = application
    return application
