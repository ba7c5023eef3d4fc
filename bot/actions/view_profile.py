"""One profile in one job, as this person may see it."""

from bot.action import Action, Press, Reply
from bot.asking.profile_cards import profile_card
from core.applications.access import application_to_read
from core.kit.actor import Role
from core.kit.transaction import transaction


async def _run(press: Press) -> Reply:
    async with transaction(press.actor):
        application = await application_to_read(press.actor, press.id())
        return Reply(card=await profile_card(press.actor, application))


ACTION = Action(
    name="view_profile",
    roles=frozenset({Role.CLIENT, Role.MANAGER, Role.RECRUITER, Role.INTERVIEWER, Role.CANDIDATE}),
    run=_run,
    about="application",
    looks=True,
)
