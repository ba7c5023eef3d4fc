"""Everything Slack sends goes through here: known to the desk, answered within its three seconds."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import structlog

from bot.desk import Answer, Desk
from bot.handlers.slack.errors import translated
from bot.handlers.slack.events import SlackEvents
from bot.handlers.slack.modals import SlackModals
from bot.handlers.slack.origin import Body, is_outsider
from bot.handlers.slack.outside import Outside
from bot.handlers.slack.read import CHANNEL, visitor
from bot.handlers.slack.shortcuts import UNKNOWN_SHORTCUT, shortcut_of, ticket_answers, ticket_subject
from bot.handlers.slack.show_home import home_view
from bot.handlers.slack.transport import SlackTransport
from bot.handlers.slack.unfurl import Unfurls
from bot.handlers.slack.voice import SlackVoice
from bot.handlers.slack.wire import MAIN_COMMANDS, UNKNOWN_BUTTON, ActionData, read_value
from bot.looking import Looking
from core.database.lost import is_passing
from core.delivery.lane_names import chat_lane
from core.kit.card import Card
from core.kit.clock import Clock
from core.kit.errors import OutsideError
from core.kit.watch import UNWATCHED, Watch
from core.people.identify import Visitor

log = structlog.get_logger()
Json = dict[str, Any]


class SlackDoor:
    """The way in for every workspace; returns the body of the acknowledgement."""

    def __init__(
        self,
        desk: Desk,
        transport: SlackTransport,
        clock: Clock,
        looking: Looking,
        pages: Sequence[str] = (),
        watch: Watch = UNWATCHED,
    ) -> None:
        """`pages` are the addresses of the house's own pages, whose links get a preview."""
        self.desk, self.transport, self.clock = desk, transport, clock
        self._watch = watch
        self.looking = looking
        self.voice = SlackVoice(transport, looking)
        self.modals = SlackModals(desk, self.voice)
        self.outside = Outside(self.voice)
        self.events = SlackEvents(
            desk, self.voice, clock, Unfurls(tuple(filter(None, pages))), self.show_home
        )

    async def receive(self, body: Body) -> Json | None:
        """Deal with one request to its end; an unexpected fault is logged and told, never silent.

        While the database is away it raises, so that the request is not acknowledged.
        """
        self._watch.heard(CHANNEL, _kind(body), str(body.get("event_id") or ""))
        if await self.events.ended(body):
            return None
        who = _who(body)
        if who is None:
            return None
        try:
            if is_outsider(body):
                return await self.outside.refuse(body, who)
            return await self._dispatch(body, who)
        except OutsideError as error:
            log.warning("slack_answer_failed", kind=body.get("type"), error=str(error))
        except Exception as fault:
            if is_passing(fault):
                raise
            log.exception("slack_request_failed", kind=body.get("type"))
            await self.voice.apologise(who, await self.desk.words_of_apology(who))
            if body.get("type") == "view_submission":
                # Acknowledged, the modal would close over what was typed.
                raise
        return None

    async def _dispatch(self, body: Body, who: Visitor) -> Json | None:
        if "command" in body:
            return await self._command(body, who)
        match body.get("type"):
            case "event_callback":
                await self.events.hear(body, who)
            case "block_actions":
                await self._press(body, who)
            case "view_submission":
                return await self.modals.page(body, who)
            case "block_suggestion":
                return await self.modals.options(body, who)
            case "shortcut" | "message_action":
                await self._shortcut(body, who)
        return None

    # Commands, shortcuts and the start page.

    async def _command(self, body: Body, who: Visitor) -> Json | None:
        """`/hiresync <verb> …`, or a command of its own."""
        name, typed = str(body["command"]).lstrip("/"), str(body.get("text") or "")
        if name in MAIN_COMMANDS:
            name, _, typed = typed.strip().partition(" ")
        answer = await self.desk.command(who, name, typed)
        if answer.turned is not None:
            await self.modals.open(body, who, answer)
            return None
        return await self.voice.alone(body, who, answer)

    async def _shortcut(self, body: Body, who: Visitor) -> None:
        """Chosen from the composer, or on a message; whoever may not is told so where he looks."""
        chosen = shortcut_of(body)
        if chosen is None:
            words = await self.desk.words(who)
            answer = Answer(words, toast=words(UNKNOWN_SHORTCUT))
        elif chosen.kind == "message":
            answer = await self.desk.begin(who, chosen.form, ticket_subject(body), ticket_answers(body))
        else:
            answer = await self.desk.press(who, chosen.form, ())
        await self.modals.open(body, who, answer)

    async def show_home(self, who: Visitor, news: Card | None = None) -> None:
        """Publish the start page, and keep it in step with what waits there."""
        actor, words, sections = await self.desk.home(who, news)
        cards = [card for section in sections for card in section.cards]
        client = await self.transport.client_for(who.workspace)
        with translated():
            await client.views_publish(user_id=who.external_id, view=home_view(sections, words))
        if actor is not None:
            lane = chat_lane(CHANNEL, who.workspace, who.chat_id)
            await self.looking.remember_home(actor.user_id, cards, lane=lane, chat=who.chat_id)

    # Presses.

    async def _press(self, body: Body, who: Visitor) -> None:
        for action in body.get("actions") or ():
            if action.get("type") != "button" or action.get("url"):
                continue
            pressed = read_value(str(action.get("value") or ""))
            if pressed is None:
                await self.voice.toast(body, who, (await self.desk.words(who))(UNKNOWN_BUTTON))
            elif isinstance(pressed, ActionData):
                await self._action(body, who, pressed)
            else:
                await self.modals.turn(body, who, pressed)

    async def _action(self, body: Body, who: Visitor, pressed: ActionData) -> None:
        answer = await self.desk.press(who, pressed.name, pressed.args)
        view = body.get("view") or {}
        if answer.turned is not None:
            if view.get("type") == "modal":
                await self.modals.taken_up(who, view, answer)
            else:
                await self.modals.open(body, who, answer)
            return
        if answer.toast:
            await self.voice.toast(body, who, answer.toast)
        at_home = view.get("type") == "home"
        if at_home:
            await self.show_home(who, answer.card if answer.in_place else None)
        if answer.card is None or (answer.in_place and at_home):
            return
        if answer.in_place and body.get("message") is not None:
            await self.voice.redraw(body, who, answer.card, answer)
        elif answer.in_place and body.get("response_url"):
            await self.voice.replace(str(body["response_url"]), who, answer.card, answer)
        else:
            await self.voice.say(who, replace(answer, toast=""))


KINDS = frozenset({"block_actions", "view_submission", "block_suggestion", "shortcut", "message_action"})


def _kind(body: Body) -> str:
    """What sort of request it is; a label, so that nothing from outside may make up new ones."""
    if "command" in body:
        return "command"
    if body.get("type") == "event_callback":
        event = body.get("event") or {}
        return "file" if event.get("files") else "event"
    kind = str(body.get("type"))
    return kind if kind in KINDS else "other"


def _who(body: Body) -> Visitor | None:
    """The person behind a request; None for what no person did."""
    try:
        return visitor(body)
    except (KeyError, TypeError):
        return None
