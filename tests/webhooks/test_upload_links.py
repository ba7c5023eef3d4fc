"""A link to the upload page serves one person, for one question, once, for a day."""

import asyncio
import re
from datetime import timedelta

import aiohttp
import pytest

from bot.forms.draft import Draft
from bot.forms.upload_links import UploadLinks
from core.models import ConversationDraft, OutboxMessage, StoredFile
from tests.plugins.chats import Scene
from tests.stages.sending import asked_for_a_resume, gives
from tests.webhooks.uploading import RESUME, link, looks, the_draft, uploads
from tests.world import World

BOTH = pytest.mark.parametrize("chat", ["slack", "telegram"])


@BOTH
async def test_a_used_link_says_where_to_go_on(
    scene: Scene, hall: World, browser: aiohttp.ClientSession, chat: str
) -> None:
    me = await asked_for_a_resume(scene, hall, chat)
    url = link(me)
    await uploads(browser, url, RESUME)
    before = await StoredFile.all().count()
    for status, page in (await looks(browser, url), await uploads(browser, url, RESUME, "other.pdf")):
        assert status == 410
        assert "A file was uploaded with this link already. Go on in the chat." in page
    assert await StoredFile.all().count() == before


async def test_two_uploads_at_once_have_one_effect(
    scene: Scene, hall: World, browser: aiohttp.ClientSession
) -> None:
    url = link(await asked_for_a_resume(scene, hall, "telegram"))
    several = await asyncio.gather(*(uploads(browser, url, RESUME, f"{n}.pdf") for n in range(6)))
    assert sorted(status for status, _ in several) == [200, 410, 410, 410, 410, 410]
    assert await StoredFile.all().count() == 1
    assert await OutboxMessage.filter(kind="fetch_file").count() == 1


async def test_a_link_that_is_not_ours_is_unknown(
    scene: Scene, hall: World, browser: aiohttp.ClientSession
) -> None:
    """Another draft, another moment, another question, another time, another key, or no token at all."""
    url = link(await asked_for_a_resume(scene, hall, "telegram"))
    base, _, token = url.rpartition("/")
    draft, revision, expires, key, proof = token.split("-", 4)
    foreign = UploadLinks("", (b"another house's key",))
    row = await the_draft()
    forged = foreign.address(Draft(row.id, "", "", row.revision), row.user_id, "resume", scene.clock.now())
    for wrong in (
        f"{int(draft) + 1}-{revision}-{expires}-{key}-{proof}",
        f"{draft}-{int(revision) + 1}-{expires}-{key}-{proof}",
        f"{draft}-{revision}-{int(expires) + 1}-{key}-{proof}",
        f"{draft}-{revision}-{expires}-name-{proof}",
        f"{draft}-{revision}-{expires}-{key}-{'A' * 32}",
        f"{draft}-{revision}-99999999999-{key}-{proof}",
        f"{'9' * 18}-0-0-{key}-{proof}",
        forged.rpartition("/")[2],
        "%F0%9F%99%82",
        "1",
    ):
        for status, page in (
            await looks(browser, f"{base}/{wrong}"),
            await uploads(browser, f"{base}/{wrong}", RESUME),
        ):
            assert status == 404, wrong
            assert "does not work any more" in page
    assert not await StoredFile.all().exists()


async def test_a_link_belongs_to_one_person(
    scene: Scene, hall: World, browser: aiohttp.ClientSession
) -> None:
    """Signed for somebody else, or the conversation is somebody else's by now."""
    url = link(await asked_for_a_resume(scene, hall, "telegram"))
    row = await the_draft()
    links = UploadLinks(url.rpartition("/upload/")[0], scene.house.links.keys)
    other = links.address(
        Draft(row.id, "", "", row.revision), hall.client.user_id, "resume", scene.clock.now()
    )
    assert (await uploads(browser, other, RESUME))[0] == 404
    await ConversationDraft.filter(id=row.id).update(user_id=hall.home.manager.user_id)
    assert (await uploads(browser, url, RESUME))[0] == 404
    assert not await StoredFile.all().exists()


async def test_a_link_ends_after_a_day(scene: Scene, hall: World, browser: aiohttp.ClientSession) -> None:
    me = await asked_for_a_resume(scene, hall, "telegram")
    url = link(me)
    scene.clock.advance(timedelta(hours=23, minutes=59))
    assert (await looks(browser, url))[0] == 200
    scene.clock.advance(timedelta(minutes=1))
    status, page = await uploads(browser, url, RESUME)
    assert status == 410
    assert "This link has expired. The chat has a new one: write /drafts there." in page


async def test_an_old_link_replaces_no_later_answer(
    scene: Scene, hall: World, browser: aiohttp.ClientSession
) -> None:
    me = await asked_for_a_resume(scene, hall, "telegram")
    url = link(me)
    await gives(me, RESUME, "by_chat.pdf")
    status, page = await uploads(browser, url, RESUME)
    assert status == 410
    assert "The conversation has gone on since this link was made." in page
    assert (await StoredFile.get()).name == "by_chat.pdf"


async def test_a_conversation_that_ended_takes_no_file(
    scene: Scene, hall: World, browser: aiohttp.ClientSession
) -> None:
    me = await asked_for_a_resume(scene, hall, "telegram")
    url = link(me)
    await me.presses("Cancel")
    status, page = await uploads(browser, url, RESUME)
    assert status == 410
    assert "This conversation has ended or was put aside." in page
    assert not await StoredFile.all().exists()


async def test_the_page_keeps_its_address_secret_and_sets_no_cookie(
    scene: Scene, hall: World, browser: aiohttp.ClientSession
) -> None:
    url = link(await asked_for_a_resume(scene, hall, "slack"))
    async with browser.get(url) as answer:
        page = await answer.text()
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "form-action 'self'" in answer.headers["Content-Security-Policy"]
        assert "Set-Cookie" not in answer.headers
    described = re.search(r'aria-describedby="(\w+)"', page)
    assert described is not None
    assert f'id="{described[1]}"' in page
    assert '<label for="file">' in page
