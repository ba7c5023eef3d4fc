"""One job, as this person may see it; the manager's first look is told to the client."""

from bot.action import Action, Press, Reply
from bot.asking.job_cards import job_card
from core.jobs.access import job_to_read
from core.jobs.mark_job_seen import mark_job_seen
from core.kit.actor import Role
from core.kit.transaction import transaction


async def _run(press: Press) -> Reply:
    async with transaction(press.actor):
        if press.actor.role is Role.MANAGER:
            await mark_job_seen(press.actor, press.id(), now=press.now)
        job = await job_to_read(press.actor, press.id())
        return Reply(card=await job_card(press.actor, job))


ACTION = Action(
    name="view_job",
    roles=frozenset({Role.CLIENT, Role.MANAGER, Role.RECRUITER, Role.INTERVIEWER}),
    run=_run,
    about="job",
    looks=True,
)
