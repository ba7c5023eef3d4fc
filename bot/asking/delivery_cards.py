"""Cards about messages that did not arrive: a page of them, and one with every attempt."""

from bot.asking.paging import next_row
from core.delivery.tried import Attempt
from core.kit.actor import Actor
from core.kit.card import Button, Card, Fact, Group, Item, Style
from core.kit.words import N_, Words
from core.models.enums import AttemptOutcome, OutboxState
from core.support.delivery_trouble import Trouble, TroublePage

STATES = {
    OutboxState.LATER: N_("waits for its moment"),
    OutboxState.WAITING: N_("waits for its turn"),
    OutboxState.LEASED: N_("is on its way"),
    OutboxState.SENT: N_("arrived"),
    OutboxState.PARKED: N_("given up"),
    OutboxState.UNKNOWN: N_("nobody knows whether it arrived"),
    OutboxState.DROPPED: N_("not sent"),
}
OUTCOMES = {
    AttemptOutcome.SENT: N_("arrived"),
    AttemptOutcome.RETRY: N_("failed, tried again"),
    AttemptOutcome.FAILED: N_("failed for good"),
    AttemptOutcome.BLOCKED: N_("the chat is closed"),
    AttemptOutcome.UNKNOWN: N_("no answer"),
}
CHANNELS = {"slack": "Slack", "telegram": "Telegram", "mail": N_("e-mail"), "linkedin": "LinkedIn"}
OPEN = (OutboxState.PARKED, OutboxState.UNKNOWN)


def deliveries_card(actor: Actor, page: TroublePage) -> Card:
    """Each with a button that opens it."""
    words = Words(actor.locale, actor.zone)
    if not page.shown:
        return Card(
            words(N_("Every message arrived or is on its way.")),
            (words(N_("What cannot be delivered is listed here, and waits for your decision.")),),
        )
    items = tuple(Item(_line(one, words), (_open(one, words),)) for one in page.shown)
    return Card(
        words(N_("Messages that wait for your decision")),
        groups=(Group(words(N_("Oldest first")), items),),
        rows=next_row("deliveries", page.next, words),
    )


def delivery_card(actor: Actor, one: Trouble) -> Card:
    """Every attempt, and what can be decided."""
    words = Words(actor.locale, actor.zone)
    tries = tuple(_tried(each, words) for each in one.tries[-10:])
    who = (Fact(words(N_("For")), one.who),) if one.who else ()
    facts = (*who, Fact(words(N_("By")), _channel(one, words)), Fact(words(N_("Kind")), one.kind))
    return Card(
        words(N_("Message {number}: {state}"), number=one.id, state=words(STATES[one.state])),
        tries,
        facts=facts,
        rows=_decisions(one, words),
    )


def _tried(one: Attempt, words: Words) -> str:
    outcome = words(OUTCOMES[one.outcome])
    if not one.error:
        told = N_("Try {number}, {moment}: {outcome}")
        return words(told, number=one.number, moment=one.finished_at, outcome=outcome)
    return words(
        N_("Try {number}, {moment}: {outcome} ({error})"),
        number=one.number,
        moment=one.finished_at,
        outcome=outcome,
        error=one.error[:200],
    )


def _decisions(one: Trouble, words: Words) -> tuple[tuple[Button, ...], ...]:
    back = Button(words(N_("All such messages")), "deliveries")
    if one.state not in OPEN:
        return ((back,),)
    number = str(one.id)
    # What may not be sent twice is asked about once more.
    twice = words(N_("It may have arrived already. Send it again?")) if one.state is OPEN[1] else ""
    again = Button(words(N_("Send again")), "deliveries", ("again", number), Style.PRIMARY, twice)
    drop = Button(
        words(N_("Give up")),
        "deliveries",
        ("drop", number),
        Style.DANGER,
        words(N_("Leave it unsent for good?")),
    )
    return ((again, drop), (back,))


def _open(one: Trouble, words: Words) -> Button:
    return Button(words(N_("Message {number}"), number=one.id), "deliveries", ("one", str(one.id)))


def _line(one: Trouble, words: Words) -> str:
    shown = {
        "state": words(STATES[one.state]),
        "channel": _channel(one, words),
        "moment": one.since,
        "count": one.attempts,
    }
    if one.who:
        text = N_(
            "For {who} by {channel}: {state} after one try, {moment}",
            "For {who} by {channel}: {state} after {count} tries, {moment}",
        )
        return words(text, who=one.who, **shown)
    text = N_(
        "{channel}: {state} after one try, {moment}",
        "{channel}: {state} after {count} tries, {moment}",
    )
    return words(text, **shown)


def _channel(one: Trouble, words: Words) -> str:
    """Other work than telling people goes by its own name."""
    return words(CHANNELS[one.channel]) if one.channel in CHANNELS else one.channel
