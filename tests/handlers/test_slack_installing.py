"""Adding the app to a workspace in a browser: consent, the way back, what is kept, and who hears of it."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest

from bot.playground.slack import SlackWorkspace
from core.kit.crypto import CannotOpenSecret, Secrets
from core.models import SlackInstallation
from core.workspaces.tokens import opened_token
from tests.chat import InSlack
from tests.plugins.chats import Scene


class Browser:
    """Somebody's browser on the way through the pages, with its cookies."""

    def __init__(self, session: aiohttp.ClientSession, scene: Scene) -> None:
        self.session, self.scene = session, scene

    async def starts(self) -> str:
        """Press “Add to Slack”; where the browser is led."""
        async with self.session.get("/slack/install/start", allow_redirects=False) as found:
            assert found.status == 302
            return found.headers["Location"]

    async def answers(self, consent: str, space: SlackWorkspace, user: str, answer: str = "allow") -> str:
        """Decide on Slack's page; the address at which it sends the browser back."""
        form = {"answer": answer, "user": f"{space.team_id}/{user}"}
        async with self.session.post(consent, data=form, allow_redirects=False) as found:
            assert found.status == 302, await found.text()
            return found.headers["Location"]

    async def opens(self, address: str) -> tuple[int, str]:
        async with self.session.get(address) as found:
            return found.status, await found.text()

    async def installs(self, space: SlackWorkspace, user: str) -> tuple[int, str]:
        """All of it."""
        return await self.opens(await self.answers(await self.starts(), space, user))


async def browser_of(scene: Scene) -> aiohttp.ClientSession:
    jar = aiohttp.CookieJar(unsafe=True)  # Cookies of an address that is a number.
    return aiohttp.ClientSession(scene.house.settings.base_url, cookie_jar=jar)


@pytest.fixture
async def browser(scene: Scene) -> AsyncIterator[Browser]:
    async with await browser_of(scene) as session:
        yield Browser(session, scene)


@pytest.fixture
def nina(scene: Scene) -> InSlack:
    """The administrator of the second workspace."""
    return InSlack(scene, "Nina Roy", scene.town.neighbour)


def _secrets(scene: Scene) -> Secrets:
    return Secrets(scene.house.settings.keys)


async def test_the_page_says_what_it_does_and_what_stays_private(browser: Browser) -> None:
    status, page = await browser.opens("/slack/install")
    assert status == 200
    for words in ("Add to Slack", "chat:write", "to take resumes", "never your channels", "erases its token"):
        assert words in page


async def test_installing_keeps_a_sealed_token_and_greets_the_installer_alone(
    scene: Scene, browser: Browser, nina: InSlack
) -> None:
    colleague = InSlack(scene, "Omar Khan", scene.town.neighbour)
    consent = await browser.starts()
    asked = parse_qs(urlsplit(consent).query)
    assert set(asked["scope"][0].split(",")) == set(scene.town.slack.app.scopes)
    status, page = await browser.opens(
        await browser.answers(consent, scene.town.neighbour, str(nina.account.id))
    )
    assert status == 200
    assert "HireSync is installed in Northwind." in page
    assert "What to do next" in page
    assert "/app_redirect?app=A0PLAYGROUND&amp;team=T0NORTHWIND" in page
    row = await SlackInstallation.get(team_id="T0NORTHWIND")
    token = scene.town.neighbour.app.bot_token
    assert token not in row.bot_token_encrypted
    assert opened_token(_secrets(scene), row.team_id, row.bot_token_encrypted) == token
    with pytest.raises(CannotOpenSecret):
        opened_token(_secrets(scene), "T0ANOTHER", row.bot_token_encrypted)
    assert "HireSync is installed in Northwind." in nina.screen()
    assert colleague.account.messages() == []


async def test_open_slack_leads_into_the_workspace(scene: Scene, browser: Browser, nina: InSlack) -> None:
    _, page = await browser.installs(scene.town.neighbour, str(nina.account.id))
    found = re.search(r'href="([^"]*app_redirect[^"]*)"', page)
    assert found
    link = found[1].replace("&amp;", "&")
    async with browser.session.get(link, allow_redirects=False) as opened:
        assert opened.headers["Location"].endswith("?slack=T0NORTHWIND")


