"""What wishes hold back: mutes in flight, two wishes at once, the digest's share, and what was put off."""

import asyncio
from dataclasses import replace
from datetime import time, timedelta

from core.delivery.collected import mark_digested
from core.delivery.notify import settle
from core.inbox.snooze_notification import snooze_notification
from core.kit.errors import Unavailable, Unreachable
from core.models import Notification, NotificationPreference, User
from core.models.enums import DeliveryMode, NotificationCategory, PreferenceChannel
from core.notifications.groups import Group
from core.preferences.choose_mode import choose_mode
from tests.delivery.house import NEWS, START, House, actor_of
from tests.stages.digests import kept_of

SLACK, TELEGRAM = PreferenceChannel.SLACK, PreferenceChannel.TELEGRAM
DIGEST, MUTED, AT_ONCE = DeliveryMode.DIGEST, DeliveryMode.MUTED, DeliveryMode.AT_ONCE


async def wishes(house: House, person: User, mode: DeliveryMode, *channels: PreferenceChannel) -> None:
    """About all that these tests tell."""
    chosen = channels or tuple(PreferenceChannel)
    await choose_mode(actor_of(person), Group.JOBS, chosen, mode, now=house.now)


async def kept(house: House, person: User) -> list[str]:
    return [row.kind for row in await kept_of(person.id, house.now)]


async def test_nothing_is_sent_after_a_mute_is_committed(house: House) -> None:
    """One waits for its turn, one for its next try, one for the morning."""
    person = await house.person(slack="D1", telegram="11")
    sleeper = await house.person(slack="D2", quiet_from=time(9), quiet_to=time(18), zone="UTC")
    house.telegram.fail_once("11", Unavailable("down", retry_after=60))
    worker = house.worker()
    await house.tell(person, sleeper, text="x")
    await worker.run_until_idle()
    assert (house.slack.titles(), house.telegram.titles()) == (["News: x"], [])
    await house.tell(person, text="y")
    for one in (person, sleeper):
        await wishes(house, one, MUTED)
    house.later(hours=9)
    await worker.run_until_idle()
    assert (house.slack.titles(), house.telegram.titles()) == (["News: x"], [])
    assert sorted(await house.states()) == ["dropped"] * 4 + ["sent"]


async def test_of_two_wishes_at_once_the_last_counts_and_none_fails(house: House) -> None:
    person = await house.person(slack="D1")
    modes = [DIGEST, MUTED, AT_ONCE] * 4
    await asyncio.gather(*(wishes(house, person, mode) for mode in modes))
    rows = await NotificationPreference.filter(user=person)
    assert len({row.mode for row in rows}) == 1
    assert len(rows) == len({(row.category, row.channel) for row in rows})
    await asyncio.gather(
        wishes(house, person, MUTED),
        choose_mode(actor_of(person), Group.JOBS, tuple(PreferenceChannel), None, now=house.now),
        choose_mode(actor_of(person), None, [SLACK], DIGEST, now=house.now),
        choose_mode(actor_of(person), None, [SLACK], MUTED, now=house.now),
    )
    assert await NotificationPreference.filter(user=person, category=None).count() == 1


async def test_the_digest_gets_what_was_told_nowhere(house: House) -> None:
    both = await house.person(slack="D1", telegram="11")
    one = await house.person(slack="D2", telegram="22")
    await wishes(house, both, DIGEST)
    await wishes(house, one, DIGEST, TELEGRAM)
    await house.tell(both, one, text="x")
    await house.worker().run_until_idle()
    assert house.slack.titles() == ["News: x"]
    assert (await kept(house, both), await kept(house, one)) == (["test_news"], [])


async def test_a_digest_brings_each_thing_once(house: House) -> None:
    person = await house.person(slack="D1")
    await wishes(house, person, DIGEST)
    for number in range(5):
        await house.tell(person, text=str(number), subject=f"job:{number}")
    await house.worker().run_until_idle()
    ids = [row.id for row in await kept_of(person.id, house.now)]
    assert len(ids) == 5
    # What is kept while a digest is made stays for the next one.
    await house.tell(person, text="late", subject="job:5")
    await house.worker().run_until_idle()
    await asyncio.gather(*(mark_digested(ids, now=house.now) for _ in range(4)))
    assert [row.subject for row in await kept_of(person.id, house.now)] == ["job:5"]


