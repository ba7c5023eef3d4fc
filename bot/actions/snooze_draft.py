"""Be reminded of a conversation tomorrow morning."""

from bot.action import Action, Press, Reply
from core.drafts.snooze_draft import snooze_draft
from core.kit.actor import Role
from core.kit.words import N_, Text


async def _run(press: Press) -> Reply:
    moment = await snooze_draft(press.actor, press.id(), now=press.now)
    return Reply(toast=Text(N_("I will remind you of it on {moment}."), {"moment": moment}))


ACTION = Action(name="snooze_draft", roles=frozenset(Role), run=_run)
