"""LinkedIn: consent to post as a company page, and the versioned Posts API.

Sources: learn.microsoft.com/en-us/linkedin/shared/authentication and
learn.microsoft.com/en-us/linkedin/marketing/community-management (organization access control, posts-api).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

import aiohttp
from yarl import URL

from core.gateways.linkedin_errors import Expired, OutcomeUnknown, Refused, refusal
from core.gateways.linkedin_text import little_text
from core.kit.clock import Clock
from core.kit.errors import Unavailable

SCOPES = ("openid", "profile", "rw_organization_admin", "w_organization_social")
VERSION = "202610"
"""Versions are served for about a year, so the setting may name a newer one."""
_PAGE_SIZE = 50
_MOST_PAGES = 200


@dataclass(frozen=True, slots=True)
class Grant:
    """A member's consent; LinkedIn gives refresh tokens to approved partners only."""

    access_token: str = field(repr=False)
    expires_at: datetime
    refresh_token: str | None = field(repr=False)
    refresh_expires_at: datetime | None
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Page:
    """A company page which the member administers."""

    urn: str
    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """The link under a post, such as the public page of a job."""

    url: str
    title: str
    description: str = ""


class LinkedInGateway:
    """Speaks for one LinkedIn application; `session` and its closing belong to the caller."""

    def __init__(
        self,
        oauth_url: str,
        api_url: str,
        client_id: str,
        client_secret: str,
        session: aiohttp.ClientSession,
        clock: Clock,
        *,
        version: str = VERSION,
        timeout: float = 20,
    ) -> None:
        self._oauth_url, self._api_url = oauth_url.rstrip("/"), api_url.rstrip("/")
        self._client_id, self._client_secret = client_id, client_secret
        self._session, self._clock, self._version = session, clock, version
        self._timeout = aiohttp.ClientTimeout(total=timeout)

    def authorize_url(self, state: str, redirect: str) -> str:
        """Where the manager's browser goes to consent; `state` is signed and works once."""
        asked = {
            "response_type": "code",
            "client_id": self._client_id,
            "redirect_uri": redirect,
            "state": state,
            "scope": " ".join(SCOPES),
        }
        return f"{self._oauth_url}/oauth/v2/authorization?{urlencode(asked)}"

    async def exchange(self, code: str, redirect: str) -> Grant:
        """A token for the code that came back from the consent page."""
        return await self._token({"grant_type": "authorization_code", "code": code, "redirect_uri": redirect})

    async def refresh(self, refresh_token: str) -> Grant:
        """A new token without asking the member; raises Expired when he has to be asked."""
        try:
            return await self._token({"grant_type": "refresh_token", "refresh_token": refresh_token})
        except Refused as refused:
            raise Expired(str(refused)) from None

    async def member_id(self, token: str) -> str:
        """Who consented."""
        return str((await self._read(token, "/v2/userinfo"))["sub"])

    async def pages(self, token: str) -> list[Page]:
        """The pages he may post to; none, one or many."""
        found: list[Page] = []
        for start in range(0, _MOST_PAGES, _PAGE_SIZE):
            asked = {"q": "roleAssignee", "role": "ADMINISTRATOR", "state": "APPROVED"}
            query = urlencode({**asked, "start": start, "count": _PAGE_SIZE})
            listed = (await self._read(token, f"/rest/organizationAcls?{query}"))["elements"]
            for entry in listed:
                urn = str(entry["organization"])
                page = await self._read(token, f"/rest/organizations/{urn.rpartition(':')[2]}")
                found.append(Page(urn, str(page.get("localizedName", urn))))
            if len(listed) < _PAGE_SIZE:
                break
        return found

    async def post(self, token: str, author_urn: str, text: str, article: Article | None = None) -> str:
        """Publish and return the urn; OutcomeUnknown when the answer got lost, Duplicate when it stands."""
        body: dict[str, Any] = {
            "author": author_urn,
            "commentary": little_text(text),
            "visibility": "PUBLIC",
            "distribution": {
                "feedDistribution": "MAIN_FEED",
                "targetEntities": [],
                "thirdPartyDistributionChannels": [],
            },
            "lifecycleState": "PUBLISHED",
            "isReshareDisabledByAuthor": False,
        }
        if article:
            body["content"] = {
                "article": {"source": article.url, "title": article.title, "description": article.description}
            }
        status, headers, _ = await self._call(token, "POST", "/rest/posts", body)
        if urn := headers.get("x-restli-id"):
            return urn
        raise OutcomeUnknown(f"LinkedIn answered {status} without the post's id")

    async def update(self, token: str, urn: str, text: str) -> None:
        """Change the words of a post, such as to say that the job is closed."""
        patch = {"patch": {"$set": {"commentary": little_text(text)}}}
        await self._call(token, "POST", _post_path(urn), patch, {"X-RestLi-Method": "PARTIAL_UPDATE"})

    async def delete(self, token: str, urn: str) -> None:
        """Take a post away; one that is gone already is fine."""
        try:
            await self._call(token, "DELETE", _post_path(urn))
        except Refused as refused:
            if refused.status != 404:
                raise

    async def _token(self, form: Mapping[str, str]) -> Grant:
        whole = {**form, "client_id": self._client_id, "client_secret": self._client_secret}
        url = f"{self._oauth_url}/oauth/v2/accessToken"
        _, _, body = await self._request("POST", url, data=whole)
        try:
            return _grant(body, self._clock.now())
        except (KeyError, TypeError, ValueError):
            raise Unavailable("LinkedIn answered a token request with something else") from None

    async def _read(self, token: str, path: str) -> dict[str, Any]:
        _, _, body = await self._call(token, "GET", path)
        if not body:
            raise Unavailable("LinkedIn answered with something that is no JSON object")
        return body

    async def _call(
        self, token: str, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, Mapping[str, str], dict[str, Any]]:
        """One API call; a lost answer to a creation is told from a call that never left."""
        sent = {
            "Authorization": f"Bearer {token}",
            "LinkedIn-Version": self._version,
            "X-Restli-Protocol-Version": "2.0.0",
            **(headers or {}),
        }
        creates = (method, path) == ("POST", "/rest/posts")
        return await self._request(method, self._api_url + path, json=body, headers=sent, creates=creates)

    async def _request(
        self, method: str, url: str, *, creates: bool = False, **options: Any
    ) -> tuple[int, Mapping[str, str], dict[str, Any]]:
        try:
            # A redirect would carry the token elsewhere; the urn in a path is quoted by us and stays so.
            async with self._session.request(
                method, URL(url, encoded=True), timeout=self._timeout, allow_redirects=False, **options
            ) as answer:
                body = _object(await answer.text(errors="replace"))
                if answer.status >= 300:
                    raise refusal(answer.status, answer.headers, body, self._clock.now())
                return answer.status, answer.headers, body
        except aiohttp.ClientConnectorError:
            raise Unavailable("no connection to LinkedIn") from None
        except (aiohttp.ClientError, TimeoutError) as error:
            lost = f"LinkedIn's answer got lost: {type(error).__name__}"
            raise (OutcomeUnknown(lost) if creates else Unavailable(lost)) from None


def _post_path(urn: str) -> str:
    return f"/rest/posts/{quote(urn, safe='')}"


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _grant(body: Mapping[str, Any], now: datetime) -> Grant:
    refresh_life = body.get("refresh_token_expires_in")
    return Grant(
        access_token=str(body["access_token"]),
        expires_at=now + timedelta(seconds=int(body["expires_in"])),
        refresh_token=body.get("refresh_token"),
        refresh_expires_at=now + timedelta(seconds=int(refresh_life)) if refresh_life else None,
        # LinkedIn separates scopes by commas where OAuth says spaces.
        scopes=frozenset(str(body.get("scope", "")).replace(",", " ").split()),
    )
