"""The digest, as people of each role get it in either chat: at their hour, once, and acted on in place."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.interviews.cancel_interview import cancel_interview
from core.interviews.schedule_interview import schedule_interview
from core.models import Digest, InterviewScheduled, JobPosting, Notification, OutboxMessage, User
from core.models.enums import Approval, OutboxState
from tests.chat import InSlack, InTelegram
from tests.moved_in import move_in
from tests.plugins.chats import Scene
from tests.stages.applications import shortlisted_application, submitted_application
from tests.stages.interviews import appointment
from tests.stages.jobs import posted_job
from tests.world import NOW, World

CHATS = ["slack", "telegram"]
NINE = time(9)
IST = ZoneInfo("Asia/Kolkata")
SLACK_MOST, TELEGRAM_MOST = 50, 4096


def _at_nine(day: date) -> datetime:
    """A little after it: the digests of one hour leave within ten minutes."""
    return datetime.combine(day, NINE, IST) + timedelta(minutes=11)


async def _settled(scene: Scene) -> World:
    """Everybody has both chats open, and the scheduler knows everybody's hour."""
    world = await move_in(scene)
    for name in ("Maya Rao", "Ravi Menon", "Kiran Desai", "Ishaan Iyer", "Anita Shah"):
        await scene.person(name).telegram.starts()
    await scene.passes(seconds=10)
    return world


TUESDAY = date(2026, 3, 3)


@pytest.mark.parametrize("chat", CHATS)
async def test_a_manager_decides_from_the_digest(scene: Scene, chat: str) -> None:
    world = await _settled(scene)
    job = await posted_job(world)
    await scene.settle()
    maya = scene.person("Maya Rao").uses(chat)
    await scene.turn_to(_at_nine(TUESDAY))
    assert isinstance(maya.chat, InSlack | InTelegram)
    maya.sees("Tue 3 Mar 2026: 1 thing for you", "Jobs to decide", "Robotics Engineer, Acme Robotics")
    await maya.presses("Approve" if chat == "slack" else "1 · Approve")
    assert (await JobPosting.get(id=job.id)).approval is Approval.ACCEPTED
    maya.sees("✓ Done: Robotics Engineer, Acme Robotics", "all of it is done")
    # The same card in the other chat is kept in step.
    maya.uses("telegram" if chat == "slack" else "slack").sees("✓ Done: Robotics Engineer, Acme Robotics")
    assert await Digest.filter(user_id=world.manager.user_id).count() == 1


async def test_a_manager_with_nothing_to_decide_hears_nothing(scene: Scene) -> None:
    world = await _settled(scene)
    await scene.turn_to(_at_nine(TUESDAY))
    assert not await Notification.filter(kind="digest").exists()
    maya = scene.person("Maya Rao").uses("telegram")
    await maya.says("/digest")
    maya.sees("nothing waits for you", "Positions to fill: 0")
    assert [one.day for one in await Digest.filter(user_id=world.manager.user_id)] == [None]


async def test_each_role_gets_his_own(scene: Scene) -> None:
    world = await _settled(scene)
    await submitted_application(world)
    for chat in CHATS:
        ravi, kiran = scene.person("Ravi Menon").uses(chat), scene.person("Kiran Desai").uses(chat)
        await ravi.says("/digest")
        ravi.sees("Places that need candidates", "Fees of your hires this month")
        ravi.misses("Jobs to decide", "Revenue this month")
        await kiran.says("/digest")
        kiran.sees("Profiles to decide", "Ananya Iyer for Robotics Engineer, from Banyan Talent")
        kiran.misses("Positions to fill")
        ishaan = scene.person("Ishaan Iyer").uses(chat)
        await ishaan.says("/digest")
        ishaan.sees("The digest of the day is for managers, clients, recruiters and accountants.")
        ishaan.sees("What you chose to read in the digest comes to you at your digest hour.")
        await ishaan.presses("Interviews")
        ishaan.sees("interview")


