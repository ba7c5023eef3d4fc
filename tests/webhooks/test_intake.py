"""Many uploads at a time: none of them fills the memory, and too many are asked to come again."""

import asyncio
import tracemalloc
from collections.abc import AsyncIterator

import aiohttp
from aiohttp import web

from bot.forms.uploading import Uploads
from core.models import StoredFile
from tests.plugins.chats import Scene
from tests.stages.sending import asked_for_a_resume
from tests.webhooks.uploading import RESUME, link, uploads
from tests.world import World
from webhooks.intake import Intake
from webhooks.rendering import set_up_pages
from webhooks.upload import upload_routes

HEAD = b'--b\r\nContent-Disposition: form-data; name="file"; filename="x.pdf"\r\n\r\n'
KIND = {"Content-Type": "multipart/form-data; boundary=b"}
CHUNK, CHUNKS = bytes(65536), 80


class Slowly:
    """A browser on a line that stops before the end, until it is let go on."""

    def __init__(self) -> None:
        self.came, self.go_on = asyncio.Event(), asyncio.Event()

    async def body(self) -> AsyncIterator[bytes]:
        yield HEAD + RESUME
        for _ in range(CHUNKS):
            yield CHUNK
        self.came.set()
        await self.go_on.wait()
        yield b"\r\n--b--\r\n"

    async def uploads(self, browser: aiohttp.ClientSession, url: str) -> int:
        async with browser.post(url, data=self.body(), headers=KIND) as answer:
            return answer.status


async def test_what_is_still_coming_is_not_kept_in_memory(
    scene: Scene, hall: World, browser: aiohttp.ClientSession
) -> None:
    url = link(await asked_for_a_resume(scene, hall, "telegram"))
    several = [Slowly() for _ in range(6)]
    whole = len(several) * CHUNKS * len(CHUNK)
    tracemalloc.start()
    try:
        async with asyncio.TaskGroup() as group:
            coming = [group.create_task(one.uploads(browser, url)) for one in several]
            for one in several:
                await one.came.wait()
            assert tracemalloc.get_traced_memory()[0] < whole / 4
            for one in several:
                one.go_on.set()
    finally:
        tracemalloc.stop()
    assert sorted(task.result() for task in coming) == [200, 410, 410, 410, 410, 410]
    assert (await StoredFile.get()).size == len(RESUME) + CHUNKS * len(CHUNK)


async def test_beyond_the_most_of_one_process_one_is_asked_to_try_again(
    scene: Scene, hall: World, browser: aiohttp.ClientSession
) -> None:
    """Nothing is used up: the same link takes the file afterwards."""
    url = link(await asked_for_a_resume(scene, hall, "telegram"))
    forms, links, clock = scene.house.registry.forms, scene.house.upload_links, scene.clock
    assert links is not None
    intake = Intake(most=1)
    app = web.Application()
    app.add_routes(upload_routes(Uploads(forms, links, clock), intake=intake))
    set_up_pages(app)
    server = web.AppRunner(app)
    await server.setup()
    await (site := web.TCPSite(server, "127.0.0.1", 0)).start()
    here = site.name + url.removeprefix(scene.house.settings.browser_url)
    try:
        with intake.room():
            status, page = await uploads(browser, here, RESUME)
            assert status == 503
            assert "Many files are arriving at this moment. Please try again in a minute." in page
            assert 'type="file"' in page, "the form is there again"
        assert not await StoredFile.all().exists()
        assert (await uploads(browser, here, b""))[0] == 422
        assert (await uploads(browser, here, RESUME))[0] == 200, "whoever was refused left no place taken"
    finally:
        await server.cleanup()
    assert (await StoredFile.get()).name == "priya.pdf"
