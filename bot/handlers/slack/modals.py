"""Conversations in modals: opened by a trigger, turned page by page, drawn anew by a press or a worker."""

from dataclasses import dataclass

import structlog

from bot.desk import Answer, Desk
from bot.forms import events
from bot.forms.draft import Token
from bot.forms.screen import Mode, Screen
from bot.handlers.slack.errors import ViewGone, translated
from bot.handlers.slack.inputs import offered
from bot.handlers.slack.origin import Body
from bot.handlers.slack.read import CHANNEL, page_values, turn_event
from bot.handlers.slack.show import draw_screen
from bot.handlers.slack.show_card import card_view
from bot.handlers.slack.voice import SlackVoice
from bot.handlers.slack.wire import TURN_VIEW, UNKNOWN_BUTTON, Block, TurnData
from core.kit.card import Card
from core.kit.words import Words
from core.people.identify import Visitor

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class SlackModals:
    """The modals of every workspace."""

    desk: Desk
    voice: SlackVoice

    async def page(self, body: Body, who: Visitor) -> Block | None:
        """A page was sent: the next one, or errors by block with everything typed kept."""
        view = body.get("view") or {}
        if view.get("callback_id") != TURN_VIEW:
            return None
        raw = page_values(view, who.workspace)
        event: events.Event = events.Filled(raw)
        answer = await self.desk.turn(who, str(view.get("private_metadata") or ""), event)
        screen = answer.screen
        if screen is None:
            return {"response_action": "update", "view": _closing(answer)}
        assert answer.turned is not None
        if screen.mode is Mode.CLOSED and answer.reader is not None:
            await self.voice.looking.home_changed(answer.reader)
        errors = {ask.key: ask.error for ask in screen.asks if ask.error}
        asks_back = any(ask.readings for ask in screen.asks)
        # Told beside the inputs the modal stays as it was sent; where something was kept it is drawn anew.
        is_as_sent = screen.token == view.get("private_metadata")
        if errors and errors.keys() <= raw.keys() and is_as_sent and not asks_back:
            return {"response_action": "errors", "errors": errors}
        return {"response_action": "update", "view": draw_screen(screen, answer.words)}

    async def options(self, body: Body, who: Visitor) -> Block:
        """What an external select offers for what was typed."""
        view = body.get("view") or {}
        key, typed = str(body.get("block_id")), str(body.get("value") or "")
        found = await self.desk.options(who, str(view.get("private_metadata")), key, typed)
        return offered(found, await self.desk.words(who) if found.recent else Words())

    async def open(self, body: Body, who: Visitor, answer: Answer) -> None:
        """Show a conversation in a modal, or the kind no; after the trigger has ended as a message."""
        screen = answer.screen
        view = draw_screen(screen, answer.words) if screen is not None else _closing(answer)
        client = await self.voice.transport.client_for(who.workspace)
        try:
            with translated():
                opened = await client.views_open(trigger_id=str(body.get("trigger_id")), view=view)
        except ViewGone:
            await self.voice.say(who, answer)
            return
        if answer.turned is not None:
            # A worker that has read a file shows the next page here; the id stays from page to page.
            await self._stands(who, answer.turned.draft_id, opened["view"]["id"])

    async def turn(self, body: Body, who: Visitor, pressed: TurnData) -> None:
        """A button inside a conversation's modal."""
        view = body.get("view") or {}
        event = turn_event(pressed, page_values(view, who.workspace))
        token = str(view.get("private_metadata") or "")
        if event is None or Token.parse(token) is None:
            await self.voice.toast(body, who, (await self.desk.words(who))(UNKNOWN_BUTTON))
            return
        await self.update(who, view, await self.desk.turn(who, token, event))

    async def update(self, who: Visitor, view: Body, answer: Answer) -> None:
        """Draw the modal anew, unless somebody has changed it since it was pressed."""
        screen = answer.screen
        drawn = draw_screen(screen, answer.words) if screen is not None else _closing(answer)
        client = await self.voice.transport.client_for(who.workspace)
        try:
            with translated():
                await client.views_update(view_id=view["id"], hash=view.get("hash"), view=drawn)
        except ViewGone as gone:
            log.info("modal_not_updated", reason=str(gone))

    async def _stands(self, who: Visitor, draft_id: int, view_id: str) -> None:
        """Remember the modal, and in which workspace it is open."""
        await self.desk.where(draft_id, CHANNEL, {"view": view_id, "workspace": who.workspace})

    async def taken_up(self, who: Visitor, view: Body, answer: Answer) -> None:
        """A conversation begun or brought back by a button of a card that stands in a modal."""
        await self.update(who, view, answer)
        if answer.turned is not None and answer.turned.screen.mode is not Mode.CLOSED:
            await self._stands(who, answer.turned.draft_id, view["id"])

    async def redraw(self, who: Visitor, view_id: str, screen: Screen, words: Words) -> bool:
        """Show a conversation again after a worker changed it; False where its modal is closed."""
        client = await self.voice.transport.client_for(who.workspace)
        try:
            with translated():
                await client.views_update(view_id=view_id, view=draw_screen(screen, words))
        except ViewGone as gone:
            log.info("modal_not_redrawn", reason=str(gone))
            return False
        return True


def _closing(answer: Answer) -> Block:
    """What is no page of a conversation, as a modal of its own."""
    return card_view(answer.card or Card(answer.toast), "HireSync", answer.words)
