"""The platforms' limits are kept by all workers together, on a clock that only a test turns."""

import asyncio
import time
from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise
from time import monotonic

from core.delivery.enqueue import Order, enqueue_all
from core.delivery.rates import PLATFORM_RATES, Rate, Rates
from core.models import RateBucket
from core.ports import Address
from tests.delivery.chat import PaperChat
from tests.delivery.house import House


async def test_one_message_a_second_in_a_chat_and_three_seconds_in_a_group(house: House) -> None:
    person, group = await house.person(telegram="11"), await house.person(telegram="-100")
    for text in range(3):
        await house.tell(person, group, text=text)
    worker = house.worker(PLATFORM_RATES)
    seen = []
    for _ in range(7):
        await worker.run_until_idle()
        seen.append((len(house.telegram.titles("11")), len(house.telegram.titles("-100"))))
        house.later(seconds=1)
    assert seen == [(1, 1), (2, 1), (3, 1), (3, 2), (3, 2), (3, 2), (3, 3)]


async def test_a_bot_is_as_fast_as_it_may_be_and_no_faster_with_two_workers(house: House) -> None:
    """90 chats of one bot: never more than 30 messages within any second, and hardly less."""
    people = [await house.person(telegram=str(number)) for number in range(90)]
    other = [await house.person(slack=f"D{number}") for number in range(40)]
    await house.tell(*people, *other, text="digest")
    sent: list[datetime] = []

    class Timed(PaperChat):
        async def _pass(self, to: Address) -> None:
            sent.append(house.now)

    house.telegram = Timed("T")
    workers = [house.worker(PLATFORM_RATES) for _ in range(2)]
    for step in range(70):
        await asyncio.gather(*(worker.run_until_idle() for worker in workers))
        if step == 0:
            assert len(house.slack.written) == 40, "the slow bot holds up no other"
        house.later(milliseconds=50)
    assert len(sent) == 90
    assert (sent[-1] - sent[0]) <= timedelta(seconds=90 / 27)
    for moment in set(sent):
        within = [other for other in sent if moment <= other < moment + timedelta(seconds=1)]
        assert len(within) <= 30


async def test_what_matters_more_is_sent_first_when_the_bot_is_busy(house: House) -> None:
    people = [await house.person(telegram=str(number)) for number in range(20)]
    await house.tell(*people, text="news")
    asked = await house.person(telegram="99")
    await house.worker(Rates({"telegram": Rate(per_second=1.0)})).run_until_idle()
    (told,) = await house.tell(asked, text="unimportant", not_before=house.now + timedelta(days=1))
    order = Order(lane="telegram::99", kind="card", priority=0, notification_id=told, user_id=asked.id)
    await enqueue_all([order], now=house.now)
    house.later(seconds=1)
    await house.worker(Rates({"telegram": Rate(per_second=1.0)})).run_until_idle()
    assert [written.to.chat for written in house.telegram.written][1] == "99"


async def test_a_bucket_belongs_to_one_bot(house: House) -> None:
    for number, chat in enumerate(("11", "22", "33")):
        person = await house.person(telegram=chat)
        await house.tell(person, text=number)
    worker = house.worker(Rates({"telegram": Rate(per_second=0.5, burst=2.0)}))
    await worker.run_until_idle()
    assert Counter(written.to.channel for written in house.telegram.written) == {"telegram": 2}
    bucket = await RateBucket.get(key="telegram:")
    assert bucket.tokens == 0
    house.later(seconds=2)
    assert await worker.run_until_idle() == 1


async def test_a_running_worker_keeps_the_distance_of_its_bot(house: House) -> None:
    """What is claimed ahead leaves one by one, and what was held up is not sent in a burst."""
    left: list[float] = []

    class Timed(PaperChat):
        async def _pass(self, to: Address) -> None:
            left.append(monotonic())
            house.later(milliseconds=25)
            if len(left) == 3:
                # As on a machine that does something else.
                time.sleep(0.15)  # noqa: ASYNC251
            if len(left) == 12:
                stop.set()

    house.telegram, stop = Timed("T"), asyncio.Event()
    await house.tell(*[await house.person(telegram=str(number)) for number in range(12)], text="digest")
    async with asyncio.timeout(20):
        await house.worker(Rates({"telegram": Rate(per_second=40.0, burst=2.0)})).run(stop)
    gaps = [after - before for before, after in pairwise(left)]
    # A burst would leave six of them at nothing; a busy machine may squeeze one or two.
    assert sorted(gaps)[3] >= 0.6 / 40
