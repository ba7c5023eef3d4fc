"""One Slack with two workspaces: an app comes into the second by installing, with a token of its own."""

from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack import Impossible, SlackPerson, SlackWorkspace, person
from bot.playground.slack.neighbour import open_neighbour, workspace
from tests.playground.slack.refusing import refused

BACK = "https://hiresync.example/slack/oauth_redirect"


@pytest.fixture
def beside(space: SlackWorkspace) -> SlackWorkspace:
    space.app.redirect_uris = (BACK,)
    return open_neighbour(space, "T0ORBIT", "orbit")


async def installed(space: SlackWorkspace, session: ClientSession, user: SlackPerson) -> str:
    """Agree on the install page and exchange the code; the token."""
    page = f"{space.base_url}/oauth/v2/authorize?client_id={space.app.client_id}&scope=chat:write"
    form = {"answer": "allow", "user": f"{user.space.team_id}/{user.id}"}
    async with session.get(page) as shown:
        assert "Orbit" in await shown.text()
    async with session.post(page, data=form, allow_redirects=False) as sent:
        code = parse_qs(urlsplit(sent.headers["Location"]).query)["code"][0]
    client = AsyncWebClient(base_url=space.api_url, session=session)
    app = space.app
    asked = {"client_id": app.client_id, "client_secret": app.client_secret, "code": code}
    given = await client.api_call("oauth.v2.access", data=asked)
    assert given["team"] == {"id": "T0ORBIT", "name": "Orbit"}
    assert given["authed_user"]["id"] == user.id
    return str(given["access_token"])


async def test_each_token_opens_its_own_workspace(
    space: SlackWorkspace, beside: SlackWorkspace, session: ClientSession, client: AsyncWebClient,
    meera: SlackPerson,
) -> None:  # fmt: skip
    omar = person(beside, "Omar Khan")
    token = await installed(space, session, omar)
    there = AsyncWebClient(token=token, base_url=space.api_url, session=session)
    assert (await client.auth_test())["team_id"] == space.team_id
    assert (await there.auth_test())["team_id"] == "T0ORBIT"
    await there.chat_postMessage(channel=omar.id, text="Hello there")
    assert omar.last_message().text == "Hello there"
    # Nobody of the other workspace is known here.
    assert (await refused(there.chat_postMessage(channel=meera.id, text="x")))["error"] == "channel_not_found"
    assert space.dm(meera.id).messages == []
    assert not set(space.channels) & set(beside.channels)


async def test_before_it_is_installed_nothing_of_the_app_is_there(
    space: SlackWorkspace, beside: SlackWorkspace
) -> None:
    omar = person(beside, "Omar Khan")
    with pytest.raises(Impossible, match="not installed"):
        await omar.command("/hiresync", "help")
    with pytest.raises(Impossible, match="not installed"):
        await omar.shortcut("post_job")
    assert workspace(space, "T0ORBIT") is beside
    assert workspace(space, "T0NOWHERE") is space


async def test_app_redirect_leads_into_the_workspace(
    space: SlackWorkspace, beside: SlackWorkspace, session: ClientSession
) -> None:
    async with session.get(f"{space.base_url}/app_redirect?team=T0ORBIT", allow_redirects=False) as found:
        assert (found.status, found.headers["Location"]) == (302, "/?slack=T0ORBIT")


async def test_people_of_another_company_are_marked(space: SlackWorkspace, meera: SlackPerson) -> None:
    olga = person(space, "Olga Petrova")
    olga.member.team_id = "T0PARTNER"
    talk = space.add_channel("shared", [olga.id, meera.id])
    assert space.is_shared(talk.id)
    assert not space.is_shared(space.dm(meera.id).id)
    with pytest.raises(Impossible, match="own workspace"):
        await olga.command("/hiresync", "help", talk)
