"""Approve a job by one press."""

from bot.action import Action, Press, Reply
from bot.asking.anew import job_anew
from core.jobs.approve_job import approve_job
from core.kit.actor import Role
from core.kit.card import Button, Card, Style
from core.kit.words import N_, Text, Words
from core.plans.limits import NoRoom


async def _run(press: Press) -> Reply:
    try:
        job = await approve_job(press.actor, press.id(), now=press.now)
    except NoRoom as refusal:
        return Reply(card=_no_room(press, refusal))
    names = {"title": job.title, "client": job.client.company_name}
    return await job_anew(press, Text(N_("“{title}” is approved. {client} knows."), names))


def _no_room(press: Press, refusal: NoRoom) -> Card:
    """The plan is full: at least the client should hear how it goes on."""
    words = Words(press.actor.locale, press.actor.zone)
    subject = f"job:{press.id()}"
    note = Button(words(N_("Tell the client")), "note_plan_limit", (subject,), Style.PRIMARY)
    return Card(title=words(N_("Not approved yet")), lines=(words(refusal.text),), rows=((note,),))


ACTION = Action(
    name="approve_job",
    roles=frozenset({Role.MANAGER}),
    run=_run,
    about="job",
)