async def test_a_state_works_once_in_its_own_browser_and_for_ten_minutes(
    scene: Scene, browser: Browser, nina: InSlack
) -> None:
    space, user = scene.town.neighbour, str(nina.account.id)
    stolen = await browser.answers(await browser.starts(), space, user)
    async with await browser_of(scene) as other:
        # Whoever is made to open somebody else's way back has not begun it.
        assert (await Browser(other, scene).opens(stolen))[0] == 400
    late = await browser.answers(await browser.starts(), space, user)
    scene.clock.advance(timedelta(minutes=10, seconds=1))
    assert (await browser.opens(late))[0] == 400
    forged = (await browser.answers(await browser.starts(), space, user)).replace("state=", "state=x")
    status, page = await browser.opens(forged)
    assert (status, "began elsewhere" in page) == (400, True)
    good = await browser.answers(await browser.starts(), space, user)
    kept = browser.session.cookie_jar.filter_cookies(browser.session._base_url)  # type: ignore[arg-type]
    assert (await browser.opens(good))[0] == 200
    browser.session.cookie_jar.update_cookies(kept)
    assert (await browser.opens(good))[0] == 400
    assert await SlackInstallation.all().count() == 1


async def test_a_no_on_slacks_page_installs_nothing(scene: Scene, browser: Browser, nina: InSlack) -> None:
    back = await browser.answers(await browser.starts(), scene.town.neighbour, str(nina.account.id), "deny")
    status, page = await browser.opens(back)
    assert (status, "nothing was installed" in page, "Try again" in page) == (200, True, True)
    assert await SlackInstallation.all().count() == 0


async def test_a_code_slack_does_not_know_is_told_and_the_next_try_succeeds(
    scene: Scene, browser: Browser, nina: InSlack
) -> None:
    space, user = scene.town.neighbour, str(nina.account.id)
    wrong = re.sub("code=[^&]*", "code=guess", await browser.answers(await browser.starts(), space, user))
    status, page = await browser.opens(wrong)
    assert (status, "Please try once more." in page) == (502, True)
    assert (await browser.installs(space, user))[0] == 200


async def test_installing_again_updates_and_greets_nobody_twice(
    scene: Scene, browser: Browser, nina: InSlack
) -> None:
    space, user = scene.town.neighbour, str(nina.account.id)
    await browser.installs(space, user)
    said = len(nina.account.messages())
    first = await SlackInstallation.get(team_id=space.team_id)
    space.app.bot_token, space.domain = "xoxb-renewed", "northwind-traders"
    _, page = await browser.installs(space, user)
    assert "HireSync is up to date in" in page
    again = await SlackInstallation.get(team_id=space.team_id)
    assert (again.id, again.team_name) == (first.id, "Northwind-Traders")
    assert opened_token(_secrets(scene), space.team_id, again.bot_token_encrypted) == "xoxb-renewed"
    assert len(nina.account.messages()) == said


async def test_rights_that_were_not_given_are_named(scene: Scene, browser: Browser, nina: InSlack) -> None:
    consent = (await browser.starts()).replace("files%3Awrite%2C", "")
    _, page = await browser.opens(await browser.answers(consent, scene.town.neighbour, str(nina.account.id)))
    assert "something will not work" in page
    assert "files:write" in page


async def test_an_installation_for_a_whole_organisation_is_answered_clearly(
    scene: Scene, browser: Browser, nina: InSlack
) -> None:
    space = scene.town.neighbour
    space.organisation_wide = True
    status, page = await browser.installs(space, str(nina.account.id))
    assert (status, "one workspace at a time" in page) == (409, True)
    assert await SlackInstallation.all().count() == 0
    # Its token would be worth something to a thief, so it was given back.
    assert space.app.bot_token in space.revoked
    space.organisation_wide = False
    assert (await browser.installs(space, str(nina.account.id)))[0] == 200
