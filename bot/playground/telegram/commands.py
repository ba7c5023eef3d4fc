"""Command lists by scope and language, and which of them a person sees."""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.playground.telegram.ask import as_number
from bot.playground.telegram.chat import Chat, Presence
from bot.playground.telegram.errors import bad_request

NAME = re.compile(r"[a-z0-9_]{1,32}")
SCOPES: dict[str, tuple[str, ...]] = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}
Scope = tuple[str, int, int]
"""Kind, chat and person; 0 where the kind needs none."""
Command = dict[str, str]


@dataclass
class CommandBook:
    """What setMyCommands stored."""

    lists: dict[tuple[Scope, str], list[Command]] = field(default_factory=dict)

    def write(self, scope: Scope, language: str, commands: list[Any]) -> None:
        checked = [_checked(one) for one in commands]
        if len(checked) > 100:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        self.lists[scope, language] = checked
        if not checked:
            del self.lists[scope, language]

    def read(self, scope: Scope, language: str) -> list[Command]:
        return self.lists.get((scope, language), [])

    def menu(self, chat: Chat, person_id: int, language: str) -> list[Command]:
        """The first list that exists, narrowest scope first (core.telegram.org/bots/api#botcommandscope)."""
        for scope in _narrowing(chat, person_id):
            for tongue in (language, ""):
                if found := self.lists.get((scope, tongue)):
                    return found
        return []


def read_scope(given: dict[str, Any] | None) -> Scope:
    """The scope of a call, complete or refused."""
    if not given:
        return ("default", 0, 0)
    kind = str(given.get("type", ""))
    if kind not in SCOPES:
        raise bad_request("unsupported type of the BotCommandScope specified")
    for needed in SCOPES[kind]:
        if needed not in given:
            raise bad_request(f'can\'t parse BotCommandScope: Field "{needed}" must be specified')
    numbers = {name: as_number(given[name], name) for name in SCOPES[kind]}
    return (kind, numbers.get("chat_id", 0), numbers.get("user_id", 0))


def read_language(code: str) -> str:
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def _narrowing(chat: Chat, person_id: int) -> list[Scope]:
    if chat.private:
        return [("chat", chat.id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)]
    admin = chat.members.get(person_id) in (Presence.ADMINISTRATOR, Presence.CREATOR)
    scopes: list[Scope] = [("chat_member", chat.id, person_id)]
    scopes += [("chat_administrators", chat.id, 0)] if admin else []
    scopes += [("chat", chat.id, 0)]
    scopes += [("all_chat_administrators", 0, 0)] if admin else []
    return [*scopes, ("all_group_chats", 0, 0), ("default", 0, 0)]


def _checked(command: Any) -> Command:
    if not isinstance(command, dict):
        raise bad_request("expected an Array of BotCommand")
    name = str(command.get("command", "")).removeprefix("/")
    description = str(command.get("description", "")).strip()
    if not NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
