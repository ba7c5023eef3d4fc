"""A strict local Telegram: people on one side, the Bot API on the other."""

from bot.playground.telegram.city import TelegramCity
from bot.playground.telegram.group import TelegramGroup
from bot.playground.telegram.person import TelegramPerson
from bot.playground.telegram.server import telegram_routes

__all__ = ["TelegramCity", "TelegramGroup", "TelegramPerson", "telegram_routes"]
