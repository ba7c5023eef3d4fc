"""Long polling that confirms an update only when it has been dealt with, so that a crash loses none."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence

import structlog
from telegram import Bot, Update
from telegram.error import Conflict, NetworkError, RetryAfter

log = structlog.get_logger()

KINDS = ["message", "callback_query", "my_chat_member"]
Receive = Callable[[Update], Awaitable[None]]


async def poll(bot: Bot, receive: Receive, stop: asyncio.Event, *, timeout: int = 25) -> None:
    """Fetch updates until stopped; a chat's updates are dealt with in order, chats side by side."""
    offset, failures = 0, 0
    while not stop.is_set():
        try:
            updates = await _fetch(bot, offset, timeout, stop)
            failures = 0
        except Conflict as error:
            log.error(
                "telegram_second_poller", error=str(error), hint="Another process polls with this token."
            )
            failures += 1
        except RetryAfter as error:
            log.warning("telegram_poll_slowed", error=str(error))
            failures += 1
        except NetworkError as error:
            log.warning("telegram_poll_failed", error=str(error))
            failures += 1
        else:
            await _by_chat(updates, receive)
            offset = updates[-1].update_id + 1 if updates else offset
        if failures:
            await stopped_within(stop, min(0.5 * 2**failures, 30))


async def _fetch(bot: Bot, offset: int, timeout: int, stop: asyncio.Event) -> Sequence[Update]:
    """The next updates, or none when we are told to stop meanwhile."""
    asked = asyncio.ensure_future(
        bot.get_updates(offset=offset, timeout=timeout, allowed_updates=KINDS, read_timeout=timeout + 10)
    )
    stopped = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({asked, stopped}, return_when=asyncio.FIRST_COMPLETED)
        return asked.result() if asked.done() else ()
    finally:
        for one in (asked, stopped):
            one.cancel()
        await asyncio.gather(asked, stopped, return_exceptions=True)


async def _by_chat(updates: Sequence[Update], receive: Receive) -> None:
    chats: dict[int, list[Update]] = defaultdict(list)
    for update in updates:
        chat = update.effective_chat
        chats[chat.id if chat is not None else 0].append(update)
    await asyncio.gather(*(_in_order(waiting, receive) for waiting in chats.values()))


async def _in_order(updates: Sequence[Update], receive: Receive) -> None:
    for update in updates:
        await receive(update)


async def stopped_within(stop: asyncio.Event, seconds: float) -> bool:
    """Wait, but not longer than until we are told to stop."""
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return False
    return True
