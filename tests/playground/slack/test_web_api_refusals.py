"""The Web API refuses what Slack refuses, and goes on to accept what is right."""

import pytest
from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.slack import SlackPerson, SlackWorkspace, person, serving
from core.kit.clock import TurnableClock
from tests.playground.slack.refusing import refused
from tests.playground.slack.shapes import Json, asking, mrkdwn, plain


async def test_tokens(space: SlackWorkspace, client: AsyncWebClient, session: ClientSession) -> None:
    for token, error in (
        ("", "not_authed"),
        ("xoxb-other", "invalid_auth"),
        (space.app.app_token, "not_allowed_token_type"),
    ):
        other = AsyncWebClient(token=token, base_url=space.api_url, session=session)
        assert (await refused(other.auth_test()))["error"] == error
    assert (await refused(client.apps_connections_open(app_token=space.app.bot_token)))[
        "error"
    ] == "not_allowed_token_type"
    found = await client.auth_test()
    assert (found["user_id"], found["team_id"]) == (space.app.bot_user, space.team_id)


async def test_a_revoked_token_is_dead(space: SlackWorkspace, client: AsyncWebClient) -> None:
    assert (await client.auth_revoke(test=True))["revoked"] is False
    assert (await client.auth_revoke())["revoked"] is True
    assert (await refused(client.auth_test()))["error"] == "token_revoked"


async def test_scopes(space: SlackWorkspace, client: AsyncWebClient, meera: SlackPerson) -> None:
    space.app.scopes = ("users:read",)
    answer = await refused(client.chat_postMessage(channel=meera.id, text="Hello"))
    assert (answer["error"], answer["needed"], answer["provided"]) == (
        "missing_scope",
        "chat:write",
        "users:read",
    )
    assert "email" not in (await client.users_info(user=meera.id))["user"]["profile"]
    space.app.scopes = ("users:read", "users:read.email", "chat:write")
    assert (await client.chat_postMessage(channel=meera.id, text="Hello"))["ok"]
    assert (await client.users_info(user=meera.id))["user"]["profile"]["email"] == "Meera@Example.com"


async def test_methods_and_arguments(
    space: SlackWorkspace, client: AsyncWebClient, meera: SlackPerson
) -> None:
    assert (await refused(client.api_call("chat.shout")))["error"] == "unknown_method"
    answer = await refused(
        client.api_call("chat.postMessage", json={"channel": meera.id, "text": "a", "txet": "b"})
    )
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] invalid additional property: txet [json-pointer:/txet]"
    ]
    answer = await refused(client.api_call("users.info"))
    assert answer["response_metadata"]["messages"] == ["[ERROR] missing required field: user"]
    space.strict = False
    assert (await client.api_call("chat.postMessage", json={"channel": meera.id, "text": "a", "txet": "b"}))[
        "ok"
    ]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({}, "no_text"),
        ({"text": ""}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "a", "blocks": "nonsense"}, "invalid_blocks_format"),
        ({"text": "a", "blocks": ["nonsense"]}, "invalid_blocks_format"),
        ({"text": "a", "blocks": [{"type": "section"}]}, "invalid_blocks"),
        ({"text": "a", "blocks": [{"type": "sectoin", "text": plain(3)}]}, "invalid_blocks"),
        ({"text": "a", "blocks": [{"type": "header", "text": mrkdwn(3)}]}, "invalid_blocks"),
        ({"text": "a", "blocks": [asking(type="file_input")]}, "invalid_blocks"),
        ({"text": "a", "blocks": [{"type": "image", "image_url": "https://e.com/a.png"}]}, "invalid_blocks"),
        ({"text": "a", "metadata": {"event_type": "x"}}, "invalid_metadata_schema"),
        ({"text": "a", "thread_ts": "1.000001"}, "cannot_reply_to_message"),
        ({"text": "a", "markdown_text": "b"}, "markdown_text_conflict"),
    ],
)
async def test_what_a_message_may_say(
    wrong: Json, error: str, client: AsyncWebClient, meera: SlackPerson
) -> None:
    asked = {"channel": meera.dm.id, **wrong}
    assert (await refused(client.api_call("chat.postMessage", json=asked)))["error"] == error
    assert meera.messages() == []
    await client.chat_postMessage(
        channel=meera.dm.id, text="x" * 40_000, blocks=[{"type": "section", "text": plain(3)}]
    )
    assert len(meera.messages()) == 1


