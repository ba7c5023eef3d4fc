"""A file through the browser: checked on the page, and the conversation goes on in its chat by itself."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from core.models import ConversationDraft, StoredFile, StoredFileContent
from core.models.enums import DraftStatus
from scheduler.jobs import all_jobs
from tests.plugins.chats import Scene
from tests.stages.sending import RESUMES, asked_for_a_resume, gives
from tests.webhooks.uploading import LABEL, RESUME, link, looks, the_draft, uploads
from tests.world import World
from webhooks.upload import plain_name

BOTH = pytest.mark.parametrize("chat", ["slack", "telegram"])


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


async def test_what_cannot_be_taken_is_told_on_the_page_and_can_be_tried_again(
    scene: Scene, hall: World, browser: aiohttp.ClientSession
) -> None:
    url = link(await asked_for_a_resume(scene, hall, "telegram"))
    for content, name, status, says in (
        (b"", "empty.pdf", 422, "“empty.pdf” is empty. Please send PDF"),
        (b"MZ\x90\x00", "virus.pdf", 422, "What is inside “virus.pdf” cannot be taken here."),
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
