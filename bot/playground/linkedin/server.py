"""LinkedIn's addresses, as routes for any prefix."""

import json
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

from aiohttp import web

from bot.playground.faults import Broken, Malformed, TooMany
from bot.playground.linkedin.city import LinkedInCity
from bot.playground.linkedin.consent import BadConsentError, check_request, consent_page, decide, refusal_page
from bot.playground.linkedin.errors import LinkedInError, api_error, throttled
from bot.playground.linkedin.grants import Grant
from bot.playground.linkedin.posts import create_post, delete_post, find_post, need_scope, update_post

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Api = Callable[[LinkedInCity, Grant, web.Request], Awaitable[web.Response]]
VERSION_LIFE = timedelta(days=396)
"""A version is served for at least a year, counted here from the end of its month."""


def linkedin_routes(city: LinkedInCity, prefix: str = "") -> list[web.RouteDef]:
    """Consent and tokens under `<prefix>/oauth/v2`, the API under `<prefix>/rest` and `<prefix>/v2`."""

    def api(name: str, act: Api, *, versioned: bool = True) -> Handler:
        async def handle(request: web.Request) -> web.StreamResponse:
            return await guarded(city, name, request, lambda: called(city, act, request, versioned=versioned))

        return handle

    async def token(request: web.Request) -> web.StreamResponse:
        form = {name: value for name, value in (await request.post()).items() if isinstance(value, str)}

        async def exchange() -> web.Response:
            return web.json_response(city.grants.exchange(form))

        return await guarded(city, "accessToken", request, exchange)

    async def authorize(request: web.Request) -> web.StreamResponse:
        return await consent(city, request)

    return [
        web.get(f"{prefix}/oauth/v2/authorization", authorize),
        web.post(f"{prefix}/oauth/v2/authorization", authorize),
        web.post(f"{prefix}/oauth/v2/accessToken", token),
        web.get(f"{prefix}/v2/userinfo", api("userinfo", user_info, versioned=False)),
        web.get(f"{prefix}/rest/organizationAcls", api("organizationAcls", organization_acls)),
        web.get(prefix + "/rest/organizations/{id}", api("organizations", organization)),
        web.post(f"{prefix}/rest/posts", api("posts", create)),
        web.route("*", prefix + "/rest/posts/{urn}", api("posts", one_post)),
    ]


