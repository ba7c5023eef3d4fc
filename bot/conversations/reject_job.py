"""Reject a job with a reason."""

from datetime import datetime

from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Submission
from bot.forms.kinds import LongText
from core.jobs.access import job_of_agency
from core.jobs.deciding import check_pending
from core.jobs.reject_job import reject_job
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.transaction import transaction
from core.kit.words import N_, Words


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    async with transaction(actor):
        job = await job_of_agency(actor, subject_id(subject, "job"))
        await check_pending(job)
    return Begun({"job": job.title, "client": job.client.company_name})


def _about(given: Answers, words: Words) -> list[str]:
    return [
        words(N_("“{job}” of {client}"), **{name: given.facts.get(name, "") for name in ("job", "client")})
    ]


async def _submit(given: Submission) -> Card:
    job_id = subject_id(given.subject, "job")
    job = await reject_job(given.actor, job_id, given.answers.text("reason") or "", now=given.now)
    words = Words(given.actor.locale, given.actor.zone)
    return Card(
        title=words(N_("“{title}” is rejected"), title=job.title),
        lines=(words(N_("{client} reads your reason."), client=job.client.company_name),),
    )


_REASON = Field(
    "reason",
    LongText(most=1000),
    N_("Reason"),
    ask=N_("Why do you reject this job? The client reads it."),
    hint=N_("Example: The CTC is below the market for this experience."),
)

FORM = Form(
    name="reject_job",
    title=N_("Reject a job"),
    description=N_("Turn a job down, with a reason for the client"),
    roles=frozenset({Role.MANAGER}),
    sections=lambda given: (Page("why", N_("Reason"), (_REASON,), lines=_about),),
    submit=_submit,
    begin=_begin,
    submit_label=N_("Reject"),
    needs_subject=True,
    needs_review=False,
)
