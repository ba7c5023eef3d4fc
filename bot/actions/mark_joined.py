"""Confirm by one press that somebody has started work."""

from bot.action import Action, Press, Reply
from core.kit.actor import Role
from core.kit.words import N_, Text
from core.placements.mark_joined import mark_joined


async def _run(press: Press) -> Reply:
    selected = await mark_joined(press.actor, press.id(), now=press.now)
    await selected.fetch_related("candidate")
    return Reply(
        toast=Text(N_("{name} is marked as joined. The agency knows."), {"name": selected.candidate.name})
    )


ACTION = Action(
    name="mark_joined",
    roles=frozenset({Role.CLIENT}),
    run=_run,
    about="placement",
)