async def consent(city: LinkedInCity, request: web.Request) -> web.Response:
    try:
        if request.method == "GET":
            check_request(city, request.query)
            return web.Response(text=consent_page(city, request.query), content_type="text/html")
        form = {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
        return web.Response(status=303, headers={"Location": decide(city, form)})
    except BadConsentError as refusal:
        return web.Response(status=400, text=refusal_page(str(refusal)), content_type="text/html")


async def guarded(
    city: LinkedInCity, name: str, request: web.Request, act: Callable[[], Awaitable[web.Response]]
) -> web.StreamResponse:
    """One call with the fault it was promised, written to the traffic list."""
    fault = city.faults.take()
    if isinstance(fault, Broken) and fault.reset and request.transport:
        request.transport.abort()
    try:
        if isinstance(fault, TooMany):
            raise throttled(fault.retry_after)
        if isinstance(fault, Broken):
            raise api_error(500, "INTERNAL_SERVER_ERROR", "Internal Server Error")
        answer = web.Response(text="<html>") if isinstance(fault, Malformed) else await act()
    except LinkedInError as refusal:
        answer = web.json_response(refusal.body, status=refusal.status, headers=refusal.headers)
    # A form carries the client's secret and a code; only a JSON body is worth showing.
    shown = await request.text() if request.content_type == "application/json" else request.query_string
    words = answer.text or str(answer.headers.get("x-restli-id", ""))
    told = "" if name == "accessToken" else words
    city.record("out", f"{request.method} {name}", shown, told, answer.status)
    return answer


async def called(city: LinkedInCity, act: Api, request: web.Request, *, versioned: bool) -> web.Response:
    grant = city.grants.check(request.headers.get("Authorization", ""))
    if versioned:
        check_version(city, request)
    city.count_call()
    return await act(city, grant, request)


def check_version(city: LinkedInCity, request: web.Request) -> None:
    version = request.headers.get("LinkedIn-Version", "")
    if not version:
        message = "A version must be present. Please specify a version by adding the LinkedIn-Version header."
        raise api_error(400, "VERSION_MISSING", message)
    now = city.clock.now()
    oldest, newest = f"{now - VERSION_LIFE:%Y%m}", f"{now:%Y%m}"
    if not re.fullmatch(r"20\d\d(0[1-9]|1[0-2])", version) or not oldest <= version <= newest:
        raise api_error(426, "NONEXISTENT_VERSION", f"Requested version {version} is not active")
    if request.headers.get("X-Restli-Protocol-Version") != "2.0.0":
        raise api_error(400, "ILLEGAL_ARGUMENT", "The header X-Restli-Protocol-Version: 2.0.0 is required")


async def user_info(city: LinkedInCity, grant: Grant, request: web.Request) -> web.Response:
    need_scope(grant, "openid", "userinfo")
    return web.json_response({"sub": grant.member_id, "name": city.members[grant.member_id].name})


async def organization_acls(city: LinkedInCity, grant: Grant, request: web.Request) -> web.Response:
    if not {"rw_organization_admin", "r_organization_admin"} & set(grant.scopes):
        need_scope(grant, "rw_organization_admin", "organizationAcls.FINDER-roleAssignee")
    if request.query.get("q") != "roleAssignee":
        raise api_error(400, "ILLEGAL_ARGUMENT", "The finder q=roleAssignee is required")
    member = city.members[grant.member_id]
    role, state = request.query.get("role"), request.query.get("state")
    found = [one for one in member.roles if role in (None, one.role) and state in (None, one.state)]
    start, count = whole(request, "start", 0), whole(request, "count", 10)
    elements = [
        {"organization": one.page.urn, "role": one.role, "roleAssignee": member.urn, "state": one.state}
        for one in found[start : start + count]
    ]
    paging = {"start": start, "count": count, "total": len(found), "links": []}
    return web.json_response({"elements": elements, "paging": paging})


def whole(request: web.Request, name: str, default: int) -> int:
    given = request.query.get(name, str(default))
    if not re.fullmatch(r"\d{1,4}", given):
        raise api_error(400, "ILLEGAL_ARGUMENT", f"The parameter {name} must be a number")
    return int(given)


async def organization(city: LinkedInCity, grant: Grant, request: web.Request) -> web.Response:
    page = city.pages.get(int(request.match_info["id"]) if request.match_info["id"].isdigit() else 0)
    if page is None:
        raise api_error(404, "NOT_FOUND", "Could not find entity")
    return web.json_response({"id": page.id, "localizedName": page.name, "vanityName": f"page-{page.id}"})


async def create(city: LinkedInCity, grant: Grant, request: web.Request) -> web.Response:
    post = create_post(city, grant, await json_object(request))
    return web.Response(status=201, headers={"x-restli-id": post.urn})


async def one_post(city: LinkedInCity, grant: Grant, request: web.Request) -> web.Response:
    """Read, change or delete one post."""
    urn = unquote(request.match_info["urn"])
    if request.method == "GET":
        return web.json_response(find_post(city, urn).as_json())
    if request.method == "DELETE":
        delete_post(city, grant, urn)
    elif request.method == "POST" and request.headers.get("X-RestLi-Method") == "PARTIAL_UPDATE":
        update_post(city, grant, urn, await json_object(request))
    else:
        raise api_error(405, "METHOD_NOT_ALLOWED", "A change needs POST and X-RestLi-Method: PARTIAL_UPDATE")
    return web.Response(status=204)


async def json_object(request: web.Request) -> dict[str, Any]:
    try:
        found = json.loads(await request.text())
    except json.JSONDecodeError:
        found = None
    if not isinstance(found, dict):
        raise api_error(400, "ILLEGAL_ARGUMENT", "Request body could not be converted to data map")
    return found
