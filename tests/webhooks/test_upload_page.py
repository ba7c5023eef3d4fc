"""A file through the browser: the conversation goes on in its chat, and a link serves one person once."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from bot.forms.draft import Draft
from bot.forms.upload_links import UploadLinks
from core.models import ConversationDraft, OutboxMessage, StoredFile, StoredFileContent
from core.models.enums import DraftStatus
from scheduler.jobs import all_jobs
from tests.chat import InSlack
from tests.moved_in import move_in
from tests.plugins.chats import Scene
from tests.stages.sending import RESUMES, asked_for_a_resume, gives
from tests.world import World
from webhooks.upload import plain_name

BOTH = pytest.mark.parametrize("chat", ["slack", "telegram"])
RESUME = (RESUMES / "priya_sharma.pdf").read_bytes()
LABEL = "Upload in the browser"


@pytest.fixture
async def hall(scene: Scene) -> World:
    return await move_in(scene)


@pytest.fixture
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    """Keeps no cookies: the page may need none."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        yield session


def link(me: Any) -> str:
    """Where the button leads."""
    if isinstance(me, InSlack):
        view = me.account.open_view()
        assert view is not None
        elements = [one for block in view.blocks for one in block.get("elements", ())]
        return next(str(one["url"]) for one in elements if one.get("url"))
    rows = me.account.heard()[-1].buttons
    return next(str(one.url) for row in rows for one in row if one.text == LABEL)


def form(content: bytes, name: str = "priya.pdf") -> aiohttp.FormData:
    found = aiohttp.FormData()
    found.add_field("file", content, filename=name, content_type="application/pdf")
    return found


async def uploads(
    browser: aiohttp.ClientSession, url: str, content: bytes, name: str = "priya.pdf"
) -> tuple[int, str]:
    async with browser.post(url, data=form(content, name)) as answer:
        return answer.status, await answer.text()


async def looks(browser: aiohttp.ClientSession, url: str) -> tuple[int, str]:
    async with browser.get(url) as answer:
        return answer.status, await answer.text()


async def the_draft() -> ConversationDraft:
    return await ConversationDraft.get(form="submit_resume")


@BOTH
async def test_the_conversation_goes_on_by_itself(
    scene: Scene, hall: World, browser: aiohttp.ClientSession, chat: str
) -> None:
    me = await asked_for_a_resume(scene, hall, chat)
    assert LABEL in me.buttons()
    assert me.sees("At most 10 MB."), "the limit is told before anybody looks for a file"
    url = link(me)
    for _ in range(2):
        status, page = await looks(browser, url)
        assert status == 200, "looking uses nothing up"
    assert "Please send the resume." in page
    assert "PDF, DOCX, JPG, PNG, WEBP, HEIC, at most 10 MB." in page
    status, page = await uploads(browser, url, RESUME)
    assert status == 200
    assert "“priya.pdf” has arrived." in page
    assert "Go back to the chat" in page
    await scene.settle()
    assert me.sees("This is what the resume says")
    answer = (await the_draft()).answers["resume"]
    assert (await StoredFile.get(id=answer["stored"])).name == "priya.pdf"
    assert bytes((await StoredFileContent.get()).content) == RESUME
    assert "held" not in answer


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


async def test_what_cannot_be_taken_is_told_on_the_page_and_can_be_tried_again(
    scene: Scene, hall: World, browser: aiohttp.ClientSession
) -> None:
    url = link(await asked_for_a_resume(scene, hall, "telegram"))
    for content, name, status, says in (
        (b"", "empty.pdf", 422, "“empty.pdf” is empty. Please send PDF"),
        (b"MZ\x90\x00", "virus.pdf", 422, "“virus.pdf” is not what is asked for here."),
        ((RESUMES / "legacy.doc").read_bytes(), "cv.pdf", 422, "in an old Word format"),
        (b"%PDF-1.7" + bytes(10 << 20), "big.pdf", 413, "is larger than 10 MB. Please send a smaller one"),
    ):
        found, page = await uploads(browser, url, content, name)
        assert found == status, name
        assert says in page, name
        assert 'role="alert"' in page
        assert 'type="file"' in page, "the form is there again"
    assert not await StoredFile.all().exists()
    assert (await uploads(browser, url, RESUME))[0] == 200


async def test_a_stream_without_length_ends_at_the_limit(
    scene: Scene, hall: World, browser: aiohttp.ClientSession
) -> None:
    """Nothing announces how much comes, so it is counted."""
    url = link(await asked_for_a_resume(scene, hall, "telegram"))

    async def endless() -> AsyncIterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="x.pdf"\r\n\r\n%PDF-'
        for _ in range(11 * 16):
            yield bytes(65536)

    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    async with browser.post(url, data=endless(), headers=headers) as answer:
        assert answer.status == 413
    assert not await StoredFile.all().exists()


