"""Modals: when they may be shown, stacked and changed, and what they may hold."""

from datetime import timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack import SlackPerson, SlackWorkspace
from core.kit.clock import TurnableClock
from tests.playground.slack.refusing import refused
from tests.playground.slack.shapes import Json, asking, modal, mrkdwn, plain


async def test_triggers_are_used_once_and_soon(
    space: SlackWorkspace, client: AsyncWebClient, clock: TurnableClock, meera: SlackPerson
) -> None:
    assert (await refused(client.views_open(trigger_id="1.2.a", view=modal())))[
        "error"
    ] == "invalid_trigger_id"
    late = space.trigger(meera.id)
    clock.advance(timedelta(seconds=3, microseconds=1))
    assert (await refused(client.views_open(trigger_id=late, view=modal())))["error"] == "expired_trigger_id"
    trigger = space.trigger(meera.id)
    clock.advance(timedelta(seconds=3))
    assert (await refused(client.views_open(trigger_id=trigger, view=modal(title=plain(25)))))[
        "error"
    ] == "invalid_arguments"
    assert (await client.views_open(trigger_id=trigger, view=modal()))["ok"], (
        "a refused view leaves the trigger"
    )
    assert (await refused(client.views_open(trigger_id=trigger, view=modal())))[
        "error"
    ] == "exchanged_trigger_id"


async def test_views_are_stacked_three_high(
    space: SlackWorkspace, client: AsyncWebClient, meera: SlackPerson
) -> None:
    assert (await refused(client.views_push(trigger_id=space.trigger(meera.id), view=modal())))[
        "error"
    ] == "not_found"
    first = (await client.views_open(trigger_id=space.trigger(meera.id), view=modal()))["view"]
    second = (await client.views_push(trigger_id=space.trigger(meera.id, first["id"]), view=modal()))["view"]
    third = (await client.views_push(trigger_id=space.trigger(meera.id, second["id"]), view=modal()))["view"]
    assert (third["root_view_id"], third["previous_view_id"]) == (first["id"], second["id"])
    answer = await refused(client.views_push(trigger_id=space.trigger(meera.id, third["id"]), view=modal()))
    assert answer["error"] == "push_limit_reached"
    await meera.close()
    assert [one.id for one in meera.stack()] == [first["id"], second["id"]]


async def test_views_are_updated_by_their_present_hash(
    space: SlackWorkspace, client: AsyncWebClient, meera: SlackPerson
) -> None:
    opened = (await client.views_open(trigger_id=space.trigger(meera.id), view=modal(external_id="mine")))[
        "view"
    ]
    updated = (await client.views_update(view_id=opened["id"], hash=opened["hash"], view=modal()))["view"]
    answer = await refused(client.views_update(view_id=opened["id"], hash=opened["hash"], view=modal()))
    assert answer["error"] == "hash_conflict"
    assert (await refused(client.views_update(view_id="V404", view=modal())))["error"] == "not_found"
    await client.views_update(view_id=opened["id"], hash=updated["hash"], view=modal(external_id="mine"))
    await client.views_update(external_id="mine", view=modal(external_id="mine"))
    answer = await refused(
        client.views_open(trigger_id=space.trigger(meera.id), view=modal(external_id="mine"))
    )
    assert answer["error"] == "duplicate_external_id"


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        (
            {"blocks": [asking(type="plain_text_input")]},
            "missing required field: submit [json-pointer:/view]",
        ),
        ({"title": None}, "missing required field: title [json-pointer:/view]"),
        ({"submit_disabled": True}, "invalid additional property: submit_disabled [json-pointer:/view]"),
        (
            {"blocks": [{"type": "divider", "block_id": "a"}] * 2},
            "`block_id` a already exists [json-pointer:/view/blocks/1/block_id]",
        ),
        ({"type": "home"}, "unsupported type: home (views here: modal) [json-pointer:/view/type]"),
    ],
)
async def test_what_a_view_may_be(
    wrong: Json, pointer: str, space: SlackWorkspace, client: AsyncWebClient, meera: SlackPerson
) -> None:
    answer = await refused(client.views_open(trigger_id=space.trigger(meera.id), view=modal(**wrong)))
    assert answer["error"] == "invalid_arguments"
    assert f"[ERROR] {pointer}" in answer["response_metadata"]["messages"]


async def test_a_view_may_weigh_250_kilobytes(
    space: SlackWorkspace, client: AsyncWebClient, meera: SlackPerson
) -> None:
    heavy = [{"type": "section", "text": mrkdwn(3000)}] * 90
    answer = await refused(client.views_open(trigger_id=space.trigger(meera.id), view=modal(blocks=heavy)))
    assert answer["error"] == "view_too_large"
    await client.views_open(trigger_id=space.trigger(meera.id), view=modal(blocks=heavy[:80]))
