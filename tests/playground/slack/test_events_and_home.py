"""Messages, the home tab, shortcuts, menus in messages and links, as a Bolt app meets them."""

import re
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack import Impossible, SlackPerson, SlackWorkspace, person
from tests.playground.slack.conftest import Serve
from tests.playground.slack.refusing import refused
from tests.playground.slack.shapes import Json, actions, clean, confirm, modal, options, plain, select


async def test_the_home_tab(bolt: AsyncApp, client: AsyncWebClient, meera: SlackPerson, serve: Serve) -> None:
    pressed: list[Json] = []

    @bolt.event("app_home_opened")
    async def opened(event: Json, client: AsyncWebClient) -> None:
        await client.views_publish(
            user_id=event["user"], view={"type": "home", "blocks": [clean(select(action_id="period"))]}
        )

    @bolt.action("period")
    async def period(ack: Any, body: Json) -> None:
        await ack()
        pressed.append(body)

    async with serve(bolt):
        await meera.open_home()
        home = meera.home()
        assert home is not None
        await meera.choose(home, "period", "v1")
    assert pressed[0]["view"]["type"] == "home"
    ((state,),) = [list(one.values()) for one in pressed[0]["view"]["state"]["values"].values()]
    assert state["selected_option"]["value"] == pressed[0]["actions"][0]["selected_option"]["value"] == "v1"
    answer = await refused(client.views_publish(user_id=meera.id, view=modal()))
    assert answer["error"] == "invalid_arguments"
    wrong = {"type": "home", "blocks": []}
    assert (await refused(client.views_publish(user_id=meera.id, view=wrong, hash="1.a")))[
        "error"
    ] == "hash_conflict"


async def test_words_in_channels_are_heard_by_members_only(
    space: SlackWorkspace, bolt: AsyncApp, meera: SlackPerson, serve: Serve
) -> None:
    heard: list[tuple[str, str]] = []

    @bolt.event("message")
    async def message(event: Json) -> None:
        heard.append((event["channel_type"], event["text"]))

    space.app.events = ("message.im", "message.groups")
    inside = space.add_channel("hiring", [meera.id], "private")
    outside = space.add_channel("board", [meera.id], "private", with_bot=False)
    async with serve(bolt):
        await meera.say("one")
        await meera.say("not heard without the scope", inside)
        space.app.scopes = (*space.app.scopes, "groups:history")
        await meera.say("two", inside)
        await meera.say("three", outside)
    assert heard == [("im", "one"), ("group", "two")]
    with pytest.raises(Impossible):
        await person(space, "Ravi Das").say("four", outside)


async def test_the_app_hears_itself_unless_it_has_not_subscribed(
    space: SlackWorkspace, bolt: AsyncApp, client: AsyncWebClient, meera: SlackPerson, serve: Serve
) -> None:
    space.app.events = ("app_home_opened",)
    async with serve(bolt):
        await client.chat_postMessage(channel=meera.id, text="quiet")
        await space.settle()
        assert not space.traffic.last(service="slack")[-1].method.startswith("events_api")
        space.app.events = ("message.im",)
        posted = await client.chat_postMessage(channel=meera.id, text="loud")
        await space.wait_until(lambda: space.last_event)
        await space.settle()
    assert space.last_event is not None
    assert (space.last_event["event"]["ts"], space.last_event["event"]["bot_id"]) == (
        posted["ts"],
        space.app.bot_id,
    )


async def test_shortcuts(bolt: AsyncApp, meera: SlackPerson, serve: Serve) -> None:
    heard: list[Json] = []

    @bolt.global_shortcut("post_job")
    async def job(ack: Any, body: Json, client: AsyncWebClient) -> None:
        await ack()
        heard.append(body)
        await client.views_open(trigger_id=body["trigger_id"], view=modal())

    @bolt.message_shortcut("ticket")
    async def ticket(ack: Any, body: Json) -> None:
        await ack()
        heard.append(body)

    @bolt.event("message")
    async def message() -> None: ...

    async with serve(bolt):
        await meera.shortcut("post_job")
        assert meera.open_view() is not None
        said = await meera.say("The laptop is broken")
        await meera.message_shortcut("ticket", said)
    assert [one["type"] for one in heard] == ["shortcut", "message_action"]
    assert heard[1]["message"]["text"] == "The laptop is broken"


async def test_menus_and_questions_in_a_message(
    bolt: AsyncApp, client: AsyncWebClient, meera: SlackPerson, serve: Serve
) -> None:
    heard: list[Json] = []

    @bolt.action(re.compile(".*"))
    async def action(ack: Any, body: Json) -> None:
        await ack()
        heard.append(body)

    more = clean(
        {**actions(type="overflow", text=None, action_id="more", options=options(3)), "block_id": "menu"}
    )
    sure = {**confirm(), "block_id": "sure"}
    pick = clean({**select(action_id="pick"), "block_id": "pick"})
    async with serve(bolt):
        await client.chat_postMessage(channel=meera.id, text="Card", blocks=[more, sure, pick])
        await meera.choose(None, "more", "v2")
        assert await meera.press(None, "a", "sure", confirming=False) is None
        await meera.press(None, "a", "sure")
        await meera.choose(None, "pick", "v1")
        with pytest.raises(Impossible, match="there is no 'nothing' here"):
            await meera.press(None, "nothing")
    assert [one["actions"][0]["type"] for one in heard] == ["overflow", "button", "static_select"]
    assert heard[0]["actions"][0]["selected_option"]["value"] == "v2"
    assert heard[2]["state"]["values"]["pick"]["pick"]["selected_option"]["value"] == "v1"
    assert heard[0]["container"]["type"] == "message"


async def test_links_of_ours_are_unfurled_where_they_stand(
    space: SlackWorkspace, bolt: AsyncApp, client: AsyncWebClient, meera: SlackPerson, serve: Serve
) -> None:
    space.app.unfurl_domains = ("hiresync.example",)
    link = "https://hiresync.example/jobs/1"

    @bolt.event("link_shared")
    async def shared(event: Json, client: AsyncWebClient) -> None:
        shown = {one["url"]: {"blocks": [{"type": "section", "text": plain(5)}]} for one in event["links"]}
        await client.chat_unfurl(channel=event["channel"], ts=event["message_ts"], unfurls=shown)

    @bolt.event("message")
    async def message() -> None: ...

    async with serve(bolt):
        said = await meera.say(f"See {link} and https://example.com")
    assert list(space.unfurls[said.channel, said.ts]) == [link]
    answer = await refused(
        client.chat_unfurl(channel=said.channel, ts=said.ts, unfurls={"https://e.com": {}})
    )
    assert answer["error"] == "cannot_unfurl_url"


async def test_looking_people_up(client: AsyncWebClient, meera: SlackPerson, space: SlackWorkspace) -> None:
    found = await client.users_lookupByEmail(email="MEERA@example.com")
    assert found["user"]["id"] == meera.id
    assert (await refused(client.users_lookupByEmail(email="x@example.com")))["error"] == "users_not_found"
    assert (await refused(client.users_info(user="U404")))["error"] == "user_not_found"
    assert (await client.team_info())["team"]["domain"] == space.domain
    assert (await client.bots_info(bot=space.app.bot_id))["bot"]["user_id"] == space.app.bot_user
    posted = await client.chat_postMessage(channel=meera.id, text="a")
    permalink = await client.chat_getPermalink(channel=posted["channel"], message_ts=posted["ts"])
    assert permalink["permalink"].endswith(posted["ts"].replace(".", ""))
