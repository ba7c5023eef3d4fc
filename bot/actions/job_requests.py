"""The jobs that wait for the manager's decision."""

from bot.action import Action, Press, Reply
from bot.asking.job_cards import jobs_card
from bot.asking.paging import whole
from core.jobs.queries import job_requests
from core.kit.actor import Role
from core.kit.words import N_


async def _run(press: Press) -> Reply:
    page = await job_requests(press.actor, before=whole(press.args))
    return Reply(
        card=jobs_card(
            press.actor,
            page,
            title=N_("Jobs to decide"),
            empty=N_("Nothing waits for you. New jobs come to you here at once."),
            act="job_requests",
        ),
        in_place=bool(press.args),
    )


ACTION = Action(
    name="job_requests",
    roles=frozenset({Role.MANAGER}),
    run=_run,
    description=N_("Jobs that wait for your decision"),
    looks=True,
)
