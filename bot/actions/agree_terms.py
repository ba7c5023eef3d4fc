"""Agree to the terms just read."""

from bot.action import Action, Look, Press, Reply
from bot.actions.terms import terms_card
from core.clients.agree_terms import agree_terms
from core.clients.queries import terms_of
from core.kit.actor import Role
from core.kit.errors import NotFound
from core.kit.words import N_, Text, Words


async def _run(press: Press) -> Reply:
    if len(press.args) < 3:
        raise NotFound
    connection = await agree_terms(
        press.actor,
        press.id(),
        terms_version=press.id(1),
        text_hash=press.args[2],
        now=press.now,
    )
    shown = await terms_of(press.actor, connection.id, now=press.now)
    words = Words(press.actor.locale, press.actor.zone)
    toast = Text(N_("Agreed. You can now post jobs to {agency}."), {"agency": connection.organization.name})
    card, look = terms_card(press.actor, shown, words), Look("terms", press.args[:1])
    return Reply(toast=toast, card=card, in_place=True, look=look)


ACTION = Action(
    name="agree_terms",
    roles=frozenset({Role.CLIENT}),
    run=_run,
    about="connection",
)