async def test_invalid_blocks_name_the_place(client: AsyncWebClient, meera: SlackPerson) -> None:
    blocks: list[Json] = [{"type": "divider"}, {"type": "section", "text": {**mrkdwn(3001)}, "colour": "red"}]
    answer = await refused(client.chat_postMessage(channel=meera.id, text="a", blocks=blocks))
    assert answer["errors"] == [
        "must be less than 3001 characters [json-pointer:/blocks/1/text/text]",
        "invalid additional property: colour [json-pointer:/blocks/1]",
    ]
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {one}" for one in answer["errors"]]


async def test_conversations(space: SlackWorkspace, client: AsyncWebClient, meera: SlackPerson) -> None:
    public = space.add_channel("general", [meera.id], with_bot=False)
    private = space.add_channel("board", [meera.id], "private", with_bot=False)
    assert (await refused(client.chat_postMessage(channel=public.id, text="a")))["error"] == "not_in_channel"
    assert (await refused(client.chat_postMessage(channel=private.id, text="a")))[
        "error"
    ] == "channel_not_found"
    assert (await refused(client.chat_postMessage(channel="C404", text="a")))["error"] == "channel_not_found"
    answer = await refused(client.conversations_open(users="U404"))
    assert answer["error"] == "user_not_found"
    public.members.add(space.app.bot_user)
    assert (await client.chat_postMessage(channel="#general", text="a"))["channel"] == public.id
    opened = await client.conversations_open(users=meera.id)
    assert (await client.conversations_info(channel=opened["channel"]["id"]))["channel"]["user"] == meera.id
    assert (await client.conversations_open(users=meera.id))["already_open"] is True


async def test_after_another_start_a_card_is_gone_but_its_conversation_is_not(clock: TurnableClock) -> None:
    names = []
    for others in ([], ["Ravi Menon", "Kiran Desai"]):
        async with serving(SlackWorkspace(clock=clock)) as space, ClientSession() as session:
            for name in others:
                assert person(space, name).dm
            meera = person(space, "Meera Rao", user_id="U000004711")
            client = AsyncWebClient(token=space.app.bot_token, base_url=space.api_url, session=session)
            gone = await refused(client.chat_update(channel="D000004711", ts="1.1", text="b"))
            assert gone["error"] == "message_not_found"
            names.append(meera.dm.id)
    assert names == ["D000004711"] * 2


async def test_only_own_lasting_messages_are_changed(client: AsyncWebClient, meera: SlackPerson) -> None:
    theirs = await meera.say("Hello")
    own = await client.chat_postMessage(channel=meera.id, text="Hi", blocks=[{"type": "divider"}])
    hidden = await client.chat_postEphemeral(channel=meera.dm.id, user=meera.id, text="Psst")
    channel = own["channel"]
    for ts, error in (
        (theirs.ts, "cant_update_message"),
        (hidden["message_ts"], "message_not_found"),
        ("1.1", "message_not_found"),
    ):
        assert (await refused(client.chat_update(channel=channel, ts=ts, text="b")))["error"] == error
    assert (await refused(client.chat_update(channel=meera.id, ts=own["ts"], text="b")))[
        "error"
    ] == "channel_not_found"
    assert (await refused(client.chat_delete(channel=channel, ts=theirs.ts)))[
        "error"
    ] == "cant_delete_message"
    changed = await client.chat_update(channel=channel, ts=own["ts"], text="b")
    assert [one["type"] for one in changed["message"]["blocks"]] == ["divider"], "blocks not mentioned stay"
    assert (
        "blocks"
        not in (await client.chat_update(channel=channel, ts=own["ts"], text="b", blocks=[]))["message"]
    )
    await client.chat_delete(channel=channel, ts=own["ts"])
    assert meera.messages()[0].text == "Hello"
