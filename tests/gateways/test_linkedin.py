"""The gateway against the local LinkedIn of the playground."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import ClientSession, web
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.faults import Faults, Outage
from bot.playground.linkedin import LinkedInCity, Member, linkedin_routes
from bot.playground.linkedin.commentary import read_commentary
from bot.playground.linkedin.post import Role
from bot.playground.traffic import Traffic
from core.gateways.linkedin import Article, Grant, LinkedInGateway, Page
from core.gateways.linkedin_errors import Duplicate, Expired, OutcomeUnknown, RateLimited, Refused
from core.gateways.linkedin_text import little_text
from core.kit.clock import TurnableClock
from core.kit.errors import Unavailable

BACK = "https://hire.example.in/linkedin/callback"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
WORDS = "We hire: Java & C# engineer (6+ years) @ Pune_East\n#hiring #JavaJobs"


@dataclass
class Scene:
    """A local LinkedIn, our gateway, and a manager with two pages."""

    city: LinkedInCity
    clock: TurnableClock
    gateway: LinkedInGateway
    http: ClientSession
    asha: Member

    async def consent(self) -> str:
        """Asha presses Allow and comes back with a code."""
        asked = parse_qs(urlsplit(self.gateway.authorize_url("st-1", BACK)).query)
        form = {name: values[0] for name, values in asked.items()} | {
            "member": self.asha.id,
            "decision": "allow",
        }
        url = self.gateway.authorize_url("st-1", BACK).partition("?")[0]
        answer = await self.http.post(url, data=form, allow_redirects=False)
        back = parse_qs(urlsplit(answer.headers["Location"]).query)
        assert back["state"] == ["st-1"]
        return back["code"][0]

    async def sign_in(self) -> Grant:
        return await self.gateway.exchange(await self.consent(), BACK)


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    clock = TurnableClock(NOON)
    city = LinkedInCity(
        clock, Faults(), Traffic(), client_id="app", client_secret="hush", redirect_uris=(BACK,), partner=True
    )
    app = web.Application()
    app.add_routes(linkedin_routes(city, "/fake/linkedin"))
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/fake/linkedin/"
    weak = Role(city.page("Watched only"), "ANALYST")
    asha = city.member("Asha Rao", city.page("Vaigai Talent"), weak, city.page("Tapti Talent"))
    async with ClientSession() as http:
        gateway = LinkedInGateway(url, url, "app", "hush", http, clock, version="202602", timeout=5)
        yield Scene(city, clock, gateway, http, asha)
    await runner.cleanup()


async def test_consent_gives_a_token_for_sixty_days_and_shows_it_to_nobody(scene: Scene) -> None:
    grant = await scene.sign_in()
    assert grant.expires_at == NOON + timedelta(days=60)
    assert grant.refresh_expires_at == NOON + timedelta(days=365)
    assert "w_organization_social" in grant.scopes
    assert grant.access_token not in repr(grant)
    assert await scene.gateway.member_id(grant.access_token) == scene.asha.id


async def test_a_code_works_once(scene: Scene) -> None:
    code = await scene.consent()
    await scene.gateway.exchange(code, BACK)
    with pytest.raises(Refused):
        await scene.gateway.exchange(code, BACK)


async def test_a_refreshed_token_works_and_a_revoked_consent_asks_again(scene: Scene) -> None:
    grant = await scene.sign_in()
    renewed = await scene.gateway.refresh(grant.refresh_token or "")
    assert await scene.gateway.member_id(renewed.access_token) == scene.asha.id
    scene.city.grants.revoke(scene.asha.id)
    with pytest.raises(Expired):
        await scene.gateway.refresh(grant.refresh_token or "")


async def test_only_administered_pages_are_offered(scene: Scene) -> None:
    grant = await scene.sign_in()
    pages = await scene.gateway.pages(grant.access_token)
    assert [page.name for page in pages] == ["Vaigai Talent", "Tapti Talent"]
    scene.asha.roles.clear()
    assert await scene.gateway.pages(grant.access_token) == []


async def test_many_pages_are_all_found(scene: Scene) -> None:
    scene.asha.roles[:] = [Role(scene.city.page(f"Page {number}")) for number in range(60)]
    grant = await scene.sign_in()
    assert len(await scene.gateway.pages(grant.access_token)) == 60


async def first_page(scene: Scene) -> tuple[str, Page]:
    token = (await scene.sign_in()).access_token
    return token, (await scene.gateway.pages(token))[0]


async def test_a_post_is_published_changed_and_deleted(scene: Scene) -> None:
    token, page = await first_page(scene)
    article = Article("https://hire.example.in/jobs/7", "Java engineer", "Pune")
    urn = await scene.gateway.post(token, page.urn, WORDS, article)
    [post] = scene.city.shown()
    assert (post.urn, post.author, post.text, post.link) == (urn, page.urn, WORDS, article.url)

    await scene.gateway.update(token, urn, "This job is filled.")
    assert scene.city.shown()[0].text == "This job is filled."

    await scene.gateway.delete(token, urn)
    assert scene.city.shown() == []
    await scene.gateway.delete(token, urn)
    await scene.gateway.delete(token, "urn:li:share:1")


async def test_the_same_words_twice_name_the_post_that_stands(scene: Scene) -> None:
    token, page = await first_page(scene)
    urn = await scene.gateway.post(token, page.urn, WORDS)
    with pytest.raises(Duplicate) as caught:
        await scene.gateway.post(token, page.urn, WORDS)
    assert caught.value.urn == urn
    await scene.gateway.post(token, page.urn, WORDS + "!")


async def test_a_foreign_page_is_refused(scene: Scene) -> None:
    token, page = await first_page(scene)
    stranger = scene.city.page("Not hers")
    with pytest.raises(Refused):
        await scene.gateway.post(token, stranger.urn, WORDS)
    assert await scene.gateway.post(token, page.urn, WORDS)


async def test_an_old_or_revoked_token_asks_for_consent_again(scene: Scene) -> None:
    token, page = await first_page(scene)
    scene.clock.advance(timedelta(days=61))
    with pytest.raises(Expired):
        await scene.gateway.post(token, page.urn, WORDS)
    token, page = await first_page(scene)
    scene.city.grants.revoke(scene.asha.id)
    with pytest.raises(Expired):
        await scene.gateway.pages(token)
    token, page = await first_page(scene)
    assert await scene.gateway.post(token, page.urn, WORDS)


async def test_too_many_calls_say_how_long_to_wait(scene: Scene) -> None:
    token, page = await first_page(scene)
    faults = scene.city.faults
    faults.too_many, faults.retry_after = 1, 90
    with pytest.raises(RateLimited) as caught:
        await scene.gateway.post(token, page.urn, WORDS)
    assert caught.value.retry_after == 90
    assert await scene.gateway.post(token, page.urn, WORDS)


async def test_a_used_up_day_waits_for_midnight(scene: Scene) -> None:
    token, page = await first_page(scene)
    scene.city.daily_limit = 0
    with pytest.raises(RateLimited) as caught:
        await scene.gateway.post(token, page.urn, WORDS)
    assert caught.value.retry_after == timedelta(hours=12).total_seconds()
    scene.city.daily_limit = 100
    assert await scene.gateway.post(token, page.urn, WORDS)


async def test_an_error_of_linkedin_is_tried_again(scene: Scene) -> None:
    token, page = await first_page(scene)
    scene.city.faults.failures = 1
    with pytest.raises(Unavailable):
        await scene.gateway.post(token, page.urn, WORDS)
    scene.city.faults.malformed = 1
    with pytest.raises(Unavailable):
        await scene.gateway.pages(token)
    assert await scene.gateway.post(token, page.urn, WORDS)


async def test_a_lost_answer_to_a_post_is_unknown_and_to_a_question_is_not(scene: Scene) -> None:
    token, page = await first_page(scene)
    scene.city.faults.outage = Outage.RESET
    with pytest.raises(OutcomeUnknown):
        await scene.gateway.post(token, page.urn, WORDS)
    with pytest.raises(Unavailable):
        await scene.gateway.pages(token)
    scene.city.faults.calm()
    scene.city.faults.malformed = 1
    with pytest.raises(OutcomeUnknown):
        await scene.gateway.post(token, page.urn, WORDS)
    assert await scene.gateway.post(token, page.urn, WORDS)


async def test_a_linkedin_that_is_not_there_posted_nothing(scene: Scene, unused_tcp_port: int) -> None:
    nowhere = f"http://127.0.0.1:{unused_tcp_port}"
    gateway = LinkedInGateway(nowhere, nowhere, "app", "hush", scene.http, scene.clock)
    with pytest.raises(Unavailable):
        await gateway.post("token", "urn:li:organization:1", WORDS)


async def test_a_silent_linkedin_is_given_up(scene: Scene) -> None:
    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
    async with server:
        silent = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        gateway = LinkedInGateway(silent, silent, "app", "hush", scene.http, scene.clock, timeout=0.05)
        with pytest.raises(OutcomeUnknown):
            await gateway.post("token", "urn:li:organization:1", WORDS)
        with pytest.raises(Unavailable):
            await gateway.pages("token")


async def test_a_retired_version_is_refused_by_name(scene: Scene) -> None:
    token, page = await first_page(scene)
    scene.clock.advance(timedelta(days=500))
    token = (await scene.sign_in()).access_token
    with pytest.raises(Refused, match="202602"):
        await scene.gateway.post(token, page.urn, WORDS)


@given(st.text(max_size=200))
def test_any_words_survive_the_markup(words: str) -> None:
    assert read_commentary(little_text(words)) == words


def test_a_hashtag_stays_one_and_the_rest_is_escaped() -> None:
    assert little_text("C# (net) #hiring a#b") == r"C\# \(net\) #hiring a\#b"
