"""Everything Slack sends goes through here: known to the desk, answered within its three seconds."""

from dataclasses import dataclass, replace
from typing import Any

import structlog
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.desk import Answer, Desk
from bot.forms import events
from bot.forms.draft import Token
from bot.forms.screen import Mode, Screen
from bot.handlers.slack.errors import CardGone, ViewGone, translated
from bot.handlers.slack.inputs import option
from bot.handlers.slack.read import CHANNEL, Body, file_answer, page_values, turn_event, visitor
from bot.handlers.slack.show import draw_screen
from bot.handlers.slack.show_card import card_view, draw_card, home_view
from bot.handlers.slack.transport import SlackTransport
from bot.handlers.slack.wire import CARD_VIEW, TURN_VIEW, ActionData, read_value
from core.database.lost import is_passing
from core.delivery.seen import first_time, was_seen
from core.kit.card import Button, Card, Style
from core.kit.clock import Clock
from core.kit.errors import OutsideError
from core.kit.words import N_, Words
from core.people.identify import Visitor
from core.ports import Address, Shown

log = structlog.get_logger()
UNKNOWN_BUTTON = N_("I do not know this button any more. Write “help” to see what I can do.")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SlackDoor:
    """The way in for every workspace; returns the body of the acknowledgement."""

    desk: Desk
    transport: SlackTransport
    clock: Clock

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
            await self._apologise(who)
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
                return await self._page(body, who)
            case "block_suggestion":
                return await self._options(body, who)
            case "shortcut" | "message_action":
                await self._open(
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
            await self._open(body, who, answer)
            return None
        card = answer.card or Card(answer.toast)
        drawn = draw_card(card, answer.words)
        # Shown to the person alone, whatever channel the command was typed in.
        return {"response_type": "ephemeral", "text": drawn.text, "blocks": drawn.blocks}

    async def _event(self, body: Body, who: Visitor) -> None:
        """What somebody wrote has its effect once; remembered after it, so that a fault lets it return."""
        event, event_id = body["event"], str(body.get("event_id") or "")
        if event.get("type") == "app_home_opened" and event.get("tab", "home") == "home":
            await self._home(who)
        elif _is_said(event) and not await was_seen(CHANNEL, event_id):
            await self._message(event, who, event_id)
            await first_time(CHANNEL, event_id, now=self.clock.now())

    async def _message(self, event: Body, who: Visitor, event_id: str) -> None:
        """Words in the direct message: a command by its name; a file answers the question that waits."""
        if event.get("files"):
            raw = file_answer(event["files"][0], who.workspace)
            await self._say(who, await self.desk.text(who, raw, event_id=event_id))
            return
        name, _, typed = str(event.get("text") or "").strip().lstrip("/").partition(" ")
        form = self.desk.registry.forms.get(name.lower())
        if form is not None and not form.needs_subject:
            await self._say(who, await self._begin_button(who, form.name, form.title))
            return
        await self._say(who, await self.desk.command(who, name or "help", typed))

    async def _begin_button(self, who: Visitor, name: str, title: str) -> Answer:
        """A modal opens only after a press (trigger ids come with presses), so offer one."""
        actor = await self.desk.actor(who)
        words = Words(actor.locale, actor.zone) if actor is not None else Words(who.language)
        begin = Button(words(N_("Begin")), name, (), Style.PRIMARY)
        return Answer(words, card=Card(words(title), rows=((begin,),)))

    async def _home(self, who: Visitor, news: Card | None = None) -> None:
        words, cards = await self.desk.home(who, news)
        client = await self.transport.client_for(who.workspace)
        with translated():
            await client.views_publish(user_id=who.external_id, view=home_view(cards, words))

    # Modals.

    async def _page(self, body: Body, who: Visitor) -> Json | None:
        """A page was sent: the next one, or errors by block with everything typed kept."""
        view = body.get("view") or {}
        if view.get("callback_id") != TURN_VIEW:
            return None
        raw = page_values(view, who.workspace)
        event: events.Event = events.Filled(raw)
        answer = await self.desk.turn(who, str(view.get("private_metadata") or ""), event)
        screen = answer.screen
        if screen is None:
            closing = Card(answer.toast)
            return {"response_action": "update", "view": card_view(closing, "HireSync", answer.words)}
        assert answer.turned is not None
        errors = {ask.key: ask.error for ask in screen.asks if ask.error}
        if errors and errors.keys() <= raw.keys():
            return {"response_action": "errors", "errors": errors}
        return {"response_action": "update", "view": draw_screen(screen, answer.words)}

    async def _options(self, body: Body, who: Visitor) -> Json:
        view = body.get("view") or {}
        key, typed = str(body.get("block_id")), str(body.get("value") or "")
        found = await self.desk.options(who, str(view.get("private_metadata")), key, typed)
        return {"options": [option(one, Words()) for one in found[:100]]}

    async def _open(self, body: Body, who: Visitor, answer: Answer) -> None:
        """Show a conversation in a modal; where the trigger has ended, offer to continue in a message."""
        if answer.turned is None:
            await self._say(who, answer)
            return
        view = draw_screen(answer.turned.screen, answer.words)
        client = await self.transport.client_for(who.workspace)
        try:
            with translated():
                opened = await client.views_open(trigger_id=str(body.get("trigger_id")), view=view)
            # A worker that has read a file shows the next page here; the id stays from page to page.
            await self.desk.where(answer.turned.draft_id, CHANNEL, {"view": opened["view"]["id"]})
        except ViewGone:
            await self._continue_here(who, answer)

    # Presses.

    async def _press(self, body: Body, who: Visitor) -> None:
        for action in body.get("actions") or ():
            if action.get("type") != "button" or action.get("url"):
                continue
            pressed = read_value(str(action.get("value") or ""))
            if pressed is None:
                await self._toast(body, who, Words()(UNKNOWN_BUTTON))
            elif isinstance(pressed, ActionData):
                await self._action(body, who, pressed)
            else:
                await self._turn(body, who, pressed)

    async def _action(self, body: Body, who: Visitor, pressed: ActionData) -> None:
        answer = await self.desk.press(who, pressed.name, pressed.args)
        view = body.get("view") or {}
        if answer.turned is not None:
            if view.get("type") == "modal":
                await self._update_view(who, view, answer)
            else:
                await self._open(body, who, answer)
            return
        if answer.toast:
            await self._toast(body, who, answer.toast)
        at_home = view.get("type") == "home"
        if at_home:
            await self._home(who, answer.card if answer.in_place else None)
        if answer.card is None or (answer.in_place and at_home):
            return
        if answer.in_place and body.get("message") is not None:
            await self._redraw(body, who, answer.card, answer.words)
        elif answer.in_place and body.get("response_url"):
            await self._replace(str(body["response_url"]), who, answer.card, answer.words)
        else:
            await self._say(who, replace(answer, toast=""))

    async def _turn(self, body: Body, who: Visitor, pressed: Any) -> None:
        view = body.get("view") or {}
        event = turn_event(pressed, page_values(view, who.workspace))
        token = str(view.get("private_metadata") or "")
        if event is None or Token.parse(token) is None:
            await self._toast(body, who, Words()(UNKNOWN_BUTTON))
            return
        await self._update_view(who, view, await self.desk.turn(who, token, event))

    async def _update_view(self, who: Visitor, view: Body, answer: Answer) -> None:
        """Draw the modal anew, unless somebody has changed it since it was pressed."""
        screen = answer.screen
        drawn = (
            draw_screen(screen, answer.words)
            if screen is not None
            else card_view(Card(answer.toast), "HireSync", answer.words)
        )
        client = await self.transport.client_for(who.workspace)
        try:
            with translated():
                await client.views_update(view_id=view["id"], hash=view.get("hash"), view=drawn)
        except ViewGone as gone:
            log.info("modal_not_updated", reason=str(gone))

    async def redraw(self, who: Visitor, view_id: str, screen: Screen, words: Words) -> None:
        """Show a conversation again after a worker changed it; a closed modal stays closed."""
        client = await self.transport.client_for(who.workspace)
        try:
            with translated():
                await client.views_update(view_id=view_id, view=draw_screen(screen, words))
        except ViewGone as gone:
            log.info("modal_not_redrawn", reason=str(gone))

    # What is said.

    async def _say(self, who: Visitor, answer: Answer) -> None:
        if answer.turned is not None:
            await self._continue_here(who, answer)
            return
        card = answer.card or (Card(answer.toast) if answer.toast else None)
        if card is not None:
            to = Address(CHANNEL, who.workspace, who.chat_id)
            await self.transport.send(to, card, answer.words)

    async def _continue_here(self, who: Visitor, answer: Answer) -> None:
        """A conversation outside a modal (no trigger, or a file sent as a message): it is one press away."""
        assert answer.turned is not None
        words, screen = answer.words, answer.turned.screen
        resume = Button(words(N_("Continue")), "resume", (str(answer.turned.draft_id),), Style.PRIMARY)
        lines = tuple(line for line in (screen.note, *(ask.error for ask in screen.asks)) if line)
        rows = ((resume,),) if screen.mode is not Mode.CLOSED else ()
        card = screen.card if screen.card is not None else Card(screen.title, lines, rows=rows)
        await self._say(who, Answer(words, card=card))

    async def _toast(self, body: Body, who: Visitor, text: str) -> None:
        """For the presser alone: ephemeral in a conversation, a message from a modal or Home."""
        container = body.get("container") or {}
        channel = (body.get("channel") or {}).get("id") or container.get("channel_id")
        client = await self.transport.client_for(who.workspace)
        with translated():
            if channel:
                await client.chat_postEphemeral(channel=channel, user=who.external_id, text=text)
            else:
                await client.chat_postMessage(channel=who.chat_id, text=text)

    async def _redraw(self, body: Body, who: Visitor, card: Card, words: Words) -> None:
        container = body.get("container") or {}
        shown = Shown(str(container.get("channel_id")), str(container.get("message_ts")))
        to = Address(CHANNEL, who.workspace, shown.chat)
        try:
            await self.transport.update(to, shown, card, words)
        except CardGone:
            await self._say(who, Answer(words, card=card))

    async def _replace(self, response_url: str, who: Visitor, card: Card, words: Words) -> None:
        """Draw a message anew that one person alone sees: no method reaches it, only this address does."""
        client, drawn = await self.transport.client_for(who.workspace), draw_card(card, words)
        webhook = AsyncWebhookClient(response_url, session=client.session)
        with translated():
            await webhook.send(text=drawn.text, blocks=drawn.blocks, replace_original=True)

    async def _apologise(self, who: Visitor) -> None:
        text = N_("Something went wrong on our side. Nothing you wrote is lost: /hiresync drafts goes on.")
        try:
            await self._say(who, Answer(Words(), toast=Words()(text)))
        except OutsideError as error:
            log.warning("apology_failed", error=str(error))


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


__all__ = ["CARD_VIEW", "SlackDoor"]
