"""The places a recruiter works on."""

from bot.action import Action, Press, Reply
from bot.asking.job_cards import places_card
from bot.asking.paging import whole
from core.jobs.assignments import my_places
from core.kit.actor import Role
from core.kit.words import N_

PAGE = 4


async def _run(press: Press) -> Reply:
    places = await my_places(press.actor, before=whole(press.args), limit=PAGE + 1)
    following = places[PAGE - 1].id if len(places) > PAGE else 0
    return Reply(card=places_card(press.actor, places[:PAGE], following), in_place=bool(press.args))


ACTION = Action(
    name="assigned",
    roles=frozenset({Role.RECRUITER}),
    run=_run,
    description=N_("The jobs and places you work on"),
    looks=True,
)
