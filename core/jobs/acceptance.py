"""What follows from the acceptance of a job, whether the manager approved it or posted it himself."""

from datetime import datetime

from core.jobs.news import job_params, tell_of_job
from core.kit.actor import Actor
from core.kit.words import N_, Text
from core.models import InterviewerDetails, JobPosting
from core.models.enums import Approval
from core.notifications.jobs import JOB_APPROVED, JOB_NEEDS_RECRUITERS, JOB_POSTED_FOR_CLIENT, ON_PANEL


async def accept(actor: Actor, job: JobPosting, now: datetime) -> None:
    """Mark a job as accepted and tell the client, the panel and, for the next act, the manager."""
    job.approval, job.decided_by_id, job.decided_at = Approval.ACCEPTED, actor.user_id, now
    job.reason = ""
    job.seen_by_manager_at = job.seen_by_manager_at or now
    await job.save(
        update_fields=[
            "approval",
            "reason",
            "decided_by_id",
            "decided_at",
            "seen_by_manager_at",
            "updated_at",
        ]
    )
    params = {**await job_params(job), "name": actor.name}
    to_client = JOB_POSTED_FOR_CLIENT if job.posted_by_id == actor.user_id else JOB_APPROVED
    await tell_of_job(to_client, [job.client.user_id], job, now, params)
    for interviewer, rounds in (await _panel(job)).items():
        await tell_of_job(ON_PANEL, [interviewer], job, now, {**params, "rounds": rounds})
    await tell_of_job(JOB_NEEDS_RECRUITERS, [job.organization.manager_id], job, now, params)


async def _panel(job: JobPosting) -> dict[int, list[Text]]:
    panel: dict[int, list[Text]] = {}
    for row in await InterviewerDetails.filter(job_id=job.id).order_by("round_num"):
        text = Text(N_("Round {number}"), {"number": row.round_num})
        panel.setdefault(row.interviewer_id, []).append(text)
    return panel
