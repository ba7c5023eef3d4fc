"""Files that cannot be taken as a resume, given in both chats: each is told why, and none is kept."""

from typing import Any

import pytest

from bot.playground.slack.filling import Impossible
from core.models import ConversationDraft, StoredFile
from core.models.enums import DraftStatus
from tests.bad_input.tables import unchanged
from tests.chat import InSlack
from tests.plugins.chats import Scene
from tests.stages.sending import RESUMES, asked_for_a_resume, gives
from tests.tables import Tables
from tests.world import World

BOTH = pytest.mark.parametrize("chat", ["slack", "telegram"])
GIF = b"GIF89a" + bytes(40)
SENDING = (
    "conversation_drafts",
    "outbox_messages",
    "delivery_attempts",
    "delivery_lanes",
    "delivery_wakes",
    "rate_buckets",
)
"""A file whose content has to be looked at is sent for, and the draft tells what was wrong with it."""


async def no_file_is_kept(me: Any) -> None:
    draft = await ConversationDraft.get(form="submit_resume", status=DraftStatus.OPEN)
    assert "resume" not in draft.answers
    assert not await StoredFile.filter(purpose="answer").exists()


async def a_good_one_is_taken(me: Any) -> None:
    await gives(me, (RESUMES / "priya_sharma.pdf").read_bytes(), "priya.pdf")
    draft = await ConversationDraft.get(form="submit_resume", status=DraftStatus.OPEN)
    assert draft.answers["resume"]["stored"]
    assert me.sees("Priya Sharma")


async def test_a_picture_nobody_can_show_in_slack(scene: Scene, hall: World, tables: Tables) -> None:
    me = await asked_for_a_resume(scene, hall, "slack")
    with pytest.raises(Impossible, match="is not one of these: pdf, docx"):
        await gives(me, GIF, "photo.gif")
    await me.closes()
    with unchanged(tables, *SENDING):
        await me.sends(GIF, "photo.gif")
    assert (
        "Resume: “photo.gif” is a picture that cannot be taken here. Please send PDF, DOCX, JPG" in me.last()
    )
    await me.presses("Continue")
    await no_file_is_kept(me)
    await a_good_one_is_taken(me)


@BOTH
async def test_a_picture_that_calls_itself_a_pdf(
    scene: Scene, hall: World, tables: Tables, chat: str
) -> None:
    me = await asked_for_a_resume(scene, hall, chat)
    with unchanged(tables, *SENDING):
        await gives(me, GIF, "resume.pdf")
    assert me.sees("“resume.pdf” is a picture that cannot be taken here.")
    await no_file_is_kept(me)
    await a_good_one_is_taken(me)


async def test_forty_megabytes_in_telegram(scene: Scene, hall: World, tables: Tables) -> None:
    me = await asked_for_a_resume(scene, hall, "telegram")
    with unchanged(tables):
        await me.sends(b"%PDF-" + bytes(40 << 20), "huge.pdf")
    assert "“huge.pdf” is 41 MB; at most 10 MB can be taken." in me.last()
    await a_good_one_is_taken(me)


async def test_forty_megabytes_in_slack(scene: Scene, hall: World, tables: Tables) -> None:
    me = await asked_for_a_resume(scene, hall, "slack")
    with pytest.raises(Impossible, match="is larger than 10 MB"):
        await gives(me, b"%PDF-" + bytes(40 << 20), "huge.pdf")
    await me.closes()
    with unchanged(tables):
        await me.sends(b"%PDF-" + bytes(40 << 20), "huge.pdf")
    assert "“huge.pdf” is 41 MB; at most 10 MB can be taken." in me.last()
    await me.presses("Continue")
    await a_good_one_is_taken(me)


@BOTH
async def test_a_pdf_locked_with_a_password(scene: Scene, hall: World, tables: Tables, chat: str) -> None:
    me = await asked_for_a_resume(scene, hall, chat)
    with unchanged(tables, *SENDING):
        await gives(me, (RESUMES / "password.pdf").read_bytes(), "secret.pdf")
    assert me.sees("“secret.pdf” is locked with a password. Please send it without one, as PDF, DOCX")
    await no_file_is_kept(me)
    await a_good_one_is_taken(me)


@BOTH
async def test_an_old_word_file(scene: Scene, hall: World, tables: Tables, chat: str) -> None:
    me = await asked_for_a_resume(scene, hall, chat)
    with unchanged(tables, *SENDING):
        await gives(me, (RESUMES / "legacy.doc").read_bytes(), "cv.docx")
    assert me.sees("“cv.docx” is in an old Word format. Please save it as PDF, DOCX and send that.")
    await no_file_is_kept(me)
    await a_good_one_is_taken(me)


@BOTH
@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00", b"PK\x03\x04 no archive", b"%PDF-1.7 and nothing"])
async def test_a_file_that_is_none(
    scene: Scene, hall: World, tables: Tables, chat: str, content: bytes
) -> None:
    me = await asked_for_a_resume(scene, hall, chat)
    with unchanged(tables, *SENDING):
        await gives(me, content, "cv.pdf")
    assert me.sees("send")
    await no_file_is_kept(me)
    await a_good_one_is_taken(me)


@BOTH
async def test_a_file_that_cannot_be_fetched_is_told(scene: Scene, hall: World, chat: str) -> None:
    """Telegram forgot it, or somebody took it back in Slack, before it was copied."""
    me = await asked_for_a_resume(scene, hall, chat)
    content = (RESUMES / "priya_sharma.pdf").read_bytes()
    if isinstance(me, InSlack):
        await me.account.submit(None, {"resume": (content, "gone.pdf")})
        scene.town.slack.files.clear()
    else:
        await me.account.sends_document(content, "gone.pdf")
        scene.town.telegram.files._files.clear()
    await scene.settle()
    assert me.sees("I could not copy this file. Please send it once more.")
    await a_good_one_is_taken(me)
