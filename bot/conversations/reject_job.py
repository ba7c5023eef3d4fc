"""Reject a job with a reason."""

from datetime import datetime

from bot.asking.jobs_waiting import job_waiting
from bot.asking.reason import Facts, reason_form
from core.jobs.reject_job import reject_job
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.words import N_, Words
from core.models import JobPosting


async def _act(actor: Actor, job_id: int, reason: str, now: datetime) -> JobPosting:
    return await reject_job(actor, job_id, reason, now=now)


def _close(job: JobPosting, facts: Facts, words: Words) -> Card:
    return Card(
        title=words(N_("“{title}” is rejected"), title=job.title),
        lines=(words(N_("{client} reads your reason."), client=job.client.company_name),),
    )


FORM = reason_form(
    "reject_job",
    title=N_("Reject a job"),
    description=N_("Turn a job down, with a reason for the client"),
    roles={Role.MANAGER},
    noun="job",
    about=N_("“{job}” of {client}"),
    ask=N_("Why do you reject this job? The client reads it."),
    hint=N_("Example: The CTC is below the market for this experience."),
    find=job_waiting,
    act=_act,
    close=_close,
    submit_label=N_("Reject"),
)
