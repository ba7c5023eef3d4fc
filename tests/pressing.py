"""Press and submit without a chat: what an action or a form answers to one person."""

from collections.abc import Mapping
from typing import Any

from bot.action import Action, Press, Reply
from bot.forms.answers import Answers
from bot.forms.form import Form, Submission
from core.kit.actor import Actor
from core.kit.card import Button, Card
from core.kit.transaction import transaction
from tests.world import NOW


async def press(action: Action, actor: Actor, *args: str) -> Reply:
    """The reply to a press or a command."""
    assert actor.role in action.roles
    return await action.run(Press(actor, args, NOW))


async def shown(action: Action, actor: Actor, *args: str) -> Card:
    """The card of the reply."""
    card = (await press(action, actor, *args)).card
    assert card is not None
    return card


async def submitted(form: Form, actor: Actor, answers: Mapping[str, Any], subject: str = "") -> Card:
    """The closing card of a form, begun and submitted with these answers on top of what it began with."""
    begun = await form.begin(actor, subject, NOW)
    given = Answers({**begun.answers, **answers}, begun.facts)
    async with transaction(actor):
        return await form.submit(Submission(actor, subject, given, "1", NOW))


def button(card: Card, label: str) -> Button:
    """The button of this label."""
    found = [one for one in card.buttons if one.label == label]
    assert found, f"no {label!r} among {[one.label for one in card.buttons]}"
    return found[0]
