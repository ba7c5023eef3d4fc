"""Response addresses: five answers in half an hour, seen by one person unless told otherwise."""

from datetime import timedelta

import pytest
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.playground.slack import SlackPerson, SlackWorkspace
from core.kit.clock import TurnableClock
from tests.playground.slack.shapes import plain


@pytest.fixture
def address(space: SlackWorkspace, meera: SlackPerson) -> str:
    return space.response_url(meera.id, meera.dm.id)


async def test_five_times(address: str, meera: SlackPerson) -> None:
    webhook = AsyncWebhookClient(address)
    for index in range(5):
        assert (await webhook.send(text=str(index))).status_code == 200
    sixth = await webhook.send(text="six")
    assert (sixth.status_code, "used_url" in sixth.body) == (404, True)
    assert [one.text for one in meera.ephemerals()] == ["0", "1", "2", "3", "4"]


async def test_for_half_an_hour(address: str, clock: TurnableClock, meera: SlackPerson) -> None:
    webhook = AsyncWebhookClient(address)
    clock.advance(timedelta(minutes=30))
    assert (await webhook.send(text="just in time")).status_code == 200
    clock.advance(timedelta(seconds=1))
    assert "expired_url" in (await webhook.send(text="late")).body
    assert len(meera.messages()) == 1


async def test_who_sees_it(space: SlackWorkspace, meera: SlackPerson) -> None:
    webhook = AsyncWebhookClient(space.response_url(meera.id, meera.dm.id))
    await webhook.send(text="for you")
    await webhook.send(text="for all", response_type="in_channel")
    assert [(one.text, one.ephemeral) for one in meera.messages()] == [("for you", True), ("for all", False)]
    assert [one.text for one in meera.dm.messages if not one.ephemeral] == ["for all"]


async def test_replacing_and_deleting_even_what_was_ephemeral(
    space: SlackWorkspace, meera: SlackPerson
) -> None:
    await AsyncWebhookClient(space.response_url(meera.id, meera.dm.id)).send(text="choose")
    (message,) = meera.ephemerals()
    webhook = AsyncWebhookClient(space.response_url(meera.id, meera.dm.id, message.ts))
    await webhook.send(text="chosen", replace_original=True)
    assert [one.text for one in meera.messages()] == ["chosen"]
    await webhook.send(text="besides", replace_original=False)
    await webhook.send(delete_original=True)
    assert [one.text for one in meera.messages()] == ["besides"]


async def test_what_may_not_be_said(space: SlackWorkspace, address: str, meera: SlackPerson) -> None:
    webhook = AsyncWebhookClient(address)
    assert "no_text" in (await webhook.send(text="")).body
    wrong = [{"type": "header", "text": plain(151)}]
    refused = await webhook.send(text="a", blocks=wrong)
    assert (refused.status_code, "invalid_blocks" in refused.body) == (400, True)
    unknown = await AsyncWebhookClient(f"{space.base_url}/response/nothing").send(text="a")
    assert unknown.status_code == 404
    assert meera.messages() == []
    assert (await webhook.send(text="a", blocks=[{"type": "header", "text": plain(150)}])).status_code == 200
