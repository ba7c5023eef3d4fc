"""Accept an offer by one press."""

from bot.action import Action, Press, Reply
from core.kit.actor import Role
from core.kit.words import N_, Text
from core.placements.accept_offer import accept_offer


async def _run(press: Press) -> Reply:
    selected = await accept_offer(press.actor, press.id(), now=press.now)
    return Reply(
        toast=Text(N_("You accepted. Your first day is {day}. All the best!"), {"day": selected.joining_date})
    )


ACTION = Action(
    name="accept_offer",
    roles=frozenset({Role.CANDIDATE}),
    run=_run,
    about="placement",
)
