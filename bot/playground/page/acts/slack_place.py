"""Where on the Slack pane something was done."""

from bot.playground.page.acts.act import Refused
from bot.playground.page.panes import Json
from bot.playground.slack import SlackPerson
from bot.playground.slack.controls import controls
from bot.playground.slack.payloads import Place
from bot.playground.slack.records import Message, View


def find_place(person: SlackPerson, given: Json) -> Place:
    """The message or the view the page names, if the person can still see it."""
    if name := given.get("view"):
        return find_view(person, str(name))
    return find_message(person, str(given.get("ts")))


def find_message(person: SlackPerson, ts: str) -> Message:
    """In any conversation of the person."""
    for channel in person.channels():
        for message in person.messages(channel):
            if message.ts == ts:
                return message
    raise Refused("This message is gone.")


def find_view(person: SlackPerson, name: str) -> View:
    home = person.home()
    for view in [*person.stack(), *([home] if home else [])]:
        if view.id == name:
            return view
    raise Refused("This window has been closed meanwhile.")


def control_words(place: Place, given: Json) -> str:
    """The words a person reads on the control."""
    for one in controls(place):
        if (one.block["block_id"], one.element["action_id"]) == (given["block"], given["action"]):
            return one.label
    return str(given["action"])
