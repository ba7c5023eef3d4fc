"""The methods of the Web API, which register themselves when imported."""

from bot.playground.slack.methods import (
    apps,
    chat,
    conversations,
    files,
    identity,
    oauth,
    unfurls,
    users,
    views,
)

__all__ = ["apps", "chat", "conversations", "files", "identity", "oauth", "unfurls", "users", "views"]
