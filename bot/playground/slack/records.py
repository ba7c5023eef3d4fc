"""What a workspace remembers: people, conversations, messages, views and files."""

import mimetypes
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Json = dict[str, Any]
Kind = Literal["im", "mpim", "public", "private"]


@dataclass
class Member:
    """A user of the workspace, a person or a bot."""

    id: str
    name: str
    real_name: str
    email: str = ""
    zone: str = "Asia/Kolkata"
    zone_offset: int = 19_800
    locale: str = "en-US"
    is_bot: bool = False
    is_admin: bool = False
    deleted: bool = False
    team_id: str = ""


@dataclass
class Message:
    """One message; seen by one person only when ephemeral."""

    channel: str
    ts: str
    user: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    files: list["StoredFile"] = field(default_factory=list)
    bot_id: str = ""
    app_id: str = ""
    thread_ts: str = ""
    metadata: Json | None = None
    edited: Json | None = None
    only_for: str = ""
    state: dict[str, dict[str, Json]] = field(default_factory=dict)

    @property
    def ephemeral(self) -> bool:
        return bool(self.only_for)


@dataclass
class Channel:
    """A conversation."""

    id: str
    kind: Kind
    name: str
    members: set[str]
    messages: list[Message] = field(default_factory=list)
    archived: bool = False

    def message(self, ts: str) -> Message | None:
        """The lasting message of that moment; ephemeral ones cannot be found by anybody."""
        return next((one for one in reversed(self.messages) if one.ts == ts and not one.ephemeral), None)


@dataclass
class View:
    """A modal or home view as one person has it open, with what they have filled in so far."""

    id: str
    kind: Literal["modal", "home"]
    user: str
    content: Json
    hash: str
    root_id: str
    previous_id: str | None = None
    state: dict[str, dict[str, Json]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        return list(self.content["blocks"])

    @property
    def title(self) -> str:
        return str((self.content.get("title") or {}).get("text", ""))

    @property
    def callback_id(self) -> str:
        return str(self.content.get("callback_id") or "")


@dataclass
class StoredFile:
    """A file and, once known, where it was shared."""

    id: str
    name: str
    title: str
    user: str
    content: bytes
    created: datetime
    declared: int = 0
    arrived: bool = False
    complete: bool = False
    alt_text: str = ""
    shares: dict[str, str] = field(default_factory=dict)

    @property
    def mimetype(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def filetype(self) -> str:
        return self.name.rpartition(".")[2].lower() if "." in self.name else "binary"


@dataclass(frozen=True)
class Toast:
    """What Slack itself tells a person when an app fails them."""

    user: str
    error: str
    text: str
