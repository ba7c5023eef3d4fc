"""App Home as an inbox: what waits, what today brings, what was begun; and a stranger's door."""

from datetime import timedelta
from typing import Any

from bot.handlers.slack.show_home import MOST_BLOCKS, home_view
from bot.home import Section
from bot.playground.slack.surfaces import view_complaints
from core.delivery.notify import notify
from core.kit.actor import Actor
from core.kit.card import Button, Card
from core.kit.words import Words
from core.models import ChatIdentity, JobPosting, Notification
from core.models.enums import Approval, Channel
from core.notifications.jobs import JOB_POSTED
from tests.chat import Person, spoken
from tests.moved_in import move_in, take_seat
from tests.plugins.chats import Scene
from tests.stages.interviews import scheduled_interview
from tests.stages.jobs import posted_job
from tests.talking import answers_all
from tests.world import NOW, World


def seen(person: Person) -> str:
    """All words of the start page."""
    home = person.slack.account.home()
    return spoken(home.blocks) if home else ""


async def presses_at_home(scene: Scene, person: Person, label: str) -> None:
    home = person.slack.account.home()
    assert home is not None
    await person.slack.account.press(home, label)
    await scene.settle()


async def test_an_approval_waits_there_and_is_gone_after_the_press(scene: Scene) -> None:
    world = await move_in(scene)
    await _nothing_waits()
    job = await posted_job(world)
    await scene.settle()
    maya = scene.person(world.manager.name)
    await maya.slack.opens_home()
    page = seen(maya)
    assert "Waiting for you: 1" in page
    assert job.title in page
    assert "Unread: 1" in page
    await presses_at_home(scene, maya, "Approve")
    assert (await JobPosting.get(id=job.id)).approval is Approval.ACCEPTED
    assert "Approve" not in seen(maya).splitlines()


async def test_it_turns_the_page_of_what_waits_and_of_what_is_unread(scene: Scene) -> None:
    world = await move_in(scene)
    await _nothing_waits()
    for number in range(7):
        await _ask(world.manager, scene, number)
    maya = scene.person(world.manager.name)
    await maya.slack.opens_home()
    assert "Waiting for you: 7" in seen(maya)
    assert "Role 6" in seen(maya)
    assert "Role 0" not in seen(maya)
    await presses_at_home(scene, maya, "Show more")
    assert "Role 0" in seen(maya)
    await maya.slack.opens_home()
    assert "Role 0" not in seen(maya)
    assert "Unread: 7" in seen(maya)
    assert "1 · Approve" in seen(maya)
    await presses_at_home(scene, maya, "Older")
    assert "Role 1" in seen(maya)
    await presses_at_home(scene, maya, "Mark all read")
    assert "Unread: 7" not in seen(maya)
    assert "7 things you have read still wait for you." in seen(maya)


async def _nothing_waits() -> None:
    """What was asked while the world was built is done and read."""
    await Notification.all().update(done_at=NOW, seen_at=NOW)


async def _ask(actor: Actor, scene: Scene, number: int) -> None:
    params: dict[str, Any] = {"title": f"Role {number}", "client": "Acme", "job": str(number + 1)}
    params |= {"code": "J1", "ctc": "8 LPA", "places": "Pune", "deadline": "soon"}
    now = scene.clock.now()
    await notify(
        JOB_POSTED,
        to=[actor.user_id],
        subject=f"job:{number + 1}",
        organization_id=actor.organization_id,
        now=now,
        params=params,
    )


async def test_interviews_of_today_and_marks_to_give(scene: Scene) -> None:
    world = await move_in(scene)
    interview = await scheduled_interview(world)
    ishaan = scene.person(world.interviewer.name)
    await scene.turn_to(interview.starts_at - timedelta(hours=1))
    await ishaan.slack.opens_home()
    assert "Interviews today" in seen(ishaan)
    assert "Marks to give" not in seen(ishaan)
    await scene.turn_to(interview.ends_at + timedelta(hours=1))
    await ishaan.slack.opens_home()
    assert "Marks to give" in seen(ishaan)
    await presses_at_home(scene, ishaan, "Log marks")
    assert ishaan.slack.modal()
    await ishaan.slack.closes()
    await ishaan.slack.opens_home()
    assert "Drafts" in seen(ishaan)
    await scene.turn_to(interview.starts_at + timedelta(days=1, hours=6))
    await ishaan.slack.opens_home()
    assert "Interviews today" not in seen(ishaan)


async def test_it_is_drawn_anew_when_a_conversation_has_ended(scene: Scene) -> None:
    world = await move_in(scene)
    maya = scene.person(world.manager.name)
    await maya.slack.opens_home()
    await presses_at_home(scene, maya, "Invite a person")
    await maya.slack.closes()
    await maya.slack.opens_home()
    assert "Drafts" in seen(maya)
    await maya.slack.commands("invite")
    answers = {"role": "Recruiter", "name": "Dev Patel", "email": "dev@example.org"}
    await answers_all(maya.slack, answers)
    assert "Drafts" not in seen(maya)


async def test_a_stranger_sees_how_to_join_and_nothing_else(scene: Scene) -> None:
    await move_in(scene)
    leela = scene.person("Leela Krishnan")
    await leela.slack.opens_home()
    assert "Open the invitation you were sent" in seen(leela)
    assert "Waiting" not in seen(leela)


async def test_commands_and_settings_of_the_role_are_there(scene: Scene, world: World) -> None:
    await take_seat(scene, world.accountant)
    anita = scene.person(world.accountant.name)
    await anita.slack.opens_home()
    page = seen(anita)
    assert "/hiresync invoices" in page
    assert "/hiresync post_job" not in page
    assert "Nothing waits for you." in page


def test_a_page_never_exceeds_what_slack_takes() -> None:
    card = Card("News", rows=((Button("Do", "inbox"),),))
    for many in (1, 20, 60):
        sections = [Section("First", (card,) * many), Section("Second", (card,) * many)]
        view = home_view(sections, Words())
        assert len(view["blocks"]) <= MOST_BLOCKS
        assert view_complaints(view, "home") == []
        assert ("This page is full" in spoken(view["blocks"])) is (many > 20)


async def test_who_opens_it_is_reached_there_again(scene: Scene) -> None:
    """The account was closed and opened again, or the app was away for a while."""
    world = await move_in(scene)
    chats = ChatIdentity.filter(user_id=world.manager.user_id, channel=Channel.SLACK)
    await chats.update(is_blocked=True, blocked_at=NOW)
    await scene.person(world.manager.name).slack.opens_home()
    assert [one.is_blocked for one in await chats] == [False]
