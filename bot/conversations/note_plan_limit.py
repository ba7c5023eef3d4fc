"""Tell the client why a job has to wait for room in the plan."""

from datetime import datetime

from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Submission
from bot.forms.kinds import LongText
from core.jobs.access import job_of_agency
from core.jobs.deciding import check_pending
from core.jobs.note_plan_limit import note_plan_limit
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
        words(
            N_("“{job}” of {client} stays pending until you approve it."),
            job=given.facts.get("job", ""),
            client=given.facts.get("client", ""),
        )
    ]


async def _submit(given: Submission) -> Card:
    job_id = subject_id(given.subject, "job")
    job = await note_plan_limit(given.actor, job_id, given.answers.text("note") or "", now=given.now)
    words = Words(given.actor.locale, given.actor.zone)
    return Card(
        title=words(
            N_("{client} knows that “{title}” waits"), client=job.client.company_name, title=job.title
        )
    )


_NOTE = Field(
    "note",
    LongText(most=1000),
    N_("Your note"),
    ask=N_("How does it go on? The client reads it."),
    hint=N_("Example: We take a larger plan this week and then start."),
)

FORM = Form(
    name="note_plan_limit",
    title=N_("Job has to wait"),
    description=N_("Tell a client that a job waits for room in your plan"),
    roles=frozenset({Role.MANAGER}),
    sections=lambda given: (Page("note", N_("Your note"), (_NOTE,), lines=_about),),
    submit=_submit,
    begin=_begin,
    submit_label=N_("Tell the client"),
    needs_subject=True,
    needs_review=False,
)
