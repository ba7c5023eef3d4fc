"""Installing by the install page and oauth.v2.access, and the end of an installation."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import ClientSession
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack import SlackPerson, SlackWorkspace
from core.kit.clock import TurnableClock
from tests.playground.slack.conftest import Serve
from tests.playground.slack.refusing import refused

pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")
"""slack_sdk still uses it for client secrets."""

BACK = "https://hiresync.example/slack/oauth_redirect"


@pytest.fixture
def page(space: SlackWorkspace) -> str:
    space.app.redirect_uris = (BACK,)
    query = f"client_id={space.app.client_id}&scope=chat:write,commands&state=s1"
    return f"{space.base_url}/oauth/v2/authorize?{query}"


async def code_from(
    session: ClientSession, page: str, answer: str = "allow", user: str = ""
) -> dict[str, list[str]]:
    """Press a button of the install page and read where the browser is sent."""
    async with session.get(page) as shown:
        assert "chat:write" in await shown.text()
    async with session.post(page, data={"answer": answer, "user": user}, allow_redirects=False) as sent:
        assert sent.status == 302
        assert sent.headers["Location"].startswith(BACK)
        return parse_qs(urlsplit(sent.headers["Location"]).query)


async def test_installing(
    space: SlackWorkspace, client: AsyncWebClient, session: ClientSession, page: str, meera: SlackPerson
) -> None:
    app = space.app
    asked = await code_from(session, page, user=meera.id)
    assert asked["state"] == ["s1"]
    secrets = {"client_id": app.client_id, "client_secret": app.client_secret, "redirect_uri": BACK}
    wrong = {**secrets, "client_secret": "guess"}
    code = asked["code"][0]
    assert (await refused(client.oauth_v2_access(code=code, **wrong)))["error"] == "bad_client_secret"
    assert (await refused(client.oauth_v2_access(code="guess", **secrets)))["error"] == "invalid_code"
    installed = await client.oauth_v2_access(code=code, **secrets)
    assert (installed["authed_user"]["id"], installed["scope"]) == (meera.id, "chat:write,commands")
    assert installed["access_token"] == app.bot_token
    assert app.scopes == ("chat:write", "commands")
    assert (await refused(client.oauth_v2_access(code=code, **secrets)))["error"] == "code_already_used"


async def test_a_code_lives_ten_minutes(
    space: SlackWorkspace,
    client: AsyncWebClient,
    session: ClientSession,
    clock: TurnableClock,
    page: str,
    meera: SlackPerson,
) -> None:
    secrets = {"client_id": space.app.client_id, "client_secret": space.app.client_secret}
    old = (await code_from(session, page, user=meera.id))["code"][0]
    clock.advance(timedelta(minutes=10, seconds=1))
    assert (await refused(client.oauth_v2_access(code=old, **secrets)))["error"] == "invalid_code"
    new = (await code_from(session, page, user=meera.id))["code"][0]
    answer = await refused(
        client.oauth_v2_access(code=new, redirect_uri="https://elsewhere.example", **secrets)
    )
    assert answer["error"] == "bad_redirect_uri"


async def test_declining_and_wrong_addresses(session: ClientSession, page: str, meera: SlackPerson) -> None:
    assert (await code_from(session, page, "deny"))["error"] == ["access_denied"]
    for wrong in (
        page.replace("1111", "2222"),
        f"{page}&redirect_uri=https://evil.example",
        page.replace("scope", "x"),
    ):
        async with session.get(wrong) as shown:
            assert shown.status == 400


async def test_uninstalling_is_told_and_kills_the_token(
    space: SlackWorkspace, bolt: AsyncApp, client: AsyncWebClient, session: ClientSession, page: str,
    meera: SlackPerson, serve: Serve,
) -> None:  # fmt: skip
    heard: set[str] = set()

    @bolt.event("app_uninstalled")
    async def uninstalled() -> None:
        heard.add("app_uninstalled")

    @bolt.event("tokens_revoked")
    async def revoked() -> None:
        heard.add("tokens_revoked")

    @bolt.event("message")
    async def message() -> None: ...

    secrets = {"client_id": space.app.client_id, "client_secret": space.app.client_secret}
    before = space.app.bot_token
    async with serve(bolt):
        await meera.say("Bye")  # Bolt asks once who it is, and could not after the end.
        assert (await refused(client.apps_uninstall(client_id="1", client_secret="2")))[
            "error"
        ] == "client_id_token_mismatch"
        await client.apps_uninstall(**secrets)
        await space.wait_until(lambda: len(heard) == 2)
    assert (await refused(client.auth_test()))["error"] == "token_revoked"
    code = (await code_from(session, page, user=meera.id))["code"][0]
    installed = await client.oauth_v2_access(code=code, **secrets)
    assert installed["access_token"] != before
    assert (await client.auth_test(token=installed["access_token"]))["ok"]
