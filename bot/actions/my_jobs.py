"""The client's jobs, or the agency's."""

from bot.action import Action, Press, Reply
from bot.asking.job_cards import jobs_card
from bot.asking.paging import whole
from core.jobs.queries import my_jobs
from core.kit.actor import Role
from core.kit.words import N_


async def _run(press: Press) -> Reply:
    page = await my_jobs(press.actor, before=whole(press.args))
    return Reply(
        card=jobs_card(
            press.actor,
            page,
            title=N_("Jobs"),
            empty=N_("No job yet. Post the first one: /post_job"),
            act="my_jobs",
        ),
        in_place=bool(press.args),
    )


ACTION = Action(
    name="my_jobs",
    roles=frozenset({Role.CLIENT, Role.MANAGER}),
    run=_run,
    description=N_("Your jobs: where each stands, its seats and profiles"),
    looks=True,
)
