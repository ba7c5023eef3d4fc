"""Tell the client why a job has to wait for room in the plan."""

from datetime import datetime

from bot.asking.jobs_waiting import job_waiting
from bot.asking.reason import Facts, reason_form
from core.jobs.note_plan_limit import note_plan_limit
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.words import N_, Words
from core.models import JobPosting


async def _act(actor: Actor, job_id: int, note: str, now: datetime) -> JobPosting:
    return await note_plan_limit(actor, job_id, note, now=now)


def _close(job: JobPosting, facts: Facts, words: Words) -> Card:
    knows = N_("{client} knows that “{title}” waits")
    return Card(title=words(knows, client=job.client.company_name, title=job.title))


FORM = reason_form(
    "note_plan_limit",
    title=N_("Job has to wait"),
    description=N_("Tell a client that a job waits for room in your plan"),
    roles={Role.MANAGER},
    noun="job",
    about=N_("“{job}” of {client} stays pending until you approve it."),
    ask=N_("How does it go on? The client reads it."),
    hint=N_("Example: We take a larger plan this week and then start."),
    label=N_("Your note"),
    field="note",
    find=job_waiting,
    act=_act,
    close=_close,
    submit_label=N_("Tell the client"),
)
