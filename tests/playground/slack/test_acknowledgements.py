"""What a person sees when the app answers late, wrongly or not at all; and how events are told again."""

from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.async_app import AsyncApp

from bot.playground.slack import SlackPerson, SlackWorkspace, View, events, stacks
from bot.playground.slack.delivering import verify_url
from core.kit.clock import TurnableClock
from tests.playground.slack.conftest import Serve, listening
from tests.playground.slack.shapes import Json, actions, asking, modal, plain


def open_modal(space: SlackWorkspace, person: SlackPerson, block: Json | None = None) -> View:
    """A modal as if the app had opened it, with one thing to fill in."""
    asked = {**(block or asking(type="plain_text_input")), "block_id": "asked"}
    content = stacks.checked_view(space, modal(submit=plain(4), blocks=[asked]), "modal")
    return stacks.open_stack(space, person.id, content)


async def test_a_late_answer_is_no_answer(
    space: SlackWorkspace, bolt: AsyncApp, clock: TurnableClock, meera: SlackPerson, serve: Serve
) -> None:
    @bolt.command("/hiresync")
    async def slow(ack: Any) -> None:
        clock.advance(timedelta(seconds=4))
        await space.wait_until(meera.toasts)
        await ack("Too late")

    async with serve(bolt):
        await meera.command("/hiresync")
    (toast,) = meera.toasts()
    assert (toast.error, toast.text) == (
        "operation_timeout",
        '/hiresync failed with the error "operation_timeout"',
    )
    assert meera.messages() == []


async def test_a_slow_acknowledgement_can_be_ordered(
    space: SlackWorkspace, bolt: AsyncApp, meera: SlackPerson, serve: Serve
) -> None:
    @bolt.command("/hiresync")
    async def quick(ack: Any) -> None:
        await ack("Here")

    space.switches.slow = 1
    async with serve(bolt):
        await meera.command("/hiresync")
        assert [one.error for one in meera.toasts()] == ["operation_timeout"]
        await meera.command("/hiresync")
    assert [one.text for one in meera.ephemerals()] == ["Here"]


async def test_no_app_and_a_broken_app(space: SlackWorkspace, meera: SlackPerson) -> None:
    async def broken(request: web.Request) -> web.Response:
        return web.Response(status=500)

    await meera.command("/hiresync")
    async with listening({"/": broken}) as address:
        space.request_url = address
        await meera.command("/hiresync")
        await meera.shortcut("post_job")
    assert [one.error for one in meera.toasts()] == ["dispatch_failed"] * 3


async def test_a_wrong_signature_is_refused_by_bolt(
    space: SlackWorkspace, bolt: AsyncApp, meera: SlackPerson, serve_http: Serve
) -> None:
    @bolt.command("/hiresync")
    async def command(ack: Any) -> None:
        await ack()

    async with serve_http(bolt):
        assert await verify_url(space)
        right, space.app.signing_secret = space.app.signing_secret, "another"
        assert (await meera.command("/hiresync")).reason == "http_error"
        assert not await verify_url(space)
        space.app.signing_secret = right
        assert (await meera.command("/hiresync")).ok


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"response_action": "errors", "errors": {"nowhere": "No"}}, "invalid_errors"),
        ({"response_action": "errors", "errors": {"asked": ""}}, "invalid_errors"),
        ({"response_action": "errors", "errors": {}}, "invalid_errors"),
        ({"response_action": "shout"}, "invalid_response_action"),
        ({"message": "thanks"}, "invalid_response_action"),
        ({"response_action": "update", "view": modal(title=plain(25))}, "invalid_arguments"),
        ({"response_action": "push"}, "invalid_arguments"),
    ],
)
async def test_an_answer_slack_cannot_obey_leaves_the_modal_open(
    answer: Json, error: str, space: SlackWorkspace, meera: SlackPerson
) -> None:
    answers = [answer, {"response_action": "errors", "errors": {"asked": "No such name"}}, {}]

    async def receive(request: web.Request) -> web.Response:
        return web.json_response(answers.pop(0))

    view = open_modal(space, meera)
    async with listening({"/": receive}) as address:
        space.request_url = address
        await meera.submit(view, {"asked": "Anu"})
        assert [one.error for one in meera.toasts()] == [error]
        assert meera.open_view() is view
        await meera.submit(view)
        assert view.errors == {"asked": "No such name"}
        await meera.submit(view)
    assert meera.open_view() is None


