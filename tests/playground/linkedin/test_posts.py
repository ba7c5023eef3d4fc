"""Pages and posts, allowed and refused."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import pytest

from bot.playground.faults import Outage
from bot.playground.linkedin.post import Role

from .conftest import Client


async def test_only_approved_pages_of_the_person_are_listed(client: Client) -> None:
    one, two, pending = (client.city.page(name) for name in ("Acme", "Acme Labs", "Else"))
    meera = client.city.member("Meera", one, two, Role(pending, state="REQUESTED"))
    await client.sign_in(meera.id)
    path = "/rest/organizationAcls?q=roleAssignee&role=ADMINISTRATOR&state=APPROVED"
    listed = await (await client.call("GET", path)).json()
    assert [row["organization"] for row in listed["elements"]] == [one.urn, two.urn]
    names = [
        (await (await client.call("GET", f"/rest/organizations/{page.id}")).json())["localizedName"]
        for page in (one, two)
    ]
    assert names == ["Acme", "Acme Labs"]
    who = await (await client.call("GET", "/v2/userinfo", LinkedIn_Version=None)).json()
    assert who == {"sub": meera.id, "name": "Meera"}


async def test_a_post_is_made_changed_and_deleted(client: Client) -> None:
    page = client.city.page("Acme")
    await client.sign_in(client.city.member("Meera", page).id)
    article = {"article": {"source": "https://t.me/hiresync_bot?start=job_12", "title": "Apply"}}
    answer = await client.post(page.urn, r"Welder \(Pune\) {hashtag|\#|hiring} #jobs", content=article)
    assert answer.status == 201
    urn = answer.headers["x-restli-id"]
    (post,) = client.city.shown(page)
    assert (post.urn, post.text) == (urn, "Welder (Pune) #hiring #jobs")
    assert post.link == "https://t.me/hiresync_bot?start=job_12"

    path = f"/rest/posts/{quote(urn, safe='')}"
    patch = {"patch": {"$set": {"commentary": "Closed"}}}
    assert (await client.call("POST", path, patch)).status == 405
    assert (await client.call("POST", path, patch, X_RestLi_Method="PARTIAL_UPDATE")).status == 204
    assert (await (await client.call("GET", path)).json())["commentary"] == "Closed"
    fixed = {"patch": {"$set": {"author": "urn:li:organization:1"}}}
    assert (await client.call("POST", path, fixed, X_RestLi_Method="PARTIAL_UPDATE")).status == 422
    assert (await client.call("DELETE", path)).status == 204
    assert (await client.call("DELETE", path)).status == 204
    assert client.city.shown() == []
    assert (await client.call("GET", path)).status == 404


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"commentary": "50% (net) pay"}, "unescaped reserved character '('"),
        ({"commentary": "x" * 3001}, "beyond the maximum 3000"),
        ({"visibility": None, "colour": "red"}, "/colour :: unrecognized field"),
        ({"visibility": None}, "/visibility :: field is required"),
        ({"author": "urn:li:organization:1"}, "Organization permissions must be used"),
        ({"author": "Acme"}, "not a valid author urn"),
        ({"lifecycleState": "DRAFT"}, "must be PUBLISHED"),
        ({"content": {"media": {}}}, "article content only"),
    ],
)
async def test_a_post_that_does_not_fit_is_refused(
    client: Client, changed: dict[str, Any], says: str
) -> None:
    page = client.city.page("Acme")
    await client.sign_in(client.city.member("Meera", page).id)
    refused = await client.post(**({"author": page.urn} | changed))
    assert refused.status == 422
    assert says in (await refused.json())["message"]
    assert (await client.post(page.urn)).status == 201
    twin = await client.post(page.urn)
    assert twin.status == 422
    assert "duplicate" in (await twin.json())["message"]


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"LinkedIn_Version": None}, 400, "VERSION_MISSING"),
        ({"LinkedIn_Version": "202401"}, 426, "NONEXISTENT_VERSION"),
        ({"LinkedIn_Version": "202604"}, 426, "NONEXISTENT_VERSION"),
        ({"X_Restli_Protocol_Version": None}, 400, "ILLEGAL_ARGUMENT"),
        ({"Authorization": None}, 401, "EMPTY_ACCESS_TOKEN"),
        ({"Authorization": "Bearer x"}, 401, "INVALID_ACCESS_TOKEN"),
    ],
)
async def test_headers_are_demanded(
    client: Client, headers: dict[str, str | None], status: int, code: str
) -> None:
    await client.sign_in(client.city.member("Meera", client.city.page("Acme")).id)
    path = "/rest/organizationAcls?q=roleAssignee"
    refused = await client.call("GET", path, **headers)
    assert (refused.status, (await refused.json())["code"]) == (status, code)
    assert (await client.call("GET", path)).status == 200


async def test_too_much_is_throttled_until_midnight_utc(client: Client) -> None:
    client.city.daily_limit = 2
    page = client.city.page("Acme")
    await client.sign_in(client.city.member("Meera", page).id)
    statuses = [(await client.post(page.urn, f"Post {number}")).status for number in range(3)]
    assert statuses == [201, 201, 429]
    client.clock.set(datetime(2026, 3, 3, tzinfo=UTC))
    assert (await client.post(page.urn, "Next day")).status == 201


async def test_faults_come_as_ordered(client: Client) -> None:
    page = client.city.page("Acme")
    await client.sign_in(client.city.member("Meera", page).id)
    client.city.faults.too_many, client.city.faults.retry_after = 1, 7
    refused = await client.post(page.urn)
    assert (refused.status, refused.headers["Retry-After"]) == (429, "7")
    client.city.faults.outage = Outage.ERROR
    assert (await client.post(page.urn)).status == 500
    client.city.faults.calm()
    assert (await client.post(page.urn)).status == 201
    assert [one.status for one in client.city.traffic.last(3)] == [429, 500, 201]
