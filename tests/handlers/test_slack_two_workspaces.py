"""The app in two workspaces at once: each is answered with its own token, and one's end leaves the other."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.playground.slack import SlackWorkspace, events
from bot.playground.slack.methods.apps import uninstalled
from core.database.rotate_keys import rotate_keys, sealed_columns
from core.delivery.notify import notify
from core.kit.actor import Actor
from core.kit.crypto import Secrets
from core.models import (
    ChatIdentity,
    DeliveryLane,
    HireSyncLinkedInCredential,
    JobPosting,
    SlackInstallation,
    StoredFile,
    User,
)
from core.models.enums import Approval
from core.notifications.people import PERSON_JOINED
from core.people.binding import bind
from core.people.identify import Visitor
from core.workspaces.end_installation import end_installation
from core.workspaces.keep_installation import Installed, keep_installation
from core.workspaces.tokens import opened_token, sealed_token
from tests.chat import InSlack
from tests.handlers.test_slack_installing import Browser, browser_of
from tests.moved_in import move_in
from tests.plugins.chats import Scene
from tests.plugins.database import Database
from tests.stages.jobs import assigned_job, posted_job
from tests.world import NOW, World

RESUME = (Path("tests/fixtures/resumes/ananya_iyer.pdf").read_bytes(), "ananya_iyer.pdf")


@pytest.fixture
async def beside(scene: Scene) -> SlackWorkspace:
    """The second workspace, with the app installed by its administrator."""
    space = scene.town.neighbour
    nina = InSlack(scene, "Nina Roy", space)
    async with await browser_of(scene) as session:
        status, page = await Browser(session, scene).installs(space, str(nina.account.id))
        assert status == 200, page
    return space


async def _takes_seat(scene: Scene, actor: Actor, space: SlackWorkspace) -> InSlack:
    """The person's account in that workspace, bound to the person."""
    chat = InSlack(scene, actor.name, space)
    account = str(chat.account.id)
    who = Visitor(channel="slack", workspace=space.team_id, external_id=account, chat_id=account)
    await bind(who, await User.get(id=actor.user_id), now=NOW)
    return chat


async def _tell(actor: Actor, scene: Scene, number: int) -> None:
    params = {"name": f"Person {number}", "role": "recruiter", "channel": "Slack"}
    await notify(
        PERSON_JOINED,
        to=[actor.user_id],
        subject=f"user:{number}",
        organization_id=actor.organization_id,
        now=scene.clock.now(),
        params=params,
    )
    await scene.settle()


async def test_one_person_works_in_both_and_the_cards_keep_in_step(
    scene: Scene, beside: SlackWorkspace
) -> None:
    world = await move_in(scene)
    maya, there = scene.person(world.manager.name).slack, await _takes_seat(scene, world.manager, beside)
    job = await posted_job(world)
    await scene.settle()
    assert job.title in maya.last()
    assert job.title in there.last()
    await there.presses("Approve")
    assert (await JobPosting.get(id=job.id)).approval is Approval.ACCEPTED
    for chat in (maya, there):
        assert "Approved by Maya Rao" in chat.screen()
    await there.commands("job_requests")
    await there.opens_home()
    home = there.account.home()
    assert home is not None
    assert home.blocks


async def test_a_file_is_fetched_with_the_token_of_its_workspace(
    scene: Scene, beside: SlackWorkspace
) -> None:
    world = await move_in(scene)
    job = await assigned_job(world)
    ravi = await _takes_seat(scene, world.recruiter, beside)
    await ravi.account.shortcut("submit_resume")
    await scene.settle()
    await ravi.fills(location=f"{job.title}, Bengaluru")
    await ravi.fills(resume=RESUME)
    assert "Step" in ravi.modal()
    stored = await StoredFile.filter(owner_id=world.recruiter.user_id).first()
    assert stored is not None
    assert stored.name == "ananya_iyer.pdf"


async def test_agencies_of_two_workspaces_stay_apart(scene: Scene, beside: SlackWorkspace) -> None:
    """The same account number in the other workspace is somebody else."""
    world = await move_in(scene)
    maya = scene.person(world.manager.name).slack
    double = InSlack(scene, "Double", beside)
    double.account.member.id = str(maya.account.id)
    beside.add_member(double.account.member)
    await double.commands("job_requests")
    assert "I do not know you yet." in double.screen()
    await _takes_seat(scene, world.foreign.manager, beside)
    job = await posted_job(world)
    await scene.settle()
    theirs = InSlack(scene, world.foreign.manager.name, beside)
    assert job.title not in theirs.screen()


