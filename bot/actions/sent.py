"""The profiles a recruiter sent."""

from bot.action import Action, Press, Reply
from bot.asking.paging import whole
from bot.asking.profile_cards import profiles_card
from core.applications.queries import sent
from core.kit.actor import Role
from core.kit.words import N_


async def _run(press: Press) -> Reply:
    before = whole(press.args)
    page = await sent(press.actor, before=before)
    return Reply(
        card=profiles_card(
            press.actor,
            page,
            title=N_("Profiles you sent"),
            empty=N_("You have sent nobody yet: /submit_resume"),
            act="sent",
            more=(),
        ),
        in_place=bool(before),
    )


ACTION = Action(
    name="sent",
    roles=frozenset({Role.RECRUITER}),
    run=_run,
    description=N_("The profiles you sent, and where each stands"),
    looks=True,
)
