"""Commands, descriptions and the menu button."""

from typing import TYPE_CHECKING, Any

from bot.playground.telegram.ask import Ask
from bot.playground.telegram.commands import Scope, read_language, read_scope
from bot.playground.telegram.errors import bad_request
from bot.playground.telegram.methods.find import find_chat

if TYPE_CHECKING:
    from bot.playground.telegram.city import TelegramCity


async def set_commands(city: "TelegramCity", ask: Ask) -> bool:
    commands = ask.array("commands")
    if commands is None:
        raise bad_request("parameter commands is required")
    city.commands.write(_scope(city, ask), read_language(ask.text("language_code")), commands)
    return True


async def get_commands(city: "TelegramCity", ask: Ask) -> list[dict[str, str]]:
    return city.commands.read(_scope(city, ask), read_language(ask.text("language_code")))


async def delete_commands(city: "TelegramCity", ask: Ask) -> bool:
    city.commands.lists.pop((_scope(city, ask), read_language(ask.text("language_code"))), None)
    return True


async def set_description(city: "TelegramCity", ask: Ask) -> bool:
    return _describe(city.profile.descriptions, ask, "description", 512)


async def get_description(city: "TelegramCity", ask: Ask) -> dict[str, str]:
    return {"description": _described(city.profile.descriptions, ask)}


async def set_short_description(city: "TelegramCity", ask: Ask) -> bool:
    return _describe(city.profile.short_descriptions, ask, "short_description", 120)


async def get_short_description(city: "TelegramCity", ask: Ask) -> dict[str, str]:
    return {"short_description": _described(city.profile.short_descriptions, ask)}


async def set_menu_button(city: "TelegramCity", ask: Ask) -> bool:
    button = ask.table("menu_button") or {"type": "default"}
    if button.get("type") not in ("commands", "default", "web_app"):
        raise bad_request("unsupported type of the MenuButton specified")
    app = button.get("web_app")
    address = str(app.get("url", "")) if isinstance(app, dict) else ""
    if button["type"] == "web_app" and not address.startswith("https://"):
        raise bad_request("menu button Web App URL is invalid: Only HTTPS links are allowed")
    if ask.text("chat_id"):
        find_chat(city, ask).menu_button = button
    else:
        city.profile.menu_button = button
    return True


async def get_menu_button(city: "TelegramCity", ask: Ask) -> dict[str, Any]:
    own = find_chat(city, ask).menu_button if ask.text("chat_id") else None
    return own or city.profile.menu_button


def _scope(city: "TelegramCity", ask: Ask) -> Scope:
    scope = read_scope(ask.table("scope"))
    if scope[1] and scope[1] not in city.chats:
        raise bad_request("chat not found")
    return scope


def _describe(book: dict[str, str], ask: Ask, name: str, limit: int) -> bool:
    words = ask.text(name)
    if len(words) > limit:
        raise bad_request(f"{name.replace('_', ' ')} is too long")
    book[read_language(ask.text("language_code"))] = words
    return True


def _described(book: dict[str, str], ask: Ask) -> str:
    return book.get(ask.text("language_code")) or book.get("", "")
