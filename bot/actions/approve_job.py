"""Approve a job by one press."""

from bot.action import Action, Press, Reply
from core.jobs.approve_job import approve_job
from core.kit.actor import Role
from core.kit.words import N_, Text


async def _run(press: Press) -> Reply:
    job = await approve_job(press.actor, press.id(), now=press.now)
    return Reply(
        toast=Text(
            N_("“{title}” is approved. {client} knows."),
            {"title": job.title, "client": job.client.company_name},
        )
    )


ACTION = Action(name="approve_job", roles=frozenset({Role.MANAGER}), run=_run)
