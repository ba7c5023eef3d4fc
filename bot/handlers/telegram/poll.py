"""Long polling that confirms an update only when it has been dealt with, so that a crash loses none."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from telegram import Bot, Update
from telegram.error import Conflict, NetworkError, RetryAfter

from bot.handlers.telegram.read import CHANNEL, read_update
from core.database.lost import PASSING
from core.kit.watch import UNWATCHED, Watch

log = structlog.get_logger()

KINDS = ["message", "callback_query", "my_chat_member"]
Receive = Callable[[Update], Awaitable[None]]


async def poll(
    bot: Bot, receive: Receive, stop: asyncio.Event, *, timeout: int = 25, watch: Watch = UNWATCHED
) -> None:
    """Fetch updates until stopped; a chat's updates are dealt with in order, chats side by side."""
    offset, failures, done = 0, 0, set[int]()
    while not stop.is_set():
        try:
            updates = await _fetch(bot, offset, timeout, stop)
            failures = 0
            watch.beat(CHANNEL)
        except Conflict as error:
            log.error(
                "telegram_second_poller", error=str(error), hint="Another process polls with this token."
            )
            failures += 1
            watch.trouble(CHANNEL, "another process polls with this token")
        except RetryAfter as error:
            log.warning("telegram_poll_slowed", error=str(error))
            failures += 1
        except NetworkError as error:
            log.warning("telegram_poll_failed", error=str(error))
            failures += 1
            watch.trouble(CHANNEL, "Telegram does not answer")
        else:
            waiting = await _by_chat([one for one in updates if one.update_id not in done], receive, done)
            failures += waiting
            offset = _confirmed(updates, done, offset)
            done = {one for one in done if one >= offset}
        if failures:
            await stopped_within(stop, min(0.5 * 2**failures, 30))


async def _fetch(bot: Bot, offset: int, timeout: int, stop: asyncio.Event) -> Sequence[Update]:
    """The next updates, or none when we are told to stop meanwhile."""
    asked = asyncio.ensure_future(_ask(bot, offset, timeout))
    stopped = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({asked, stopped}, return_when=asyncio.FIRST_COMPLETED)
        return asked.result() if asked.done() else ()
    finally:
        for one in (asked, stopped):
            one.cancel()
        await asyncio.gather(asked, stopped, return_exceptions=True)


async def _ask(bot: Bot, offset: int, timeout: int) -> Sequence[Update]:
    """As `bot.get_updates`, which would fail as a whole, and for ever, over one update it cannot read."""
    asked = {"offset": offset, "timeout": timeout, "allowed_updates": KINDS}
    found: Any = await bot._post("getUpdates", asked, read_timeout=timeout + 10)
    return [read_update(raw, bot) for raw in found]


def _confirmed(updates: Sequence[Update], done: set[int], offset: int) -> int:
    """The offset that confirms every update before the first which has to come again."""
    for update in updates:
        if update.update_id not in done:
            return max(update.update_id, offset)
    return max(updates[-1].update_id + 1, offset) if updates else offset


async def _by_chat(updates: Sequence[Update], receive: Receive, done: set[int]) -> bool:
    """Deal with each chat's updates in order; whether some have to wait."""
    chats: dict[int, list[Update]] = defaultdict(list)
    for update in updates:
        chat = update.effective_chat
        chats[chat.id if chat is not None else 0].append(update)
    return any(await asyncio.gather(*(_in_order(waiting, receive, done) for waiting in chats.values())))


async def _in_order(updates: Sequence[Update], receive: Receive, done: set[int]) -> bool:
    """Until one has to wait for the database; those behind it wait with it."""
    for update in updates:
        try:
            await receive(update)
        except PASSING as fault:
            log.warning("telegram_update_waits", update=update.update_id, error=type(fault).__name__)
            return True
        done.add(update.update_id)
    return False


async def stopped_within(stop: asyncio.Event, seconds: float) -> bool:
    """Wait, but not longer than until we are told to stop."""
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return False
    return True
