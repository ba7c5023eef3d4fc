"""Acts in Slack."""

from typing import Any

from bot.playground.page.acts import slack_app
from bot.playground.page.acts.act import Act, Refused
from bot.playground.page.acts.slack_modal import MODAL_ACTS
from bot.playground.page.acts.slack_place import control_words, find_place
from bot.playground.page.acts.tokens import told
from bot.playground.page.cast import Resident
from bot.playground.page.diary import file
from bot.playground.page.panes import Json
from bot.playground.page.stage import Stage
from bot.playground.slack import View
from bot.playground.slack.controls import controls
from bot.playground.slack.records import Channel


async def say(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Write a message, or type a command where it begins with a slash."""
    text, channel = str(given["text"]).strip(), _channel(me, given)
    command, _, rest = text.partition(" ")
    if command in me.slack.space.app.commands:
        stage.diary.wrote(me.name, "slack.commands", *told(stage, rest.strip()))
        await me.slack.command(command, rest.strip(), channel)
    elif text.startswith("/"):
        known = ", ".join(me.slack.space.app.commands)
        raise Refused(f"{command} is not a command of this workspace. There is {known}.")
    else:
        stage.diary.wrote(me.name, "slack.says", text)
        await me.slack.say(text, channel)
    return None


async def upload(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Share a file in the conversation."""
    parcel = stage.parcels.find(str(given["token"]))
    stage.diary.wrote(me.name, "slack.sends", file(parcel.name), parcel.name)
    await me.slack.upload(parcel.content, parcel.name, _channel(me, given), text=str(given.get("text") or ""))
    return None


async def press(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Press a button of a message, of the home tab or of the modal in front."""
    place = find_place(me.slack, given)
    words = control_words(place, given)
    if isinstance(place, View) and sum(one.label == words for one in controls(place)) > 1:
        stage.diary.pressed_there(me.name, str(given["action"]))
    else:
        stage.diary.wrote(me.name, "slack.presses", words)
    await me.slack.press(place, str(given["action"]), str(given["block"]))
    return None


async def choose(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Pick from a menu that tells the app at once."""
    place = find_place(me.slack, given)
    stage.diary.wrote(me.name, "slack.account.choose", None, control_words(place, given), given["value"])
    await me.slack.choose(place, str(given["action"]), given["value"], str(given["block"]))
    return None


async def home(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Open the home tab."""
    stage.diary.wrote(me.name, "slack.opens_home")
    await me.slack.open_home()
    return None


def _channel(me: Resident, given: dict[str, Any]) -> Channel | None:
    return me.slack.space.channels.get(str(given.get("channel") or ""))


ACTS: dict[str, Act] = {
    "say": say, "upload": upload, "press": press, "choose": choose, "home": home,
    **MODAL_ACTS, **slack_app.ACTS,
}  # fmt: skip
