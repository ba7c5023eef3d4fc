"""Consent, codes and tokens."""

import re
from datetime import timedelta
from urllib.parse import quote

from .conftest import BACK, SCOPES, Client, returned


async def test_the_consent_page_offers_allow_and_cancel(client: Client) -> None:
    client.city.member("Meera <script>")
    query = f"response_type=code&client_id=app&redirect_uri={quote(BACK)}&state=s1&scope={quote(SCOPES)}"
    async with client.http.get(f"{client.url}/oauth/v2/authorization?{query}") as answer:
        page = await answer.text()
    assert re.findall(r'value="(allow|cancel)"', page) == ["allow", "cancel"]
    assert "Meera &lt;script&gt;" in page
    async with client.http.get(f"{client.url}/oauth/v2/authorization?{query}x") as answer:
        assert answer.status == 400
        assert "Scope is not authorized" in await answer.text()


async def test_cancel_goes_back_without_a_code(client: Client) -> None:
    meera = client.city.member("Meera")
    back = returned(await client.consent(meera.id, "cancel"))
    assert (back["error"], back["state"]) == ("user_cancelled_authorize", "s1")
    assert "code" not in back


async def test_an_unknown_return_address_is_never_visited(client: Client) -> None:
    meera = client.city.member("Meera")
    answer = await client.consent(meera.id, redirect_uri="https://evil.example.com/")
    assert answer.status == 400
    assert "redirect_uri does not match" in await answer.text()
    assert returned(await client.consent(meera.id))["state"] == "s1"


async def test_a_code_works_once_and_with_its_own_address(client: Client) -> None:
    meera = client.city.member("Meera")
    code = returned(await client.consent(meera.id))["code"]
    refused = await client.exchange(code, client_secret="guess")
    assert (refused.status, (await refused.json())["error"]) == (401, "invalid_client")
    good = await (await client.exchange(code)).json()
    assert (good["expires_in"], good["scope"]) == (5_184_000, SCOPES.replace(" ", ","))
    again = await client.exchange(code)
    assert (again.status, (await again.json())["error"]) == (400, "invalid_request")

    other = returned(await client.consent(meera.id))["code"]
    assert (await client.exchange(other, redirect_uri=BACK + "/x")).status == 400
    late = returned(await client.consent(meera.id))["code"]
    client.clock.advance(timedelta(minutes=31))
    assert (await client.exchange(late)).status == 400


async def test_a_token_ends_after_sixty_days_and_can_be_renewed(client: Client) -> None:
    page = client.city.page("Acme")
    meera = client.city.member("Meera", page)
    tokens = await client.sign_in(meera.id)
    client.clock.advance(timedelta(days=61))
    refused = await client.post(page.urn)
    assert (refused.status, (await refused.json())["code"]) == (401, "EXPIRED_ACCESS_TOKEN")
    form = {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}
    renewed = await (await client.exchange("", **form)).json()
    assert renewed["refresh_token_expires_in"] == 304 * 86_400
    client.token = renewed["access_token"]
    assert (await client.post(page.urn)).status == 201
    client.city.grants.revoke(meera.id)
    assert (await (await client.post(page.urn, "More")).json())["code"] == "REVOKED_ACCESS_TOKEN"


async def test_a_scope_that_was_not_granted_is_missed(client: Client) -> None:
    page = client.city.page("Acme")
    meera = client.city.member("Meera", page)
    await client.sign_in(meera.id, scope="openid")
    refused = await client.post(page.urn)
    assert (refused.status, (await refused.json())["code"]) == (403, "ACCESS_DENIED")
    assert (await client.call("GET", "/rest/organizationAcls?q=roleAssignee")).status == 403
    await client.sign_in(meera.id)
    assert (await client.post(page.urn)).status == 201


async def test_no_secret_reaches_the_traffic_list(client: Client) -> None:
    tokens = await client.sign_in(client.city.member("Meera").id)
    seen = repr(client.city.traffic.last())
    assert "accessToken" in seen
    for secret in ("hush", tokens["access_token"], tokens["refresh_token"]):
        assert secret not in seen
