"""The page: Slack and Telegram side by side, with the mailbox, the calendar, the traffic and the clock."""

from bot.playground.page.cast import Cast, Resident
from bot.playground.page.routes import page_routes

__all__ = ["Cast", "Resident", "page_routes"]
