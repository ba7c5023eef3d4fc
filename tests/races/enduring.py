"""One story that must come out whole, whatever dies meanwhile: people invited by chat, news told of jobs."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from bot.forms.path import here
from bot.forms.store import load
from bot.playground.telegram.message import Message
from bot.playground.town import Town
from core.database.lost import is_passing
from core.models import ConversationDraft, Invitation, Notification, OutboxMessage
from core.models.enums import DraftStatus
from tests.apart import Apart
from tests.chat import InTelegram
from tests.stages.jobs import posted_job
from tests.talking import FORMS
from tests.world import World

JOBS = 12
INVITED = 5
PATIENCE = 60
Found = TypeVar("Found")


async def tells_of_jobs(world: World) -> None:
    """Each posted job is told to the manager, in whatever chats she has."""
    for number in range(JOBS):
        await endured(partial(posted_job, world, key=f"draft:{number}", title=f"Engineer {number:02}"))


async def invites(town: Town, me: InTelegram) -> None:
    """One conversation after the other, whatever happens to the house meanwhile."""
    for number in range(INVITED):
        await me.account.says("/invite")
        await eventually(town, partial(has_begun, number + 1))
        email = f"guest{number}@example.com"
        answers = {"role": "Recruiter", "name": f"Guest {number}", "email": email, "target_positions": "3"}
        while (draft := await endured(the_open_draft)) is not None:
            row = await endured(partial(load, draft.id))
            assert row is not None
            step = here(FORMS["invite"], row.draft)
            if step is None:
                await submits(town, me)
            else:
                await me.account.says(answers[step.key])
            await eventually(town, partial(has_moved, draft))


async def the_open_draft() -> ConversationDraft | None:
    return await ConversationDraft.get_or_none(form="invite", status=DraftStatus.OPEN)


async def has_begun(count: int) -> bool:
    return await ConversationDraft.filter(form="invite").count() == count


async def has_moved(seen: ConversationDraft) -> bool:
    return not await ConversationDraft.filter(id=seen.id, revision=seen.revision).exists()


async def submits(town: Town, me: InTelegram) -> None:
    """As soon as the review is there; the overview has a button of the same name."""
    message = await town.telegram.wait_until(
        lambda: next((one for one in reversed(me.account.heard()) if _is_review(one)), None), timeout=PATIENCE
    )
    assert message is not None
    await me.account.presses(message, "Invite")


def _is_review(message: Message) -> bool:
    return "Check and submit" in message.text and "Invite" in message.button_texts


async def endured(work: Callable[[], Awaitable[Found]]) -> Found:
    """Do it, and again while the database is away, as everybody's client does."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                return await work()
            except Exception as fault:
                if not is_passing(fault):
                    raise
            await asyncio.sleep(0.1)


async def eventually(town: Town, true: Callable[[], Awaitable[bool]]) -> None:
    """Look again whenever something happens in Telegram, and once a second besides."""
    async with asyncio.timeout(PATIENCE):
        while not await endured(true):
            try:
                await asyncio.wait_for(town.telegram.changes.next(), 1)
            except TimeoutError:
                continue


async def nothing_is_lost(apart: Apart, maya: InTelegram, died: int) -> None:
    """Each invitation once and in order, each piece of news at least once and little of it twice."""
    invited = [one.email for one in await Invitation.filter(email__startswith="guest").order_by("id")]
    assert invited == [f"guest{number}@example.com" for number in range(INVITED)], "each once, in order"
    for email in invited:
        assert 1 <= len(apart.town.mailbox.to(email or "")) <= 1 + died
    told = Counter(
        line
        for one in maya.account.heard()
        for line in one.text.splitlines()
        if "posted a job: Engineer" in line
    )
    assert len(told) == JOBS, "every notification has arrived"
    twice = sum(told.values()) - JOBS
    assert twice <= died, "only what was in flight at a kill came twice, and a lane has one in flight"
    assert max(told.values()) <= 1 + died
    assert not await OutboxMessage.filter(state__in=["parked", "unknown"]).exists()
    assert await Notification.filter(kind="job_posted").count() == JOBS
