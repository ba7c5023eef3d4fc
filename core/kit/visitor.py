"""Somebody who writes to us from a chat, before we know whether he has an account."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visitor:
    """An account of a chat platform: `workspace` is Slack's team, empty in Telegram."""

    channel: str
    workspace: str
    external_id: str
    chat_id: str
    """Where to write to this person alone: a direct-message channel, a private chat."""
    name: str = ""
    language: str = "en"