async def test_push_and_clear(space: SlackWorkspace, meera: SlackPerson) -> None:
    pushed = {**modal(), "submit": plain(4)}
    answers: list[Json] = [{"response_action": "push", "view": pushed}, {"response_action": "clear"}]

    async def receive(request: web.Request) -> web.Response:
        return web.json_response(answers.pop(0))

    open_modal(space, meera)
    async with listening({"/": receive}) as address:
        space.request_url = address
        await meera.submit(None, {"asked": "Anu"})
        assert len(meera.stack()) == 2
        await meera.submit()
    assert meera.stack() == []


async def test_too_many_or_malformed_options_are_not_shown(space: SlackWorkspace, meera: SlackPerson) -> None:
    def offer(count: int) -> Json:
        return {"options": [{"text": plain(5), "value": str(index)} for index in range(count)]}

    answers: list[Json] = [offer(101), {"options": [{"text": "x"}]}, {}, offer(100)]

    async def receive(request: web.Request) -> web.Response:
        return web.json_response(answers.pop(0))

    block = asking(type="external_select", action_id="client")
    open_modal(space, meera, block)
    async with listening({"/": receive}) as address:
        space.request_url = address
        counts = [len(await meera.type_ahead("client", "acme")) for _ in range(4)]
    assert counts == [0, 0, 0, 100]
    assert [one.error for one in meera.toasts()] == ["invalid_options"] * 3


async def test_a_failed_event_is_told_again_at_once_after_a_minute_and_after_five(
    space: SlackWorkspace, clock: TurnableClock, meera: SlackPerson
) -> None:
    heard: list[tuple[str, str | None, str | None]] = []

    async def receive(request: web.Request) -> web.Response:
        body = await request.json()
        heads = request.headers
        heard.append((body["event_id"], heads.get("X-Slack-Retry-Num"), heads.get("X-Slack-Retry-Reason")))
        space.changes.announce()
        return web.Response(status=500)

    async with listening({"/": receive}) as address:
        space.request_url = address
        await meera.say("Hello")
        await space.wait_until(lambda: len(heard) == 2)
        await space.settle()
        clock.advance(timedelta(seconds=59))
        await space.settle()
        assert len(heard) == 2
        clock.advance(timedelta(seconds=1))
        await space.wait_until(lambda: len(heard) == 3)
        await space.settle()
        clock.advance(timedelta(minutes=5))
        await space.wait_until(lambda: len(heard) == 4)
    assert len({name for name, _, _ in heard}) == 1
    assert [(number, reason) for _, number, reason in heard] == [
        (None, None),
        ("1", "http_error"),
        ("2", "http_error"),
        ("3", "http_error"),
    ]


async def test_an_app_may_say_that_it_wants_no_retry(space: SlackWorkspace, meera: SlackPerson) -> None:
    heard: list[str] = []

    async def receive(request: web.Request) -> web.Response:
        heard.append((await request.json())["event"]["type"])
        return web.Response(status=500, headers={"X-Slack-No-Retry": "1"})

    async with listening({"/": receive}) as address:
        space.request_url = address
        await meera.say("Hello")
        await meera.open_home()
        await space.settle()
    assert heard == ["message", "app_home_opened"]


async def test_an_event_told_twice_keeps_its_id(
    space: SlackWorkspace, bolt: AsyncApp, meera: SlackPerson, serve: Serve
) -> None:
    heard: list[str] = []

    @bolt.event("message")
    async def message(body: Json) -> None:
        heard.append(body["event_id"])

    space.switches.repeats = 1
    async with serve(bolt):
        await meera.say("Hello")
        assert len(heard) == 2
        await events.repeat_last(space)
    assert len(heard) == 3
    assert len(set(heard)) == 1


async def test_a_press_that_fails_is_shown(space: SlackWorkspace, client: Any, meera: SlackPerson) -> None:
    await client.chat_postMessage(channel=meera.id, text="Look", blocks=[actions(text=plain(4))])
    await meera.press(None, "xxxx")
    assert [one.error for one in meera.toasts()] == ["dispatch_failed"]
