"""Everything the page shows of one person, part by part."""

from dataclasses import dataclass

from bot.playground.page.cast import Resident
from bot.playground.page.panes import Json
from bot.playground.page.panes.calendar import calendar_pane
from bot.playground.page.panes.letters import letters_pane
from bot.playground.page.panes.slack import messages_pane, place_pane, toasts_pane, views_pane
from bot.playground.page.panes.telegram import bot_pane, chat_pane
from bot.playground.page.panes.town import clock_pane, faults_pane, linkedin_pane, people_pane
from bot.playground.page.stage import Stage
from core.kit.words import Words
from core.people.identify import actor_for_chat

COMMON = {"help": "What you can do here", "drafts": "Conversations you have begun"}
STRANGERS = {
    "register_agency": "Register your recruiting agency",
    "join": "Bring an invitation or a code",
    "help": "What you can do here",
}


@dataclass(frozen=True, slots=True)
class Known:
    """Whether HireSync knows the person, and what they may type after its slash command."""

    known: bool
    commands: dict[str, str]


def snapshot(stage: Stage, me: Resident, seen: dict[str, int], known: Known) -> Json:
    """A part is sent only when it differs from what the page has."""
    town = stage.town
    return {
        "people": people_pane(stage, seen),
        "slack": place_pane(me.slack, known.commands),
        "slack.messages": messages_pane(me.slack),
        "slack.views": views_pane(me.slack),
        "slack.toasts": toasts_pane(me.slack),
        "telegram": bot_pane(me.telegram),
        "telegram.chat": chat_pane(me.telegram),
        "letters": letters_pane(stage),
        "calendar": calendar_pane(me, town.mailbox),
        "linkedin": linkedin_pane(town),
        "clock": clock_pane(town),
        "faults": faults_pane(town),
        "diary": stage.diary.text(),
        "returned": stage.cast.returned and known.known,
    }


async def known_to_house(stage: Stage, me: Resident) -> Known:
    """As the product itself says it."""
    who = me.in_slack()
    actor = await actor_for_chat(who.channel, who.workspace, who.external_id)
    if actor is None:
        return Known(False, STRANGERS)
    words = Words(actor.locale, actor.zone)
    own = stage.house.registry.commands(actor.role)
    return Known(True, {name: words(text) for name, text in own.items()} | COMMON)
