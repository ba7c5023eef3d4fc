"""Commands nobody knows, people nobody knows, groups, and Slack's triggers that have ended."""

from typing import Any

import pytest

from core.models import ChatIdentity, ConversationDraft
from core.models.enums import DraftStatus
from tests.bad_input.tables import unchanged
from tests.chat import InTelegram
from tests.plugins.chats import Scene
from tests.stages.jobs import posted_job
from tests.tables import Tables
from tests.world import World

BOTH = pytest.mark.parametrize("chat", ["slack", "telegram"])


def person(scene: Scene, name: str, chat: str) -> Any:
    return getattr(scene.person(name), chat)


@BOTH
@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("submit_resum", "submit_resume?"),
        ("Asigned", "assigned?"),
        ("xyzzy", "I do not know “xyzzy”."),
        ("approve_job 1", "That is a button, not a command."),
        ("reject_job", "That is a button, not a command."),
        ("x" * 300, "I do not know “xxx"),
        ("<b>{name}</b>", "I do not know “<b>{name}"),
    ],
)
async def test_an_unknown_command_gets_a_suggestion(
    scene: Scene, hall: World, tables: Tables, chat: str, typed: str, says: str
) -> None:
    me = person(scene, "Ravi Menon", chat)
    with unchanged(tables):
        await me.commands(typed)
    assert says in unescaped(me.screen())


def unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@BOTH
async def test_a_command_of_another_role_is_refused(
    scene: Scene, hall: World, tables: Tables, chat: str
) -> None:
    me = person(scene, "Ravi Menon", chat)
    with unchanged(tables):
        await me.commands("post_job")
    assert me.sees("Only clients and managers can do this, and you are here as a recruiter.")


@BOTH
async def test_a_stranger_is_told_how_to_come_in(
    scene: Scene, hall: World, tables: Tables, chat: str
) -> None:
    await posted_job(hall)
    await scene.settle()
    me = person(scene, "Some Stranger", chat)
    if isinstance(me, InTelegram):
        await me.starts()
    with unchanged(tables):
        for typed in ("help", "drafts", "cancel", "post_job", "inbox", "my_jobs", "resume 1", "link"):
            await me.commands(typed)
            assert "I do not know you yet." in me.screen()
        await me.says("hello")
        await me.sends(b"%PDF-1.4", "cv.pdf")
    for private in ("Robotics Engineer", "Acme", "Banyan", "Maya"):
        assert not me.sees(private)


@BOTH
@pytest.mark.parametrize("code", ["AAAA-AAAA", "x", "0" * 12, "a" * 60, "../../../etc/passwd", "1.2.3"])
async def test_an_invitation_nobody_made(
    scene: Scene, hall: World, tables: Tables, chat: str, code: str
) -> None:
    me = person(scene, "Some Stranger", chat)
    if isinstance(me, InTelegram):
        await me.starts()
    # Guesses are counted, so that nobody may guess for ever.
    with unchanged(tables, "audit_entries"):
        await me.commands(f"join {code}")
    assert me.sees("This link or code") or me.sees("invitation"), me.screen()


async def test_in_a_telegram_group_nothing_of_a_person_is_shown(
    scene: Scene, hall: World, tables: Tables
) -> None:
    job = await posted_job(hall)
    await scene.settle()
    maya, ravi = scene.person("Maya Rao").telegram, scene.person("Ravi Menon").telegram
    await maya.starts()
    await maya.commands("everything")
    group = scene.town.telegram.group("Everybody", maya.account, ravi.account)
    await group.adds_bot(maya.account, as_admin=True)
    await scene.settle()
    typed = ("/help", "/job_requests", "/drafts", "/me", "/nonsense", "An answer", "/help@other_bot")
    with unchanged(tables, "looked_cards"):
        for one in typed:
            await maya.account.says(one, group)
            await scene.settle()
    # What she breaks off there is broken off in her own chat, where the list of what she began follows.
    sent = ("outbox_messages", "delivery_attempts", "delivery_lanes")
    with unchanged(tables, "looked_cards", "conversation_drafts", *sent):
        await maya.account.says("/cancel", group)
        await scene.settle()
    said = [one.text for one in maya.account.heard(group)]
    assert len([one for one in said if "I have answered you in private" in one]) == 5
    assert len(said) == 7, "and twice how it behaves in a group"
    for private in (job.title, "Acme", "Maya", "manager", "maya"):
        assert private not in "\n".join(said).replace("https://t.me/", "")
    assert maya.sees(job.title)
    assert "Cancelled. Nothing was changed." in maya.last()


async def test_a_command_in_a_slack_channel_is_answered_to_its_writer_alone(
    scene: Scene, hall: World, tables: Tables
) -> None:
    maya, ravi = scene.person("Maya Rao").slack, scene.person("Ravi Menon").slack
    space = scene.town.slack
    channel = space.add_channel("everybody", members=[maya.account.id, ravi.account.id, space.app.bot_user])
    with unchanged(tables):
        await maya.account.command("/hiresync", "me", channel)
        await maya.account.say("everything", channel)
        await scene.settle()
    assert len(maya.account.ephemerals(channel)) == 1
    assert [one.text for one in ravi.account.messages(channel)] == ["everything"], (
        "Ravi sees Maya's words alone"
    )


async def test_an_expired_trigger_keeps_the_draft_and_offers_to_go_on(scene: Scene, hall: World) -> None:
    me = scene.person("Ravi Menon").slack
    scene.town.slack.triggers.life = -scene.town.slack.triggers.life
    await me.commands("everything")
    assert me.account.open_view() is None
    draft = await ConversationDraft.get(form="everything")
    assert draft.status is DraftStatus.OPEN
    assert me.buttons() == ["Continue"]
    scene.town.slack.triggers.life = -scene.town.slack.triggers.life
    await me.presses("Continue")
    assert me.asked()[0] == "title"
    assert await ConversationDraft.all().count() == 1


async def test_a_trigger_that_expires_again_offers_it_again(
    scene: Scene, hall: World, tables: Tables
) -> None:
    me = scene.person("Ravi Menon").slack
    scene.town.slack.triggers.life = -scene.town.slack.triggers.life
    await me.commands("everything")
    for _ in range(2):
        with unchanged(tables):
            await me.presses("Continue")
        assert me.account.open_view() is None
        assert me.buttons() == ["Continue"]


async def test_a_modal_of_somebody_who_left_meanwhile(scene: Scene, hall: World, tables: Tables) -> None:
    me = scene.person("Ravi Menon").slack
    await me.commands("everything")
    await ChatIdentity.filter(external_id=me.account.id).delete()
    with unchanged(tables):
        await me.fills(title="Gone", email="a@example.com", phone="98450 12345")
    assert "I do not know you yet." in me.modal()
