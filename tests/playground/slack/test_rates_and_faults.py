"""Rate limits by the clock, faults to order, and what the traffic shows of them."""

from datetime import timedelta

import pytest
from aiohttp import ClientConnectionError, ClientSession
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.faults import Outage
from bot.playground.slack import SlackPerson, SlackWorkspace, person
from bot.playground.slack.rates import POST_BURST
from core.kit.clock import TurnableClock
from tests.playground.slack.refusing import refused


async def test_one_message_a_second_and_channel_after_a_short_burst(
    space: SlackWorkspace, client: AsyncWebClient, clock: TurnableClock, meera: SlackPerson
) -> None:
    space.rates = True
    for _ in range(POST_BURST):
        await client.chat_postMessage(channel=meera.id, text="a")
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=meera.id, text="a")
    response = caught.value.response
    assert (response.status_code, response["error"], response.headers["Retry-After"]) == (
        429,
        "ratelimited",
        "1",
    )
    await client.chat_postMessage(channel=person(space, "Ravi Das").id, text="another channel is free")
    clock.advance(timedelta(seconds=1))
    await client.chat_postMessage(channel=meera.id, text="a")
    space.rates = False
    await client.chat_postMessage(channel=meera.id, text="a")
    assert len(meera.messages()) == POST_BURST + 2


async def test_every_method_has_its_tier(
    space: SlackWorkspace, client: AsyncWebClient, clock: TurnableClock
) -> None:
    space.rates = True
    for _ in range(50):
        await client.team_info()
    assert (await refused(client.team_info()))["error"] == "ratelimited"
    clock.advance(timedelta(seconds=2))
    await client.team_info()
    await client.apps_connections_open(app_token=space.app.app_token)
    assert (await refused(client.apps_connections_open(app_token=space.app.app_token)))[
        "error"
    ] == "ratelimited"


async def test_429_on_order(space: SlackWorkspace, client: AsyncWebClient) -> None:
    space.switches.too_many, space.switches.retry_after = 2, 30
    for _ in range(2):
        with pytest.raises(SlackApiError) as caught:
            await client.auth_test()
        assert caught.value.response.headers["Retry-After"] == "30"
    assert (await client.auth_test())["ok"]


async def test_outage_and_nonsense_on_order(
    space: SlackWorkspace, client: AsyncWebClient, session: ClientSession
) -> None:
    space.switches.outage = Outage.ERROR
    with pytest.raises(SlackApiError) as caught:
        await client.auth_test()
    assert caught.value.response.status_code == 500
    space.switches.outage = Outage.RESET
    with pytest.raises(ClientConnectionError):
        await session.post(f"{space.api_url}auth.test")
    with pytest.raises(ClientConnectionError):
        await session.post(f"{space.base_url}/response/any")
    space.switches.calm()
    space.switches.malformed = 1
    with pytest.raises((SlackApiError, SlackRequestError)):
        await client.auth_test()
    space.switches.failures = 1
    with pytest.raises(SlackApiError):
        await client.auth_test()
    assert (await client.auth_test())["ok"]


async def test_the_traffic_shows_both_ways_and_no_token(
    space: SlackWorkspace, client: AsyncWebClient, meera: SlackPerson
) -> None:
    async with space.traffic.follow() as queue:
        await client.chat_postMessage(channel=meera.id, text=f"my token is {space.app.bot_token}")
        await meera.command("/hiresync", "help")
        first, *_ = seen = [queue.get_nowait() for _ in range(queue.qsize())]
    assert (first.service, first.direction, first.method, first.status) == (
        "slack",
        "out",
        "chat.postMessage",
        200,
    )
    assert ("in", "slash_commands /hiresync") in [(one.direction, one.method) for one in seen]
    assert space.app.bot_token not in first.request + first.response
    assert first in space.traffic.last(service="slack")
