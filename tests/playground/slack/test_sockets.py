"""Socket Mode, as slack_sdk's own client meets it."""

from datetime import timedelta
from typing import Any

import pytest
from aiohttp import ClientSession, WSServerHandshakeError
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack import SlackPerson, SlackWorkspace
from bot.playground.slack.sockets import MOST_SOCKETS, refresh_all
from core.kit.clock import TurnableClock
from tests.playground.slack.conftest import over_socket


async def address(space: SlackWorkspace, client: AsyncWebClient) -> str:
    return str((await client.apps_connections_open(app_token=space.app.app_token))["url"])


async def test_hello_envelope_and_acknowledgement(
    space: SlackWorkspace, client: AsyncWebClient, session: ClientSession, meera: SlackPerson
) -> None:
    async with session.ws_connect(await address(space, client)) as wire:
        hello = await wire.receive_json()
        assert (hello["type"], hello["connection_info"]["app_id"]) == ("hello", space.app.id)
        space.start(meera.command("/hiresync", "help"))
        envelope = await wire.receive_json()
        assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
        assert (envelope["payload"]["command"], envelope["payload"]["text"]) == ("/hiresync", "help")
        await wire.send_json({"envelope_id": envelope["envelope_id"], "payload": {"text": "Yes?"}})
        await space.wait_until(meera.ephemerals)
        space.start(meera.say("Hello"))
        event = await wire.receive_json()
        assert (event["type"], event["accepts_response_payload"]) == ("events_api", False)
        assert (event["retry_attempt"], event["payload"]["type"]) == (0, "event_callback")
        await wire.send_json({"envelope_id": event["envelope_id"]})
        await space.settle()
    assert meera.ephemerals()[-1].text == "Yes?"


async def test_an_event_nobody_acknowledges_comes_again(
    space: SlackWorkspace,
    client: AsyncWebClient,
    session: ClientSession,
    clock: TurnableClock,
    meera: SlackPerson,
) -> None:
    async with session.ws_connect(await address(space, client)) as wire:
        await wire.receive_json()
        space.start(meera.say("Hello"))
        first = await wire.receive_json()
        clock.advance(timedelta(seconds=3))
        second = await wire.receive_json()
        assert (second["retry_attempt"], second["retry_reason"]) == (1, "timeout")
        assert second["payload"] == first["payload"]
        assert second["envelope_id"] != first["envelope_id"]
        await wire.send_json({"envelope_id": second["envelope_id"]})
        await space.settle()


async def test_an_address_is_good_for_one_connection_made_soon(
    space: SlackWorkspace, client: AsyncWebClient, session: ClientSession, clock: TurnableClock
) -> None:
    url = await address(space, client)
    async with session.ws_connect(url):
        with pytest.raises(WSServerHandshakeError):
            await session.ws_connect(url)
    late = await address(space, client)
    clock.advance(timedelta(seconds=31))
    with pytest.raises(WSServerHandshakeError):
        await session.ws_connect(late)


async def test_ten_connections_and_no_more(
    space: SlackWorkspace, client: AsyncWebClient, session: ClientSession
) -> None:
    held = [await session.ws_connect(await address(space, client)) for _ in range(MOST_SOCKETS)]
    await space.wait_until(lambda: len(space.sockets) == MOST_SOCKETS)
    with pytest.raises(WSServerHandshakeError):
        await session.ws_connect(await address(space, client))
    await held.pop().close()
    await space.wait_until(lambda: len(space.sockets) < MOST_SOCKETS)
    await session.ws_connect(await address(space, client))


async def test_a_refresh_is_followed_by_a_new_connection(
    space: SlackWorkspace, bolt: AsyncApp, meera: SlackPerson
) -> None:
    @bolt.command("/hiresync")
    async def command(ack: Any) -> None:
        await ack("Still here")

    async with over_socket(space, bolt):
        (first,) = space.sockets
        await refresh_all(space)
        await space.wait_until(lambda: space.sockets and space.sockets[0] is not first, timeout=30)
        await meera.command("/hiresync")
    assert meera.ephemerals()[-1].text == "Still here"
