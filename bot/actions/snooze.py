"""Put off what waits until the next working morning."""

from bot.action import Action, Press, Reply
from core.inbox.snooze_notification import snooze_notification
from core.kit.actor import Role
from core.kit.words import N_, Text


async def _run(press: Press) -> Reply:
    until = await snooze_notification(press.actor, press.id(), now=press.now)
    return Reply(toast=Text(N_("I will bring it back on {moment}."), {"moment": until}))


ACTION = Action(name="snooze", roles=frozenset(Role), run=_run)
