"""Files: three steps up with slack_sdk's own helper, and down only with the token."""

import hashlib
import json
from typing import Any

import pytest
from aiohttp import ClientSession, FormData
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack import SlackPerson, SlackWorkspace
from tests.playground.slack.conftest import Serve
from tests.playground.slack.refusing import refused
from tests.playground.slack.shapes import Json

PDF = b"%PDF-1.7 a resume"


async def test_the_app_shares_a_file(client: AsyncWebClient, meera: SlackPerson) -> None:
    answer = await client.files_upload_v2(
        content=PDF, filename="offer.pdf", title="Offer", channel=meera.dm.id, initial_comment="Your offer"
    )
    assert answer["files"][0]["title"] == "Offer"
    message = meera.last_message()
    assert (message.text, message.files[0].content) == ("Your offer", PDF)
    assert (await client.files_info(file=message.files[0].id))["file"]["ims"] == [meera.dm.id]


async def test_a_person_shares_a_file_and_the_app_fetches_it(
    bolt: AsyncApp, client: AsyncWebClient, session: ClientSession, meera: SlackPerson, serve: Serve
) -> None:
    heard: list[Json] = []

    @bolt.event("file_shared")
    async def shared(event: Json) -> None:
        heard.append(event)

    @bolt.event("message")
    async def message(event: Json) -> None:
        heard.append(event)

    async with serve(bolt):
        stored = await meera.upload(PDF, "anu rao.pdf", text="My resume")
    said, told = heard
    assert (said["subtype"], said["files"][0]["id"], said["text"]) == ("file_share", stored.id, "My resume")
    assert (told["file_id"], told["user_id"]) == (stored.id, meera.id)
    found = (await client.files_info(file=told["file_id"]))["file"]
    assert (found["size"], found["mimetype"]) == (len(PDF), "application/pdf")
    async with session.get(
        found["url_private_download"], headers={"Authorization": f"Bearer {client.token}"}
    ) as answer:
        assert hashlib.sha256(await answer.read()).digest() == hashlib.sha256(PDF).digest()


@pytest.mark.parametrize("token", ["", "Bearer xoxb-other"])
async def test_without_the_token_there_is_only_a_sign_in_page(
    token: str, session: ClientSession, client: AsyncWebClient, meera: SlackPerson
) -> None:
    stored = await meera.upload(PDF, "resume.pdf")
    address = (await client.files_info(file=stored.id))["file"]["url_private"]
    async with session.get(address, headers={"Authorization": token}) as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")
        assert PDF not in await answer.read()


async def test_the_steps_are_kept(
    space: SlackWorkspace, client: AsyncWebClient, session: ClientSession, meera: SlackPerson
) -> None:
    assert (await refused(client.api_call("files.upload", params={"content": "x"})))[
        "error"
    ] == "method_deprecated"
    begun = await client.files_getUploadURLExternal(filename="a.pdf", length=len(PDF))
    files = [{"id": begun["file_id"]}]
    answer = await refused(client.files_completeUploadExternal(files=files))
    assert answer["error"] == "file_not_found", "nothing has arrived yet"
    async with session.post(begun["upload_url"], data=PDF + b"more") as response:
        assert response.status == 400
    form = FormData()
    form.add_field("file", PDF, filename="a.pdf")
    async with session.post(begun["upload_url"], data=form) as response:
        assert (response.status, await response.text()) == (200, f"OK - {len(PDF)}")
    answer = await refused(client.files_completeUploadExternal(files=files, channel_id=meera.id))
    assert answer["error"] == "channel_not_found", "a person's id is not a conversation"
    markdown = json.dumps([{"type": "markdown", "text": "**Hi**"}])  # slack_sdk leaves this to its caller.
    wrong: Any = {"files": files, "channel_id": meera.dm.id, "blocks": markdown}
    assert (await refused(client.files_completeUploadExternal(**wrong)))["error"] == "invalid_blocks"
    assert (await refused(client.files_info(file=begun["file_id"])))["error"] == "file_not_found"
    await client.files_completeUploadExternal(files=files, channel_id=meera.dm.id)
    assert meera.last_message().files[0].name == "a.pdf"
