"""A strict Slack on loopback: its Web API, its events and its Socket Mode, with people to use it."""

from bot.playground.slack.filling import Impossible
from bot.playground.slack.installed import SlackApp
from bot.playground.slack.people import person
from bot.playground.slack.person import SlackPerson
from bot.playground.slack.records import Channel, Member, Message, StoredFile, Toast, View
from bot.playground.slack.server import routes, serving
from bot.playground.slack.workspace import SlackWorkspace

__all__ = [
    "Channel",
    "Impossible",
    "Member",
    "Message",
    "SlackApp",
    "SlackPerson",
    "SlackWorkspace",
    "StoredFile",
    "Toast",
    "View",
    "person",
    "routes",
    "serving",
]
