"""Say of each group and kind of news on which channel it comes at once, in the digest, or not at all."""

from bot.action import Action, Press, Reply
from bot.asking.preference_cards import ALL, USUAL, all_card, scope_card, scope_of
from core.kit.actor import Role
from core.kit.card import Card
from core.kit.errors import NotFound
from core.kit.words import N_, Words
from core.models.enums import DeliveryMode, PreferenceChannel
from core.preferences.choose_mode import choose_mode
from core.preferences.queries import preferences_of


async def _run(press: Press) -> Reply:
    words = Words(press.actor.locale, press.actor.zone)
    chosen = len(press.args) == 3 and press.args[2] in (USUAL, *DeliveryMode)
    if chosen:
        await _choose(press, *press.args)
    seen = await preferences_of(press.actor)
    card: Card
    if not press.args:
        return Reply(card=all_card(seen, words))
    if press.args == (ALL,):
        card = all_card(seen, words)
    elif len(press.args) <= 2 or chosen:
        channel = _channel(press.args[1]) if len(press.args) > 1 else None
        card = scope_card(seen, scope_of(press.args[0]), channel, words, changed=chosen)
    else:
        raise NotFound
    return Reply(card=card, in_place=True)


async def _choose(press: Press, scope: str, channel: str, mode: str) -> None:
    one = _channel(channel)
    await choose_mode(
        press.actor,
        scope_of(scope),
        tuple(PreferenceChannel) if one is None else (one,),
        None if mode == USUAL else DeliveryMode(mode),
        now=press.now,
    )


def _channel(word: str) -> PreferenceChannel | None:
    if word == ALL:
        return None
    if word not in list(PreferenceChannel):
        raise NotFound
    return PreferenceChannel(word)


ACTION = Action(
    name="preferences",
    roles=frozenset(Role),
    run=_run,
    description=N_("What comes at once, what in the digest, and what not at all"),
)
