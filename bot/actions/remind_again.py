"""Remind somebody once more of what he has not done."""

from bot.action import Action, Press, Reply
from core.kit.actor import Role
from core.kit.words import N_, Text
from core.reminders.remind_again import remind_again


async def _run(press: Press) -> Reply:
    moment = await remind_again(press.actor, press.id(), now=press.now)
    if moment > press.now:
        said = Text(N_("The reminder comes in the person's working hours, on {moment}."), {"moment": moment})
    else:
        said = Text(N_("The reminder is on its way."))
    return Reply(toast=said)


ACTION = Action(name="remind_again", roles=frozenset({Role.MANAGER}), run=_run)
