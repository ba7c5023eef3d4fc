"""Acts around the app itself: its shortcuts, its removal from a workspace."""

from bot.playground.page.acts.act import Act, Refused
from bot.playground.page.acts.slack_place import find_message
from bot.playground.page.cast import Resident
from bot.playground.page.diary import Source
from bot.playground.page.panes import Json
from bot.playground.page.stage import Stage
from bot.playground.slack.methods.apps import uninstalled


async def shortcut(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Choose one from the lightning of the composer."""
    name = str(given["name"])
    stage.diary.wrote(me.name, "slack.account.shortcut", name)
    await me.slack.shortcut(name)
    return None


async def message_shortcut(stage: Stage, me: Resident, given: Json) -> Json | None:
    """Choose one from the menu of a message; a test finds the message again by its words."""
    name, message = str(given["name"]), find_message(me.slack, str(given["ts"]))
    newest = Source(f"{stage.diary.variable(me.name)}.slack.account.messages()[-1]")
    stage.diary.wrote(me.name, "slack.account.message_shortcut", name, newest)
    await me.slack.message_shortcut(name, message)
    return None


async def remove_app(stage: Stage, me: Resident, given: Json) -> Json | None:
    """What an administrator of the workspace may do; the app is told, and its token ends."""
    space = me.slack.space
    if space is stage.town.slack:
        raise Refused("The playground itself lives in this workspace. Remove the app from the other one.")
    uninstalled(space)
    return None


ACTS: dict[str, Act] = {"shortcut": shortcut, "message_shortcut": message_shortcut, "remove_app": remove_app}
