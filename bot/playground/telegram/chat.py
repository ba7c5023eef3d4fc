"""One conversation: who is in it, what was said, and what the bot may do there."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from bot.playground.telegram.message import Message

TOPIC_COLOUR = 7322096


class Presence(StrEnum):
    """What the bot, or a member, is to a chat; the values travel as `status`."""

    STRANGER = "stranger"
    MEMBER = "member"
    ADMINISTRATOR = "administrator"
    CREATOR = "creator"
    LEFT = "left"
    KICKED = "kicked"


@dataclass(eq=False)
class Chat:
    """A private chat has the id of its person; a group a negative one."""

    id: int
    type: Literal["private", "supergroup"]
    names: dict[str, Any]
    bot: Presence = Presence.STRANGER
    members: dict[int, Presence] = field(default_factory=dict)
    messages: list["Message"] = field(default_factory=list)
    topics: dict[int, str] = field(default_factory=dict)
    pinned: list["Message"] = field(default_factory=list)
    action: str = ""
    menu_button: dict[str, Any] | None = None
    deactivated: bool = False
    moved_to: int | None = None
    """The supergroup that a group has become."""

    @property
    def private(self) -> bool:
        return self.type == "private"

    def as_json(self) -> dict[str, Any]:
        return {"id": self.id, "type": self.type, **self.names}

    def message(self, message_id: int | None) -> "Message | None":
        """The message by its number unless it was deleted."""
        found = (one for one in self.messages if one.id == message_id and not one.deleted)
        return next(found, None)
