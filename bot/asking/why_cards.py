"""Why somebody was told something, in words."""

from collections.abc import Iterator

from bot.asking.mode_names import CHANNEL_NAMES, mode_name, origin
from core.delivery.decide import CHAT_CLOSED, DONE_BEFORE, KEPT, LEFT, MUTED, PUT_OFF
from core.inbox.why import Message, Why
from core.kit.actor import Role
from core.kit.card import Button, Card
from core.kit.words import N_, Words
from core.models.enums import AttemptOutcome, OutboxState
from core.notifications.compose import Told, compose
from core.notifications.groups import CATEGORY_NAMES, GROUP_NAMES, GROUP_OF
from core.people.role_names import AS_ROLE
from core.reminders.queries import standing

STATES: dict[OutboxState, str] = {
    OutboxState.LATER: N_("{channel}: it is sent on {moment}."),
    OutboxState.WAITING: N_("{channel}: it is about to be sent."),
    OutboxState.LEASED: N_("{channel}: it is on its way just now."),
    OutboxState.SENT: N_("{channel}: sent on {moment}."),
    OutboxState.PARKED: N_("{channel}: it could not be sent, last tried on {moment}."),
    OutboxState.UNKNOWN: N_("{channel}: nobody knows whether it arrived; last tried on {moment}."),
    OutboxState.DROPPED: N_("{channel}: not sent."),
}
REASONS = {
    LEFT: N_("{channel}: not sent, because the account was closed."),
    CHAT_CLOSED: N_("{channel}: not sent, because the chat was closed to me."),
    DONE_BEFORE: N_("{channel}: not sent, because it was done before."),
    MUTED: N_("{channel}: not sent, because it is muted there."),
    KEPT: N_("{channel}: kept for the digest."),
    PUT_OFF: N_("{channel}: not sent, because it was put off."),
}
OUTCOMES: dict[AttemptOutcome, str] = {
    AttemptOutcome.SENT: N_("try {number}, {moment}: arrived"),
    AttemptOutcome.RETRY: N_("try {number}, {moment}: no luck, tried again later"),
    AttemptOutcome.FAILED: N_("try {number}, {moment}: refused for good"),
    AttemptOutcome.BLOCKED: N_("try {number}, {moment}: the chat is closed"),
    AttemptOutcome.UNKNOWN: N_("try {number}, {moment}: no answer"),
}


def why_card(seen: Why, words: Words) -> Card:
    """The person's part, what happened, what is awaited, his wishes, and each message with its tries."""
    told = Told.of(seen.told)
    if seen.is_own:
        title = words(N_("Why you got this: {title}"), title=compose(told, words).title)
    else:
        title = words(N_("Why notification {number} was sent"), number=seen.told.id)
    lines = [
        words(told.kind.why or told.kind.title),
        _part(seen, told.kind.to, words),
        words(
            N_("It belongs to “{group}”: {category}. It was told on {moment}."),
            group=words(GROUP_NAMES[GROUP_OF[seen.told.category]]),
            category=words(CATEGORY_NAMES[seen.told.category]),
            moment=seen.told.created_at,
        ),
        *_waits(seen, words),
        "\n" + words(N_("How you hear of it:") if seen.is_own else N_("How this person hears of it:")),
        *_wishes(seen, words),
        "\n" + words(N_("What was sent:")),
        *(_messages(seen, words) or [words(N_("Nothing was sent."))]),
    ]
    return Card(title, tuple(lines), rows=_rows(seen, words))


def _part(seen: Why, to: tuple[Role, ...], words: Words) -> str:
    role = seen.preferences.role
    names = words.list([words(AS_ROLE[one]) for one in to])
    if role is None or role in to or not to:
        return words(N_("Whoever is {roles} here is told."), roles=names) if to else ""
    if role is Role.MANAGER and set(to) <= {Role.RECRUITER, Role.ACCOUNTANT}:
        return words(
            N_("It is for whoever is {roles}; as there was none, it came to the manager."), roles=names
        )
    return words(N_("It was told to somebody who is {roles} here."), roles=names)


def _waits(seen: Why, words: Words) -> Iterator[str]:
    told = seen.told
    if not told.action:
        yield words(N_("It is news and waits for nothing."))
        return
    if told.done_at is not None:
        done = Told.of(told).done
        yield words(N_("It waited for an act, which was done on {moment}."), moment=told.done_at)
        if seen.is_own and done is not None and done.outcome.msgid:
            yield words(done.outcome)
        return
    if told.due_at is not None:
        yield words(N_("It waits for an act until {moment}."), moment=told.due_at)
    else:
        yield words(N_("It waits for an act; there is no last day."))
    stands = standing(told)
    yield words(stands.text() if stands is not None else N_("I do not remind of it."))
    if told.snoozed_until is not None and told.snoozed_until > told.created_at:
        yield words(N_("It was put off until {moment}."), moment=told.snoozed_until)


def _wishes(seen: Why, words: Words) -> Iterator[str]:
    for channel in seen.preferences.channels:
        mode = seen.preferences.mode(seen.told.category, channel)
        yield words(
            N_("{channel}: {mode} ({origin})"),
            channel=words(CHANNEL_NAMES[channel]),
            mode=words(mode_name(seen.told.category, mode)),
            origin=words(origin(seen.preferences, seen.told.category, channel)),
        )


def _messages(seen: Why, words: Words) -> list[str]:
    lines = []
    for message in seen.messages:
        lines.append(_message(message, words))
        for one in message.tries:
            said = words(OUTCOMES[one.outcome], number=one.number, moment=one.finished_at)
            # What the other side answered is for those who look after the house.
            lines.append(f"– {said}" + (f" ({one.error[:200]})" if one.error and not seen.is_own else ""))
    return lines


def _message(message: Message, words: Words) -> str:
    channel = words(CHANNEL_NAMES[message.channel])
    if message.state is OutboxState.DROPPED and message.reason in REASONS:
        return words(REASONS[message.reason], channel=channel)
    moment = message.not_before if message.state is OutboxState.LATER else message.ended_at
    return words(STATES[message.state], channel=channel, moment=moment or message.ordered_at)


def _rows(seen: Why, words: Words) -> tuple[tuple[Button, ...], ...]:
    if not seen.is_own:
        return ()
    change = Button(words(N_("Change how I hear of it")), "preferences", (seen.told.category.value,))
    return ((change,), (Button(words(N_("Show it")), "inbox", ("one", str(seen.told.id))),))
