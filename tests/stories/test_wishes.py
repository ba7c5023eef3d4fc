"""What people wish to hear, when and where, in both chats: chosen, muted, put off, explained."""

from datetime import datetime, timedelta

import pytest

from core.delivery.collected import mark_digested
from core.jobs.approve_job import approve_job
from core.models import JobPosting, Notification
from core.models.enums import Approval
from tests.chat import Person, spoken
from tests.moved_in import move_in, take_seat
from tests.plugins.chats import Scene
from tests.stages.digests import kept_of
from tests.stages.jobs import posted_job
from tests.world import NOW, World

CHATS = pytest.mark.parametrize("chat", ["slack", "telegram"])


async def at(scene: Scene, chat: str) -> tuple[World, Person]:
    """The manager at one of his chats, with all read and done that came before."""
    world = await move_in(scene)
    await Notification.all().update(done_at=NOW, seen_at=NOW)
    maya = scene.person(world.manager.name).uses(chat)
    if chat == "telegram":
        await maya.telegram.starts()
    return world, maya


@CHATS
async def test_the_inbox_is_worked_through_from_a_group_to_the_act(scene: Scene, chat: str) -> None:
    world, maya = await at(scene, chat)
    job = await posted_job(world)
    await scene.settle()
    await maya.says("/inbox")
    maya.sees("Unread: 1", "Jobs: 1", "Waits for you:")
    await maya.presses("1 · More")
    maya.sees("Tomorrow at 9" if chat == "slack" else "Acme")
    await maya.presses("Why did I get this?")
    maya.sees(
        "Why you got this:",
        "A client posted a job with your agency.",
        "Whoever is a manager here is told.",
        "It waits for an act until Tue 3 Mar 2026, 18:00 IST (12:30 UTC).",
        "at once (usual for a manager)",
        "sent on Mon 2 Mar 2026, 14:30 IST",
        "try 1, Mon 2 Mar 2026, 14:30 IST (09:00 UTC): arrived",
    )
    await maya.presses("Mark as read")
    maya.sees("You have read everything.", "One thing you have read still waits for you.")
    await maya.presses("Approve")
    assert (await JobPosting.get(id=job.id)).approval is Approval.ACCEPTED


@CHATS
async def test_a_muted_wait_is_explained_and_lost_nowhere(scene: Scene, chat: str) -> None:
    world, maya = await at(scene, chat)
    await maya.says("/preferences")
    await maya.presses("Jobs")
    await maya.presses("Mute")
    inbox = "/hiresync inbox" if chat == "slack" else "/inbox"
    maya.sees(f"What waits for your act is never lost: muted, it stays in {inbox} and comes in the digest.")
    job = await posted_job(world)
    await scene.settle()
    maya.misses(f"posted a job: {job.title}")
    kept = await kept_of(world.manager.user_id, scene.clock.now())
    assert [row.kind for row in kept] == ["job_posted"]
    await maya.says("/why")
    maya.sees("not sent, because it is muted there.", "muted (chosen for this kind)")
    await maya.says("/inbox jobs")
    maya.sees("Jobs, unread: 1", job.title)
    await mark_digested([kept[0].id], now=scene.clock.now())
    assert not await kept_of(world.manager.user_id, scene.clock.now())


@CHATS
async def test_what_is_put_off_comes_again_once_at_nine(scene: Scene, chat: str) -> None:
    world, maya = await at(scene, chat)
    job = await posted_job(world)
    await scene.settle()
    await maya.says("/inbox")
    await maya.presses("1 · More")
    cards = _cards(maya, job.title)
    for _ in range(2):
        await maya.presses("Tomorrow at 9")
        maya.sees("I will bring it back on Tue 3 Mar 2026, 09:00 IST (03:30 UTC).")
        maya.sees("Put off until Tue 3 Mar 2026, 09:00 IST (03:30 UTC)")
    await scene.turn_to(datetime.fromisoformat("2026-03-03T03:29:00+00:00"))
    assert _cards(maya, job.title) == cards
    await scene.passes(minutes=1)
    assert _cards(maya, job.title) == cards + 1
    await scene.passes(minutes=30)
    assert _cards(maya, job.title) == cards + 1


@CHATS
async def test_what_is_done_in_the_meantime_does_not_come_again(scene: Scene, chat: str) -> None:
    world, maya = await at(scene, chat)
    job = await posted_job(world)
    await scene.settle()
    await maya.says("/inbox")
    await maya.presses("1 · More")
    await maya.presses("Tomorrow at 9")
    cards = len(_texts(maya))
    await approve_job(world.manager, job.id, now=scene.clock.now())
    await scene.turn_to(NOW + timedelta(days=1))
    assert not any("posted a job" in text for text in _texts(maya)[cards:])


@CHATS
async def test_quiet_hours_are_told_in_the_chat_and_kept(scene: Scene, chat: str) -> None:
    world, maya = await at(scene, chat)
    await maya.says("/settings")
    maya.sees("Kolkata, India")
    await maya.presses("Quiet hours")
    await maya.fills(**{"from": "2 pm", "to": "16:30"})
    maya.sees("Nothing rings from 14:00 to 16:30")
    job = await posted_job(world)
    await scene.settle()
    maya.misses(f"posted a job: {job.title}")
    await scene.turn_to(NOW + timedelta(hours=2))
    maya.sees(f"posted a job: {job.title}")


@CHATS
async def test_a_city_is_typed_and_its_zone_is_kept(scene: Scene, chat: str) -> None:
    _, maya = await at(scene, chat)
    await maya.says("/time_zone")
    if chat == "telegram":
        await maya.says("berl")
        await maya.presses("Berlin, Germany – Central European Time")
    else:
        await maya.fills(zone="Berlin, Germany")
        await maya.slack.closes()
    await maya.says("/settings")
    maya.sees("Berlin, Germany (Mon 2 Mar 2026, 10:00 CET (09:00 UTC))")


def _cards(person: Person, title: str) -> int:
    """How many messages of his chat bear the card of this job."""
    return sum(f"posted a job: {title}" in text for text in _texts(person))


def _texts(person: Person) -> list[str]:
    if person.chat is person.slack:
        return [spoken(one.blocks) for one in person.slack.account.messages()]
    return [one.text for one in person.telegram.account.heard()]


async def test_an_administrator_sees_whether_it_arrived_and_no_word_of_it(scene: Scene) -> None:
    world, _ = await at(scene, "slack")
    job = await posted_job(world)
    await scene.settle()
    usha = await take_seat(scene, world.admin)
    told = await Notification.get(kind="job_posted", receiver_id=world.manager.user_id)
    await usha.says(f"/why {told.id}")
    usha.sees(f"Why notification {told.id} was sent", "try 1", "arrived")
    usha.misses(job.title)
    ravi = scene.person(world.recruiter.name)
    await ravi.says(f"/why {told.id}")
    ravi.sees("I cannot find that.")
    ravi.misses("arrived")
