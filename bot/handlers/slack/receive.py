"""Everything Slack sends goes through here: known to the desk, answered within its three seconds."""

from dataclasses import replace
from typing import Any

import structlog

from bot.desk import Answer, Desk
from bot.handlers.slack.errors import translated
from bot.handlers.slack.modals import SlackModals
from bot.handlers.slack.read import CHANNEL, Body, file_answer, visitor
from bot.handlers.slack.show_card import draw_card, home_view
from bot.handlers.slack.transport import SlackTransport
from bot.handlers.slack.voice import SlackVoice
from bot.handlers.slack.wire import UNKNOWN_BUTTON, ActionData, read_value
from bot.looking import Looking
from core.database.lost import is_passing
from core.delivery.lane_names import chat_lane
from core.delivery.seen import first_time, was_seen
from core.kit.card import Button, Card, Style
from core.kit.clock import Clock
from core.kit.errors import OutsideError
from core.kit.words import N_, Words
from core.people.identify import Visitor
from core.ports import Shown

log = structlog.get_logger()
Json = dict[str, Any]


class SlackDoor:
    """The way in for every workspace; returns the body of the acknowledgement."""

    def __init__(self, desk: Desk, transport: SlackTransport, clock: Clock, looking: Looking) -> None:
        self.desk, self.transport, self.clock = desk, transport, clock
        self.looking = looking
        self.voice = SlackVoice(transport, looking)
        self.modals = SlackModals(desk, self.voice)

    async def receive(self, body: Body) -> Json | None:
        """Deal with one request to its end; an unexpected fault is logged and told, never silent.

        While the database is away it raises, so that the request is not acknowledged.
        """
        who = _who(body)
        if who is None:
            return None
        try:
            return await self._dispatch(body, who)
        except OutsideError as error:
            log.warning("slack_answer_failed", kind=body.get("type"), error=str(error))
        except Exception as fault:
            if is_passing(fault):
                raise
            log.exception("slack_request_failed", kind=body.get("type"))
            await self.voice.apologise(who)
            if body.get("type") == "view_submission":
                # Acknowledged, the modal would close over what was typed.
                raise
        return None

    async def _dispatch(self, body: Body, who: Visitor) -> Json | None:
        if "command" in body:
            return await self._command(body, who)
        match body.get("type"):
            case "event_callback":
                await self._event(body, who)
            case "block_actions":
                await self._press(body, who)
            case "view_submission":
                return await self.modals.page(body, who)
            case "block_suggestion":
                return await self.modals.options(body, who)
            case "shortcut" | "message_action":
                await self.modals.open(
                    body, who, await self.desk.press(who, str(body.get("callback_id") or ""), ())
                )
        return None

    # Commands and events.

    async def _command(self, body: Body, who: Visitor) -> Json | None:
        """`/hiresync <verb> …`, or a command of its own."""
        name, typed = str(body["command"]).lstrip("/"), str(body.get("text") or "")
        if name == "hiresync":
            name, _, typed = typed.strip().partition(" ")
        answer = await self.desk.command(who, name, typed)
        if answer.turned is not None:
            await self.modals.open(body, who, answer)
            return None
        card = answer.card or Card(answer.toast)
        drawn = draw_card(card, answer.words)
        await self.voice.keep(who, answer, card, Shown(who.chat_id, str(body.get("response_url") or "")))
        # Shown to the person alone, whatever channel the command was typed in.
        return {"response_type": "ephemeral", "text": drawn.text, "blocks": drawn.blocks}

    async def _event(self, body: Body, who: Visitor) -> None:
        """What somebody wrote has its effect once; remembered after it, so that a fault lets it return."""
        event, event_id = body["event"], str(body.get("event_id") or "")
        if event.get("type") == "app_home_opened" and event.get("tab", "home") == "home":
            await self.show_home(who)
        elif _is_said(event) and not await was_seen(CHANNEL, event_id):
            await self._message(event, who, event_id)
            await first_time(CHANNEL, event_id, now=self.clock.now())

    async def _message(self, event: Body, who: Visitor, event_id: str) -> None:
        """Words in the direct message: a command by its name; a file answers the question that waits."""
        if event.get("files"):
            raw = file_answer(event["files"][0], who.workspace)
            await self.voice.say(who, await self.desk.text(who, raw, event_id=event_id))
            return
        name, _, typed = str(event.get("text") or "").strip().lstrip("/").partition(" ")
        form = self.desk.registry.forms.get(name.lower())
        if form is not None and not form.needs_subject:
            await self.voice.say(who, await self._begin_button(who, form.name, form.title))
            return
        await self.voice.say(who, await self.desk.command(who, name or "help", typed))

    async def _begin_button(self, who: Visitor, name: str, title: str) -> Answer:
        """A modal opens only after a press (trigger ids come with presses), so offer one."""
        actor = await self.desk.actor(who)
        words = Words(actor.locale, actor.zone) if actor is not None else Words(who.language)
        begin = Button(words(N_("Begin")), name, (), Style.PRIMARY)
        return Answer(words, card=Card(words(title), rows=((begin,),)))

    async def show_home(self, who: Visitor, news: Card | None = None) -> None:
        """Publish the start page, and keep it in step with what waits there."""
        words, cards = await self.desk.home(who, news)
        client = await self.transport.client_for(who.workspace)
        with translated():
            await client.views_publish(user_id=who.external_id, view=home_view(cards, words))
        actor = await self.desk.actor(who)
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
                await self.voice.toast(body, who, Words()(UNKNOWN_BUTTON))
            elif isinstance(pressed, ActionData):
                await self._action(body, who, pressed)
            else:
                await self.modals.turn(body, who, pressed)

    async def _action(self, body: Body, who: Visitor, pressed: ActionData) -> None:
        answer = await self.desk.press(who, pressed.name, pressed.args)
        view = body.get("view") or {}
        if answer.turned is not None:
            if view.get("type") == "modal":
                await self.modals.update(who, view, answer)
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


def _is_said(event: Body) -> bool:
    """A person wrote to us alone; edits, joins and our own messages are none of that."""
    is_ours = bool(event.get("bot_id")) or event.get("subtype") not in (None, "file_share")
    return event.get("type") == "message" and event.get("channel_type") == "im" and not is_ours


def _who(body: Body) -> Visitor | None:
    """The person behind a request; None for what no person did."""
    try:
        return visitor(body)
    except (KeyError, TypeError):
        return None
