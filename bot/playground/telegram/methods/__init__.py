"""The Bot API's methods this playground knows, by lower-case name."""

from bot.playground.telegram.methods.table import METHODS, Method

__all__ = ["METHODS", "Method"]
