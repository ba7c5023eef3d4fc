"""Do what one leased message asks for: show a card, bring one up to date, or hand it to its performer."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import structlog

from core.delivery.composed import composed
from core.delivery.decide import Tell, decide
from core.delivery.effects import Closed, Dropped, Effect, Refused, Sent, Troubled, Unsure
from core.delivery.files_sent import OutboxFiles
from core.delivery.flight import Flight
from core.delivery.kinds import CARD, UPDATE_CARD, WAKE
from core.delivery.lane_names import address_of, channel_of
from core.delivery.lanes import Leased
from core.delivery.looked import Seen
from core.delivery.reading import Reading
from core.kit.errors import CardGone, Rejected, Unavailable, Unreachable
from core.ports import CardEditor, Performer, Task

log = structlog.get_logger()
LATE = "no answer in time"


@dataclass(frozen=True, slots=True)
class Hands:
    """Everything that can reach out of the house."""

    transports: Mapping[str, CardEditor]
    performers: Mapping[str, Performer]


async def perform(
    hands: Hands, message: Leased, reading: Reading | None, now: datetime, flight: Flight
) -> Effect:
    """Do it, and say what became of it; no error of the other side or of ours gets past here."""
    try:
        return await _act(hands, message, reading, now)
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if not flight.is_overdue or task is None:
            raise
        task.uncancel()
        return Unsure(LATE)
    except Unavailable as trouble:
        return Troubled(str(trouble), trouble.retry_after)
    except Unreachable as trouble:
        return Closed(str(trouble))
    except Rejected as trouble:
        return Refused(str(trouble))
    except TimeoutError:
        return Unsure(LATE)
    except Exception as fault:
        log.exception("delivery.fault", message=message.id, kind=message.kind)
        # What the fault says may quote what was to be told.
        return Unsure(type(fault).__name__)


async def _act(hands: Hands, message: Leased, reading: Reading | None, now: datetime) -> Effect:
    if message.kind == UPDATE_CARD:
        return await _update(hands, message, reading)
    if message.notification_id is not None:
        if reading is None:
            return Refused("the notification's kind is unknown here")
        decision = decide(
            reading, kind=message.kind, priority=message.priority, wake=message.payload.get(WAKE, ""), now=now
        )
        if not isinstance(decision, Tell):
            return decision
        if message.kind == CARD:
            return await _show(hands, message, reading, decision)
    return await _hand_over(hands, message)


async def _show(hands: Hands, message: Leased, reading: Reading, decision: Tell) -> Effect:
    words = reading.reader.words
    card, hashed = composed(reading.told, words)
    address = address_of(message.lane)
    sent = OutboxFiles.of(message) if card.attachments else None
    shown = await _transport(hands, message).send(address, card, words, silent=decision.silent, sent=sent)
    awaiting = bool(reading.told.kind.awaits) and reading.told.done is None
    return Sent(shown.message, shown, hashed, awaiting, _seen(message, reading, hashed))


def _seen(message: Leased, reading: Reading, shown_hash: str) -> Seen | None:
    """How to draw it again, if it is kept in step by what it is about and not by one act alone."""
    look, params = reading.told.kind.look, reading.told.params
    if not look:
        return None
    return Seen(
        user_id=reading.reader.user_id,
        lane=message.lane,
        look=look,
        args=(str(params[look]),),
        subjects=[f"{look}:{params[look]}", *params["subjects"]],
        shown_hash=shown_hash,
        as_of=params["as_of"],
    )


async def _update(hands: Hands, message: Leased, reading: Reading | None) -> Effect:
    if reading is None or reading.shown is None:
        return Dropped("the card is gone")
    card, hashed = composed(reading.told, reading.reader.words)
    awaiting = bool(reading.told.kind.awaits) and reading.told.done is None
    shown, editor, to = reading.shown, _transport(hands, message), address_of(message.lane)
    if hashed != reading.shown_hash and reading.told.came_again:
        try:
            await editor.redraw(to, shown, card, reading.reader.words)
        except CardGone:
            # The newer one says all; nobody needs the older below it.
            return Dropped("the card is gone")
    elif hashed != reading.shown_hash:
        shown = await editor.update(to, shown, card, reading.reader.words)
    return Sent(shown.message, shown, hashed, awaiting)


async def _hand_over(hands: Hands, message: Leased) -> Effect:
    performer = hands.performers.get(message.kind)
    if performer is None:
        return Refused(f"nobody performs {message.kind}; add it to the performers of the worker")
    task = Task(message.id, message.kind, message.lane, message.payload, message.attempts)
    return Sent(await performer(task))


def _transport(hands: Hands, message: Leased) -> CardEditor:
    channel = channel_of(message.lane)
    if channel not in hands.transports:
        raise Rejected(f"no transport for {channel}; add it to the transports of the worker")
    return hands.transports[channel]