async def test_a_muted_wait_is_kept_for_the_digest_until_it_is_done(house: House) -> None:
    person = await house.person(slack="D1")
    await wishes(house, person, MUTED)
    await house.post(person, subject="job:7")
    await house.tell(person, text="only news")
    await house.worker().run_until_idle()
    assert house.slack.titles() == []
    assert await kept(house, person) == ["test_posted"]
    await Notification.all().update(seen_at=house.now)
    assert await kept(house, person) == ["test_posted"], "reading it is not doing it"
    await settle("job:7", "decide_job", by=actor_of(person), now=house.now)
    assert await kept(house, person) == []


async def test_what_is_kept_for_the_digest_goes_by_no_other_way(house: House) -> None:
    """His other chat is closed, which is no reason to write him a mail at once."""
    person = await house.person(slack="D1", telegram="11")
    await wishes(house, person, DIGEST, SLACK)
    house.telegram.broken["11"] = Unreachable("blocked")
    await house.tell(person, text="x")
    await house.worker().run_until_idle()
    assert house.mailbox.tasks == []
    assert await kept(house, person) == ["test_news"]


async def test_read_in_the_inbox_it_needs_no_digest(house: House) -> None:
    person = await house.person(slack="D1")
    await wishes(house, person, DIGEST)
    await house.tell(person, text="x")
    await house.worker().run_until_idle()
    await Notification.filter(receiver=person).update(seen_at=house.now)
    assert await kept(house, person) == []


async def test_a_word_about_the_whole_channel_holds_for_all_that_is_not_named(house: House) -> None:
    person = await house.person(slack="D1", telegram="11")
    actor = actor_of(person)
    await choose_mode(actor, None, [SLACK], MUTED, now=house.now)
    await choose_mode(actor, NEWS_CATEGORY, [SLACK], AT_ONCE, now=house.now)
    await house.tell(person, text="x")
    await house.post(person)
    await house.worker().run_until_idle()
    assert house.slack.titles() == ["News: x"]
    assert sorted(house.telegram.titles()) == ["Acme posted Engineer", "News: x"]


NEWS_CATEGORY = NotificationCategory(NEWS.category)


# Put off until the next working morning.


async def test_it_wakes_once_even_where_its_kind_is_muted(house: House) -> None:
    person = await house.person(slack="D1", zone="UTC")
    (told,) = await house.post(person)
    worker = house.worker()
    await worker.run_until_idle()
    await wishes(house, person, MUTED)
    until = await asyncio.gather(*(_snooze(house, person, told) for _ in range(3)))
    assert set(until) == {START.replace(day=3, hour=9, minute=0)}
    house.later(days=1)
    await worker.run_until_idle()
    assert len([one for one in house.slack.written if not one.is_update]) == 2
    house.later(days=7)
    await worker.run_until_idle()
    assert len([one for one in house.slack.written if not one.is_update]) == 2


async def test_the_last_moment_asked_for_counts(house: House) -> None:
    person = await house.person(slack="D1", zone="UTC")
    (told,) = await house.post(person)
    worker = house.worker()
    await worker.run_until_idle()
    await _snooze(house, person, told)
    house.clock.set(START.replace(day=3, hour=8))
    later = await _snooze(house, person, told)
    assert later == START.replace(day=4, hour=9, minute=0)
    house.clock.set(START.replace(day=3, hour=10))
    await worker.run_until_idle()
    assert len([one for one in house.slack.written if not one.is_update]) == 1
    house.clock.set(START.replace(day=4, hour=9, minute=0))
    await worker.run_until_idle()
    assert len([one for one in house.slack.written if not one.is_update]) == 2


async def test_what_is_put_off_before_its_morning_comes_once(house: House) -> None:
    """Quiet hours hold it back till ten; it is put off from the inbox meanwhile."""
    person = await house.person(slack="D1", zone="UTC", quiet_from=time(9), quiet_to=time(10))
    (told,) = await house.post(person)
    worker = house.worker()
    await worker.run_until_idle()
    await _snooze(house, person, told)
    house.later(hours=1)
    await worker.run_until_idle()
    assert house.slack.titles() == []
    # At nine of the next day it is quiet again.
    house.clock.set(START.replace(day=3, hour=10, minute=0))
    await worker.run_until_idle()
    assert house.slack.titles() == ["Acme posted Engineer"]


async def test_on_friday_tomorrow_is_monday(house: House) -> None:
    person = await house.person(slack="D1", zone="UTC")
    house.clock.set(START + timedelta(days=4))
    (told,) = await house.post(person)
    assert await _snooze(house, person, told) == START.replace(day=9, hour=9, minute=0)


async def _snooze(house: House, person: User, told: int) -> object:
    actor = actor_of(person)
    return await snooze_notification(replace(actor, zone=person.zone), told, now=house.now)
