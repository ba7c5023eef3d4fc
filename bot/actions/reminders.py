"""What a person was reminded of, on one card."""

from bot.action import Action, Look, Press, Reply
from core.kit.actor import Role
from core.kit.card import Card
from core.kit.errors import NotFound
from core.kit.words import N_, Words
from core.notifications.reminders import LOOK, reminders_card
from core.reminders.queries import reminded_of


async def _run(press: Press) -> Reply:
    """The ids stand in one word, as in `12-15-19`; without them it shows all."""
    words = Words(press.actor.locale, press.actor.zone)
    found = await reminded_of(press.actor, _ids(press))
    if not found:
        return Reply(card=Card(words(N_("Nothing waits for you."))), in_place=True)
    return Reply(card=reminders_card(found, words), in_place=True, look=Look(LOOK, press.args[:1]))


def _ids(press: Press) -> list[int]:
    parts = press.args[0].split("-") if press.args else []
    if not all(part.isascii() and part.isdigit() and len(part) <= 18 for part in parts):
        raise NotFound
    return [int(part) for part in parts]


ACTION = Action(name=LOOK, roles=frozenset(Role), run=_run, looks=True)
