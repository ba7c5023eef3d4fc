"""Profiles sent to the client: those to decide, or all of one job."""

from bot.action import Action, Press, Reply
from bot.asking.paging import whole
from bot.asking.profile_cards import profiles_card
from core.applications.queries import received
from core.kit.actor import Role
from core.kit.words import N_


async def _run(press: Press) -> Reply:
    before, job_id = whole(press.args), whole(press.args, 1)
    page = await received(press.actor, before=before, job_id=job_id, waiting=not job_id)
    return Reply(
        card=profiles_card(
            press.actor,
            page,
            title=N_("Profiles of this job") if job_id else N_("Profiles to decide"),
            empty=N_("No profile here yet. New ones come to you at once."),
            act="profiles",
            more=(str(job_id),) if job_id else (),
        ),
        in_place=bool(before),
    )


ACTION = Action(
    name="profiles",
    roles=frozenset({Role.CLIENT, Role.MANAGER}),
    run=_run,
    description=N_("Profiles that wait for a decision"),
    looks=True,
)
