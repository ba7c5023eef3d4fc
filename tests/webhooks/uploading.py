"""What a browser does with the link of an upload, and where a chat shows it."""

from io import BytesIO
from typing import Any

import aiohttp

from core.models import ConversationDraft
from tests.chat import InSlack
from tests.stages.sending import RESUMES

RESUME = (RESUMES / "priya_sharma.pdf").read_bytes()
LABEL = "Upload in the browser"


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
    found.add_field("file", BytesIO(content), filename=name, content_type="application/pdf")
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
