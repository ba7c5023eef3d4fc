"""A local LinkedIn and a client that does what a product does."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import ClientResponse, ClientSession, web

from bot.playground.faults import Faults
from bot.playground.linkedin import LinkedInCity, linkedin_routes
from bot.playground.traffic import Traffic
from core.kit.clock import TurnableClock

BACK = "https://hire.example.com/linkedin/callback"
SCOPES = "openid rw_organization_admin w_organization_social"


@dataclass
class Client:
    """What a product does, without any of its cleverness."""

    http: ClientSession
    url: str
    city: LinkedInCity
    clock: TurnableClock
    token: str = ""

    async def consent(self, member: str, decision: str = "allow", **changed: str) -> ClientResponse:
        form = {
            "response_type": "code", "client_id": "app", "redirect_uri": BACK, "state": "s1",
            "scope": SCOPES, "member": member, "decision": decision,
        }  # fmt: skip
        return await self.http.post(
            f"{self.url}/oauth/v2/authorization", data=form | changed, allow_redirects=False
        )

    async def exchange(self, code: str, **changed: str) -> ClientResponse:
        form = {
            "grant_type": "authorization_code", "code": code, "redirect_uri": BACK,
            "client_id": "app", "client_secret": "hush",
        }  # fmt: skip
        return await self.http.post(f"{self.url}/oauth/v2/accessToken", data=form | changed)

    async def sign_in(self, member: str, **changed: str) -> dict[str, Any]:
        code = returned(await self.consent(member, **changed))["code"]
        found: dict[str, Any] = await (await self.exchange(code)).json()
        self.token = found["access_token"]
        return found

    async def call(self, method: str, path: str, body: Any = None, **headers: str | None) -> ClientResponse:
        sent = {
            "Authorization": f"Bearer {self.token}", "LinkedIn-Version": "202602",
            "X-Restli-Protocol-Version": "2.0.0",
        } | {name.replace("_", "-"): value for name, value in headers.items()}  # fmt: skip
        kept = {name: value for name, value in sent.items() if value is not None}
        return await self.http.request(method, f"{self.url}{path}", json=body, headers=kept)

    async def post(self, author: str, commentary: str = "We hire", **changed: Any) -> ClientResponse:
        body = {
            "author": author, "commentary": commentary, "visibility": "PUBLIC", "lifecycleState": "PUBLISHED",
            "distribution": {
                "feedDistribution": "MAIN_FEED", "targetEntities": [], "thirdPartyDistributionChannels": [],
            },
        } | changed  # fmt: skip
        return await self.call(
            "POST", "/rest/posts", {name: one for name, one in body.items() if one is not None}
        )


def returned(answer: ClientResponse) -> dict[str, str]:
    assert answer.status == 303
    assert answer.headers["Location"].startswith(BACK)
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    clock = TurnableClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    city = LinkedInCity(
        clock, Faults(), Traffic(), client_id="app", client_secret="hush", redirect_uris=(BACK,), partner=True
    )
    app = web.Application()
    app.add_routes(linkedin_routes(city, "/fake/linkedin"))
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with ClientSession() as http:
        yield Client(http, f"http://127.0.0.1:{runner.addresses[0][1]}/fake/linkedin", city, clock)
    await runner.cleanup()
