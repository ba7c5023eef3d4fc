"""Commands by scope and language, and what the bot says about itself."""

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatAdministrators,
    BotCommandScopeChatMember,
    MenuButtonCommands,
    MenuButtonWebApp,
    WebAppInfo,
)

from bot.playground.telegram import TelegramCity, TelegramPerson

from .conftest import refused


def names(menu: list[dict[str, str]]) -> list[str]:
    return [command["command"] for command in menu]


async def test_a_person_sees_the_narrowest_list_in_their_language(
    api: Bot, city: TelegramCity, talking: TelegramPerson
) -> None:
    hindi = city.person("Ravi", language="hi")
    group = city.group("Hiring", talking, hindi)
    await group.adds_bot(talking)
    assert talking.menu() == []
    await api.set_my_commands([("start", "Begin")])
    await api.set_my_commands([("shuru", "Shuru")], language_code="hi")
    assert (names(talking.menu()), names(hindi.menu())) == (["start"], ["shuru"])
    await api.set_my_commands([("help", "Help")], BotCommandScopeAllPrivateChats())
    assert (names(talking.menu()), names(talking.menu(group))) == (["help"], ["start"])
    await api.set_my_commands([("approve", "Approve")], BotCommandScopeChat(talking.id))
    assert (names(talking.menu()), names(hindi.menu())) == (["approve"], ["help"])
    await api.set_my_commands([("all", "All")], BotCommandScopeAllGroupChats())
    await api.set_my_commands([("rule", "Rule")], BotCommandScopeChatAdministrators(group.id))
    assert (names(talking.menu(group)), names(hindi.menu(group))) == (["rule"], ["all"])
    await api.set_my_commands([("own", "Own")], BotCommandScopeChatMember(group.id, hindi.id))
    assert names(hindi.menu(group)) == ["own"]
    await api.delete_my_commands(BotCommandScopeChat(talking.id))
    assert names(talking.menu()) == ["help"]
    assert await api.get_my_commands(BotCommandScopeAllPrivateChats()) == (BotCommand("help", "Help"),)
    assert await api.get_my_commands(BotCommandScopeChat(talking.id)) == ()


@pytest.mark.parametrize(
    ("commands", "why"),
    [
        ([("Start", "Begin")], "bot_command_invalid"),
        ([("a" * 33, "Begin")], "bot_command_invalid"),
        ([("post-job", "Post")], "bot_command_invalid"),
        ([("start", " ")], "bot_command_description_invalid"),
        ([("start", "x" * 257)], "bot_command_description_invalid"),
        ([(f"c{number}", "x") for number in range(101)], "bot_commands_too_much"),
    ],
)
async def test_commands_have_limits(api: Bot, commands: list[tuple[str, str]], why: str) -> None:
    with refused(why):
        await api.set_my_commands(commands)
    await api.set_my_commands([("a" * 32, "x" * 256), *((f"c{number}", "x") for number in range(99))])
    assert len(await api.get_my_commands()) == 100


async def test_scopes_and_languages_must_exist(api: Bot) -> None:
    with refused("chat not found"):
        await api.set_my_commands([("start", "Begin")], BotCommandScopeChat(4242))
    with refused("invalid language code"):
        await api.set_my_commands([("start", "Begin")], language_code="en-GB")


async def test_descriptions_and_the_menu_button(api: Bot, talking: TelegramPerson) -> None:
    await api.set_my_description("Hire by chat")
    await api.set_my_description("Hire in Hindi", language_code="hi")
    await api.set_my_short_description("Hire")
    assert (await api.get_my_description("hi")).description == "Hire in Hindi"
    assert (await api.get_my_description("ta")).description == "Hire by chat"
    assert (await api.get_my_short_description()).short_description == "Hire"
    with refused("description is too long"):
        await api.set_my_description("x" * 513)
    with refused("short description is too long"):
        await api.set_my_short_description("x" * 121)
    assert await api.get_chat_menu_button() == MenuButtonCommands()
    with refused("only HTTPS links are allowed"):
        await api.set_chat_menu_button(talking.id, MenuButtonWebApp("Open", WebAppInfo("http://x.test")))
    button = MenuButtonWebApp("Open", WebAppInfo("https://x.test"))
    await api.set_chat_menu_button(talking.id, button)
    assert await api.get_chat_menu_button(talking.id) == button
    assert await api.get_chat_menu_button() == MenuButtonCommands()
