"""Those who were new here get the title of what they have become."""

from dataclasses import replace

from bot.playground.page.cast import NEW_HERE, Resident
from bot.playground.page.stage import Stage
from core.kit.actor import Actor
from core.kit.words import Words
from core.people.hats import hats_of
from core.people.identify import actor_for_chat
from core.people.role_names import ROLE_NAMES


async def recognise(stage: Stage) -> None:
    """Ask the product about everybody whom it did not know when last asked."""
    for one in list(stage.cast.residents.values()):
        actor = await _actor(one) if one.title == NEW_HERE else None
        if actor is not None and actor.role is not None:
            hats = [hat for hat in await hats_of(actor.user_id) if hat.role is actor.role]
            role = Words()(ROLE_NAMES[actor.role]).capitalize()
            title = f"{role}, {hats[0].house}" if hats and hats[0].house else role
            stage.cast.residents[one.key] = replace(one, title=title)


async def _actor(one: Resident) -> Actor | None:
    for who in (one.in_slack(), one.in_telegram()):
        actor = await actor_for_chat(who.channel, who.workspace, who.external_id)
        if actor is not None:
            return actor
    return None
