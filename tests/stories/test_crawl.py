"""At several stages of the hire everybody presses everything; nothing breaks or stays unexplained."""

import random
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.plugins.chats import Scene
from tests.stages.interviews import TOMORROW, scheduled_interview
from tests.stages.invoices import PAID_AT, SENT_AT, drafted_invoice, paid_invoice, sent_invoice
from tests.stages.jobs import posted_job
from tests.stages.placements import JOINED_AT, OFFERED_AT, made_offer
from tests.stories.crawling import Crawler, Tally
from tests.stories.everybody import everybody
from tests.stories.watching import Wire, quiet_logs
from tests.world import World

SEED = 20260302
HOUR = timedelta(hours=1)
Stage = Callable[[World], Awaitable[Any]]
STAGES: tuple[tuple[str, Stage, datetime], ...] = (
    ("an interview has begun", scheduled_interview, TOMORROW + HOUR),
    ("an offer is open", made_offer, OFFERED_AT + HOUR),
    ("an invoice is drafted", drafted_invoice, JOINED_AT + HOUR),
    ("an invoice is sent", sent_invoice, SENT_AT + HOUR),
    ("a payment is reported", paid_invoice, PAID_AT + HOUR),
)


@pytest.mark.parametrize(("stage", "moment"), [pytest.param(*one[1:], id=one[0]) for one in STAGES])
async def test_every_button_is_answered(scene: Scene, stage: Stage, moment: datetime) -> None:
    tally = Tally()
    with quiet_logs() as loud:
        world, people = await everybody(scene)
        await stage(world)
        await posted_job(world, key="draft:another", title="Controls Engineer")
        await scene.turn_to(moment)
        wire = Wire(scene.town.traffic)
        tally.wrong += wire.refusals()
        for channel in ("slack", "telegram"):
            dice = random.Random(SEED)
            crawlers = [
                Crawler(f"{kind} in {channel}", getattr(person, channel), wire, tally, dice)
                for kind, person in people.items()
            ]
            for one in crawlers:
                await _greeted(one)
                await one.crawl()
            everywhere = {value for one in crawlers for value in one.in_sight()}
            for one in crawlers:
                await one.press_again()
                await one.press_foreign(everywhere)
    assert not loud, "\n".join(loud)
    assert not tally.wrong, "\n".join(tally.wrong)
    assert tally.presses >= 150, tally
    assert min(tally.forms, tally.inside) >= 10, tally
    assert min(tally.stale, tally.foreign, len(tally.toasts)) >= 20, tally


async def _greeted(one: Crawler) -> None:
    """The start page, and the overview with its buttons."""
    await one.chat.says("help")
    if hasattr(one.chat, "opens_home"):
        await one.chat.opens_home()