async def test_after_the_removal_news_takes_the_next_channel_and_comes_back(
    scene: Scene, beside: SlackWorkspace
) -> None:
    world = await move_in(scene)
    await ChatIdentity.filter(user_id=world.manager.user_id).delete()
    there = await _takes_seat(scene, world.manager, beside)
    await _tell(world.manager, scene, 1)
    assert "Person 1" in there.screen()
    # Taken back while a message waits in the lane.
    uninstalled(beside)
    await _settled(scene)
    row = await SlackInstallation.get(team_id=beside.team_id)
    assert (row.bot_token_encrypted, row.is_active) == ("", False)
    identity = await ChatIdentity.get(user_id=world.manager.user_id)
    assert identity.is_blocked
    lanes = await DeliveryLane.filter(key__startswith=f"slack:{beside.team_id}:")
    assert lanes
    assert {lane.state.value for lane in lanes} == {"blocked"}
    await _tell(world.manager, scene, 2)
    letters = scene.town.mailbox.to((await User.get(id=world.manager.user_id)).email)
    assert "Person 2" in letters[-1].text
    # Installed again, the same chats are open.
    async with await browser_of(scene) as session:
        status, page = await Browser(session, scene).installs(beside, str(there.account.id))
    assert (status, "is installed in" in page) == (200, True)
    assert not (await ChatIdentity.get(user_id=world.manager.user_id)).is_blocked
    await _tell(world.manager, scene, 3)
    assert "Person 3" in there.screen()
    assert "Person 2" not in there.screen()


async def _settled(scene: Scene) -> None:
    """Until the app has heard of its removal."""
    await asyncio.gather(*scene.town.neighbour._tasks)
    await scene.settle()


async def test_what_waited_at_the_removal_goes_on_too(scene: Scene, beside: SlackWorkspace) -> None:
    world = await move_in(scene)
    await ChatIdentity.filter(user_id=world.manager.user_id).delete()
    await _takes_seat(scene, world.manager, beside)
    params = {"name": "Waiting", "role": "recruiter", "channel": "Slack"}
    now = scene.clock.now()
    to = [world.manager.user_id]
    await notify(PERSON_JOINED, to=to, subject="user:9", organization_id=None, now=now, params=params)
    await end_installation(beside.team_id, told_at=now, now=now)
    await scene.settle()
    letters = scene.town.mailbox.to((await User.get(id=world.manager.user_id)).email)
    assert "Waiting" in letters[-1].text


async def test_a_revoked_users_token_ends_nothing_and_a_bots_does(
    scene: Scene, beside: SlackWorkspace
) -> None:
    for tokens, is_active in (({"oauth": ["U1"]}, True), ({"oauth": [], "bot": ["U0BOT1"]}, False)):
        await events.tell(beside, {"type": "tokens_revoked", "tokens": tokens})
        await scene.settle()
        assert (await SlackInstallation.get(team_id=beside.team_id)).is_active is is_active


async def test_late_news_of_an_end_does_not_end_a_new_installation(db: Database) -> None:
    secrets = Secrets([Secrets.new_key()])
    found = Installed("T1", "One", "xoxb-1", "U0BOT", "chat:write", "U1")
    assert await keep_installation(found, secrets, now=NOW)
    assert not await end_installation("T1", told_at=NOW - timedelta(seconds=1), now=NOW)
    assert (await SlackInstallation.get(team_id="T1")).is_active
    assert await end_installation("T1", told_at=NOW, now=NOW)
    assert not (await SlackInstallation.get(team_id="T1")).is_active
    # Of a workspace that came by the settings there is no row, and its chats are closed all the same.
    assert await end_installation("T2", told_at=NOW, now=NOW)
    assert await SlackInstallation.get_or_none(team_id="T2") is None


async def test_the_first_workspace_stays_when_the_second_goes(scene: Scene, beside: SlackWorkspace) -> None:
    world: World = await move_in(scene)
    uninstalled(beside)
    await _settled(scene)
    await _tell(world.manager, scene, 5)
    assert "Person 5" in scene.person(world.manager.name).slack.screen()


async def test_every_stored_secret_is_sealed_anew(db: Database) -> None:
    old, new = Secrets.new_key(), Secrets.new_key()
    sealed = sealed_token(Secrets([old]), "T1", "xoxb-1")
    for number in range(3):
        await SlackInstallation.create(team_id=f"T{number + 1}", bot_token_encrypted=sealed)
    await SlackInstallation.create(team_id="T9", bot_token_encrypted="")
    lost = sealed_token(Secrets([Secrets.new_key()]), "T8", "x")
    shut = await SlackInstallation.create(team_id="T8", bot_token_encrypted=lost)
    page = Secrets([old]).seal("page", "linkedin:house")
    await HireSyncLinkedInCredential.create(page_urn="urn:li:organization:1", access_token_encrypted=page)
    done = {(one.table, one.column): one for one in await rotate_keys(Secrets([new, old]))}
    slack = done["slack_installations", "bot_token_encrypted"]
    assert (slack.sealed, slack.shut) == (3, (shut.id,))
    assert done["hiresync_linkedin_credentials", "access_token_encrypted"].sealed == 1
    assert len(done) == len(list(sealed_columns())) == 5
    row = await SlackInstallation.get(team_id="T1")
    assert opened_token(Secrets([new]), "T1", row.bot_token_encrypted) == "xoxb-1"
