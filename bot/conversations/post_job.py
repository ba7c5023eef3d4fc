"""Post a job: the client (or the manager for a connected client) says what is wanted, where and by when."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from bot.asking.choosing import picked
from bot.asking.job_answers import order_of
from bot.asking.job_pages import job_sections
from bot.forms.answers import Answers
from bot.forms.form import Begun, Form, Submission
from core.jobs.choices import bands_to_post, connections_to_choose, interviewers_to_choose
from core.jobs.post_job import post_job
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card, Fact
from core.kit.errors import WrongState
from core.kit.wire import pack
from core.kit.words import N_, Words
from core.people.access import require

ROLES = frozenset({Role.CLIENT, Role.MANAGER})


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    require(actor, *ROLES)
    connections = await connections_to_choose(actor, limit=2)
    if not connections:
        raise WrongState(
            N_("No terms are agreed yet. Connect with /connect_agency, and agree with /terms.")
            if actor.role is Role.CLIENT
            else N_("No client has agreed to your terms yet, so no job can be posted.")
        )
    if not await interviewers_to_choose(actor, limit=1):
        raise WrongState(
            N_("Every round needs an interviewer, and there is none yet. Invite one with /invite.")
        )
    facts: dict[str, Any] = {"role": str(actor.role)}
    if len(connections) > 1:
        return Begun(facts)
    only = connections[0]
    facts |= await _facts(actor, only.id)
    return Begun(facts, {"connection": picked(only.id, only.name)})


async def _facts(actor: Actor, connection_id: int) -> Mapping[str, Any]:
    return {"bands": [pack(asdict(band)) for band in await bands_to_post(actor, connection_id)]}


async def _learn_bands(actor: Actor, subject: str, given: Answers, now: datetime) -> Mapping[str, Any]:
    connection = given.picked("connection")
    return await _facts(actor, connection) if connection else {}


async def _submit(given: Submission) -> Card:
    job = await post_job(given.actor, order_of(given.answers), key=given.key, now=given.now)
    words = Words(given.actor.locale, given.actor.zone)
    view = Button(words(N_("View job")), "view_job", (str(job.id),))
    if given.actor.role is Role.MANAGER:
        line = words(
            N_("It is approved, and {client} knows. I ask you next who will work on it."),
            client=job.client.company_name,
        )
    else:
        line = words(
            N_("{agency} looks at it now. You will hear as soon as it is decided."),
            agency=job.organization.name,
        )
    return Card(
        title=words(N_("“{title}” is posted"), title=job.title),
        lines=(line,),
        facts=(Fact(words(N_("Code")), job.job_code),),
        rows=((view,),),
    )


FORM = Form(
    name="post_job",
    title=N_("Post a job"),
    description=N_("Describe a job and send it to an agency"),
    roles=ROLES,
    sections=job_sections,
    submit=_submit,
    begin=_begin,
    learn={"connection": _learn_bands},
    submit_label=N_("Post the job"),
)
