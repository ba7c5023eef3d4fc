"""A workspace on loopback, and beside it a real Bolt app which knows nothing of the playground."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import ClientSession, web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack import SlackPerson, SlackWorkspace, person, serving
from core.kit.clock import TurnableClock

MORNING = datetime(2026, 3, 2, 4, 30, tzinfo=UTC)
Serve = Callable[[AsyncApp], AbstractAsyncContextManager[None]]


@pytest.fixture
def clock() -> TurnableClock:
    return TurnableClock(MORNING)


@pytest.fixture
async def space(clock: TurnableClock) -> AsyncIterator[SlackWorkspace]:
    async with serving(SlackWorkspace(clock=clock)) as workspace:
        yield workspace


@pytest.fixture
def meera(space: SlackWorkspace) -> SlackPerson:
    return person(space, "Meera Rao", email="Meera@Example.com")


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as one:
        yield one


@pytest.fixture
def client(space: SlackWorkspace, session: ClientSession) -> AsyncWebClient:
    return AsyncWebClient(token=space.app.bot_token, base_url=space.api_url, session=session)


@pytest.fixture
def bolt(space: SlackWorkspace, client: AsyncWebClient) -> AsyncApp:
    return AsyncApp(client=client, signing_secret=space.app.signing_secret, process_before_response=True)


@asynccontextmanager
async def over_http(space: SlackWorkspace, bolt: AsyncApp) -> AsyncIterator[None]:
    """Serve the app at /slack/events and tell the workspace where."""

    async def receive(request: web.Request) -> web.Response:
        answer = await bolt.async_dispatch(
            AsyncBoltRequest(
                body=await request.text(), query=request.query_string, headers=dict(request.headers)
            )
        )
        headers = {name: value[0] for name, value in answer.headers.items() if name.lower() != "content-type"}
        kind = answer.first_headers_without_set_cookie().get("content-type", "text/plain").split(";")[0]
        return web.Response(status=answer.status, text=answer.body, headers=headers, content_type=kind)

    async with listening({"/slack/events": receive}) as address:
        space.request_url = f"{address}/slack/events"
        yield


@asynccontextmanager
async def listening(handlers: dict[str, Callable[[web.Request], Awaitable[Any]]]) -> AsyncIterator[str]:
    """A small server on a free port."""
    app = web.Application()
    app.add_routes([web.post(path, handler) for path, handler in handlers.items()])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    try:
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def over_socket(space: SlackWorkspace, bolt: AsyncApp) -> AsyncIterator[None]:
    """Connect the app by Socket Mode."""
    handler = AsyncSocketModeHandler(bolt, space.app.app_token)
    await handler.connect_async()  # type: ignore[no-untyped-call] # Bolt leaves it untyped
    await space.wait_until(lambda: space.sockets)
    try:
        yield
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call] # Bolt leaves it untyped


@pytest.fixture(params=["http", "socket"])
def serve(request: pytest.FixtureRequest, space: SlackWorkspace) -> Serve:
    """Either way for an app to hear from Slack."""
    way = over_http if request.param == "http" else over_socket
    return lambda bolt: way(space, bolt)


@pytest.fixture
def serve_http(space: SlackWorkspace) -> Serve:
    return lambda bolt: over_http(space, bolt)
