"""What is said in Slack outside of modals: messages, words for one person alone, cards drawn anew."""

from dataclasses import dataclass

import structlog
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.desk import Answer
from bot.forms.kinds import File
from bot.forms.screen import Mode
from bot.forms.store import READING, WAY_BACK, card_name, keep_surface
from bot.forms.visit import Turned
from bot.handlers.slack.errors import translated
from bot.handlers.slack.origin import Body
from bot.handlers.slack.read import CHANNEL
from bot.handlers.slack.show_card import draw_card
from bot.handlers.slack.transport import SlackTransport
from bot.handlers.slack.wire import Block, escape
from bot.looking import Looking
from core.delivery.lane_names import chat_lane
from core.kit.card import Button, Card, Style
from core.kit.errors import OutsideError
from core.kit.words import N_, Words
from core.people.identify import Visitor
from core.ports import Address, Shown

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class SlackVoice:
    """Speaks to one person at a time, in any workspace."""

    transport: SlackTransport
    looking: Looking

    async def say(self, who: Visitor, answer: Answer) -> None:
        """A new message with whatever the answer holds."""
        card = answer.card or (Card(answer.toast) if answer.toast else None)
        if answer.turned is not None:
            await self.continue_here(who, answer)
        elif card is not None:
            await self._say(who, answer, card)

    async def _say(self, who: Visitor, answer: Answer, card: Card) -> Shown:
        to = Address(CHANNEL, who.workspace, who.chat_id)
        shown = await self.transport.send(to, card, answer.words)
        await self._keep(who, answer, card, shown)
        return shown

    async def alone(self, body: Body, who: Visitor, answer: Answer) -> Block:
        """The answer to a command, for the person alone, whatever channel it was typed in.

        What nobody else sees cannot be changed later (docs.slack.dev, chat.postEphemeral), so a card with
        an act on it goes to the direct message, where it is kept in step.
        """
        card, words = answer.card or Card(answer.toast), answer.words
        if self.looking.can_change(card, answer.look):
            shown = await self._say(who, answer, card)
            if body.get("channel_id") in (shown.chat, None):
                return {}
            card = Card(words(N_("I have answered in our direct messages.")))
        drawn = draw_card(card, words)
        return {"response_type": "ephemeral", "text": drawn.text, "blocks": drawn.blocks}

    async def _keep(self, who: Visitor, answer: Answer, card: Card, shown: Shown) -> None:
        """Keep a card in step with what it shows from now on."""
        lane = chat_lane(CHANNEL, who.workspace, who.chat_id)
        await self.looking.remember(
            answer.reader, card, answer.look, lane=lane, shown=shown, in_place=answer.in_place
        )

    async def continue_here(self, who: Visitor, answer: Answer, over: Shown | None = None) -> None:
        """A conversation outside a modal (no trigger, or a file sent as a message): it is one press away.

        It is told in the place of the message `over`, where there is one.
        """
        assert answer.turned is not None
        screen, draft_id = answer.turned.screen, answer.turned.draft_id
        card = screen.card or _way_back(answer.turned, answer.words)
        plain = Answer(answer.words, reader=answer.reader)
        if over is None:
            shown = await self._say(who, plain, card)
        else:
            to = Address(CHANNEL, who.workspace, over.chat)
            shown = await self.transport.update(to, over, card, answer.words)
            await self._keep(who, plain, card, shown)
        # Whoever writes in its thread answers this conversation.
        reading = card_name(shown) if screen.mode is Mode.WAIT else ""
        noted = {READING: reading, WAY_BACK: "" if screen.mode is Mode.CLOSED else card_name(shown)}
        await keep_surface(draft_id, CHANNEL, None, shown, noted=noted)

    async def toast(self, body: Body, who: Visitor, text: str) -> None:
        """For the presser alone: ephemeral in a conversation, a message from a modal or Home."""
        container = body.get("container") or {}
        channel = (body.get("channel") or {}).get("id") or container.get("channel_id")
        client, said = await self.transport.client_for(who.workspace), escape(text)
        with translated():
            if channel:
                await client.chat_postEphemeral(channel=channel, user=who.external_id, text=said)
            else:
                await client.chat_postMessage(channel=who.chat_id, text=said)

    async def redraw(self, body: Body, who: Visitor, card: Card, answer: Answer) -> None:
        """Draw the pressed message anew."""
        container = body.get("container") or {}
        shown = Shown(str(container.get("channel_id")), str(container.get("message_ts")))
        to = Address(CHANNEL, who.workspace, shown.chat)
        await self._keep(who, answer, card, await self.transport.update(to, shown, card, answer.words))

    async def replace(self, response_url: str, who: Visitor, card: Card, answer: Answer) -> None:
        """Draw a message anew that one person alone sees: no method reaches it, only this address does."""
        if self.looking.can_change(card, answer.look):
            await self.say(who, answer)
            return
        client, drawn = await self.transport.client_for(who.workspace), draw_card(card, answer.words)
        webhook = AsyncWebhookClient(response_url, session=client.session)
        with translated():
            await webhook.send(text=drawn.text, blocks=drawn.blocks, replace_original=True)

    async def apologise(self, who: Visitor, words: Words) -> None:
        """For a fault of ours."""
        text = N_("Something went wrong on our side. Nothing you wrote is lost: /hiresync drafts goes on.")
        try:
            await self.say(who, Answer(words, toast=words(text)))
        except OutsideError as error:
            log.warning("apology_failed", error=str(error))


def _way_back(turned: Turned, words: Words) -> Card:
    """How far the conversation is, what was taken and what was not, and the press that goes on."""
    screen = turned.screen
    lines = [screen.note]
    if screen.pages > 1:
        place = words(N_("Step {page} of {pages}"), page=screen.page, pages=screen.pages)
        lines.insert(0, f"{place} · {screen.heading}" if screen.heading else place)
    if screen.mode is Mode.WAIT:
        lines.append(words(N_("I am reading your file. This takes a moment.")))
    for ask in screen.asks:
        told = ask.error or (ask.shown if isinstance(ask.kind, File) else "")
        lines.append(words(N_("{field}: {problem}"), field=ask.label, problem=told) if told else "")
    row = (Button(words(N_("Continue")), "resume", (str(turned.draft_id),), Style.PRIMARY),)
    rows = (row,) if screen.mode is not Mode.CLOSED else ()
    return Card(screen.title, tuple(line for line in lines if line), rows=rows)