PART = b'--b\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\nx\r\n--b--'
ODD = (
    (b"", "multipart/form-data; boundary=b"),
    (b"--b\r\nno", "multipart/form-data; boundary=b"),
    (b"--b--\r\n", "multipart/form-data; boundary=b"),
    (b"--c\r\n\r\n", "multipart/form-data; boundary=b"),
    (PART % (b"other", b""), "multipart/form-data; boundary=b"),
    (PART % (b"file", b'; filename="a\x00b.pdf"'), "multipart/form-data; boundary=b"),
    (PART % (b"file", b"\r\nContent-Type: multipart/mixed"), "multipart/form-data; boundary=b"),
    (b"--b\r\n" + b"a: b\r\n" * 20_000, "multipart/form-data; boundary=b"),
    (b"nothing", "multipart/form-data"),
    (b"file=x", "application/x-www-form-urlencoded"),
    (b"{}", "application/json"),
)


async def test_a_form_that_no_browser_sends_is_answered_kindly(
    scene: Scene, hall: World, browser: aiohttp.ClientSession
) -> None:
    url = link(await asked_for_a_resume(scene, hall, "telegram"))
    for body, kind in ODD:
        async with browser.post(url, data=body, headers={"Content-Type": kind}) as answer:
            assert answer.status == 422, body[:80]
            assert "No file arrived. Please choose one." in await answer.text()


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\fakepath\\cv.pdf", "cv.pdf"),
        ("/absolute/cv.pdf", "cv.pdf"),
        ("..", "file"),
        ("", "file"),
        ("a\x00b\u202e.pdf", "ab.pdf"),
        ("x" * 300, "x" * 200),
    ],
)
def test_a_name_is_only_a_name(sent: str, kept: str) -> None:
    assert plain_name(sent) == kept


async def test_a_name_leads_nowhere_and_is_no_markup(
    scene: Scene, hall: World, browser: aiohttp.ClientSession
) -> None:
    url = link(await asked_for_a_resume(scene, hall, "telegram"))
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="../../<img src=x>.pdf"\r\n\r\n'
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    async with browser.post(url, data=head + RESUME + b"\r\n--b--\r\n", headers=headers) as answer:
        page = await answer.text()
    assert "<img" not in page
    assert "“&lt;img src=x&gt;.pdf” has arrived." in page
    assert (await StoredFile.get()).name == "<img src=x>.pdf"


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


@pytest.mark.parametrize("is_copied", [True, False])
async def test_a_cancelled_conversation_drops_what_was_uploaded(
    scene: Scene, hall: World, browser: aiohttp.ClientSession, is_copied: bool
) -> None:
    """Also what nobody had looked at yet."""
    await asked_for_a_resume(scene, hall, "telegram")
    me = scene.person("Ravi Menon").telegram
    await uploads(browser, link(me), RESUME)
    if is_copied:
        await scene.settle()
    assert await StoredFile.all().count() == 1
    await ConversationDraft.filter(form="submit_resume").update(status=DraftStatus.CANCELLED, nudge_at=None)
    await scene.settle()
    for job in all_jobs():
        if "drafts" in job.name:
            await job.run(scene.clock.now())
    assert not await StoredFile.all().exists()
    assert not await StoredFileContent.all().exists()


async def test_a_locked_file_is_told_in_the_chat_with_a_new_link(
    scene: Scene, hall: World, browser: aiohttp.ClientSession
) -> None:
    """What only a closer look shows is found after the upload."""
    me = await asked_for_a_resume(scene, hall, "telegram")
    url = link(me)
    assert (await uploads(browser, url, (RESUMES / "password.pdf").read_bytes()))[0] == 200
    await scene.settle()
    assert me.sees("“priya.pdf” is locked with a password.")
    assert not await StoredFile.all().exists()
    assert link(me) != url
    assert (await uploads(browser, link(me), RESUME))[0] == 200


async def test_another_file_from_the_review_drops_the_first(
    scene: Scene, hall: World, browser: aiohttp.ClientSession
) -> None:
    me = await asked_for_a_resume(scene, hall, "telegram")
    await gives(me, RESUME, "first.pdf")
    await me.presses("Back")
    assert (await uploads(browser, link(me), RESUME, "second.pdf"))[0] == 200
    await scene.settle()
    assert (await StoredFile.get()).name == "second.pdf"


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


async def test_without_an_address_for_browsers_there_is_no_button(scene: Scene, hall: World) -> None:
    for door in (scene.house.slack, scene.house.telegram):
        assert door is not None
        door.desk.turns._uploads = None
    me = await asked_for_a_resume(scene, hall, "telegram")
    assert LABEL not in me.buttons()


async def test_where_the_modal_was_closed_a_message_leads_back(
    scene: Scene, hall: World, browser: aiohttp.ClientSession
) -> None:
    me = await asked_for_a_resume(scene, hall, "slack")
    url = link(me)
    await me.closes()
    before = len(me.account.messages())
    await uploads(browser, url, RESUME)
    await scene.settle()
    await scene.passes(seconds=5)
    assert len(me.account.messages()) == before + 1, "said once"
    await me.presses("Continue")
    assert me.sees("This is what the resume says")
