"""Show a code that adds a second chat."""

from bot.action import Action, Press, Reply
from core.kit.actor import Role
from core.kit.card import Card, Fact
from core.kit.words import N_, Words
from core.people.make_link_code import make_link_code


async def _run(press: Press) -> Reply:
    code = await make_link_code(press.actor, now=press.now)
    words = Words(press.actor.locale, press.actor.zone)
    card = Card(
        words(N_("Your code for another chat")),
        (
            words(N_("Open me in the other chat and send me this code within 10 minutes.")),
            words(N_("It works once and is only for you. Whoever has it speaks as you.")),
        ),
        facts=(Fact(words(N_("Code")), code),),
    )
    return Reply(card=card)


ACTION = Action(
    name="link",
    roles=frozenset(Role),
    run=_run,
    description=N_("Get a code to use HireSync in a second chat"),
)