@pytest.mark.parametrize("chat", CHATS)
async def test_the_picture_comes_with_its_words(scene: Scene, chat: str) -> None:
    world = await _settled(scene)
    await submitted_application(world)
    maya = scene.person("Maya Rao").uses(chat)
    await maya.says("/digest")
    ((name, content),) = maya.chat.files()
    assert (name, content[:4]) == (
        "photo.jpg" if chat == "telegram" else "hiresync-2026-03-02.png",
        b"\x89PNG",
    )
    words = (
        "Profiles of the last 30 days: Sent 1, Shortlisted 0, All rounds passed 0, Offered 0 and Joined 0."
    )
    if chat == "telegram":
        maya.sees(words)
    else:
        files = [file for one in maya.slack.account.messages() for file in one.files]
        assert [words in file.alt_text for file in files] == [True]


async def test_a_client_answers_from_the_digest(scene: Scene) -> None:
    world = await _settled(scene)
    await submitted_application(world)
    await scene.settle()
    await scene.turn_to(_at_nine(TUESDAY))
    kiran = scene.person("Kiran Desai").uses("telegram")
    kiran.sees("Tue 3 Mar 2026: 1 thing for you")
    await kiran.presses("1 · Shortlist")
    await kiran.telegram.answers("Strong in motion.", "Submit")
    kiran.sees("✓ Done: Ananya Iyer for Robotics Engineer, from Banyan Talent")


async def test_quiet_hours_hold_it_back_and_what_is_done_meanwhile_is_told_as_done(scene: Scene) -> None:
    world = await _settled(scene)
    await posted_job(world)
    await User.filter(id=world.manager.user_id).update(quiet_from=time(20), quiet_to=time(10))
    await scene.settle()
    await scene.turn_to(_at_nine(TUESDAY))
    maya = scene.person("Maya Rao").uses("telegram")
    maya.misses("1 thing for you")
    await maya.says("/job_requests")
    await maya.presses("Robotics Engineer")
    await maya.presses("Approve")
    await scene.turn_to(datetime.combine(TUESDAY, time(10, 1), IST))
    maya.sees("✓ Done: Robotics Engineer, Acme Robotics")


async def test_interviews_of_the_day_are_told_to_all_sides(scene: Scene) -> None:
    world = await _settled(scene)
    await shortlisted_application(world)
    ravi = scene.person("Ravi Menon").uses("slack")
    await ravi.says("/digest")
    ravi.sees("Interviews to book", "Book")
    starts_at = datetime.combine(TUESDAY, time(15), IST)
    await schedule_interview(world.recruiter, world.application.id, appointment(starts_at), now=NOW)
    await scene.settle()
    ravi.sees("✓ Done: ")
    await scene.turn_to(_at_nine(TUESDAY))
    for name in ("Maya Rao", "Ravi Menon", "Kiran Desai"):
        scene.person(name).uses("slack").sees("Interviews today", "15:00")
    meeting = await InterviewScheduled.get()
    await cancel_interview(world.recruiter, meeting.id, "The flight is late.", now=scene.clock.now())
    await scene.settle()
    for name in ("Maya Rao", "Ravi Menon", "Kiran Desai"):
        person = scene.person(name).uses("slack")
        person.sees("Over: Tue 3 Mar 2026, 15:00 IST")
        person.misses("✓ Done: Tue 3 Mar 2026")
    scene.person("Kiran Desai").uses("slack").sees("none of it waits any more")


async def test_it_is_sent_once_to_each_chat_and_fits(scene: Scene) -> None:
    world = await _settled(scene)
    for number in range(5):
        await posted_job(world, key=f"draft:{number}", title=f"Robotics Engineer {'of motion ' * 12}{number}")
    await scene.settle()
    await scene.turn_to(_at_nine(TUESDAY))
    for minutes in (1, 30, 300):
        await scene.passes(minutes=minutes)
    sent = OutboxMessage.filter(priority=3, user_id=world.manager.user_id, state=OutboxState.SENT)
    assert sorted(one.lane.partition(":")[0] for one in await sent) == CHATS
    maya = scene.person("Maya Rao")
    maya.uses("slack").sees("Jobs to decide: 5")
    assert len(maya.slack.account.last_message().blocks) <= SLACK_MOST
    await maya.presses("All jobs to decide: and 2 more")
    maya.sees("Jobs to decide")
