"""What is said in Slack outside of modals: messages, words for one person alone, cards drawn anew."""

from dataclasses import dataclass

import structlog
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.desk import Answer
from bot.forms.screen import Mode
from bot.handlers.slack.errors import translated
from bot.handlers.slack.read import CHANNEL, Body
from bot.handlers.slack.show_card import draw_card
from bot.handlers.slack.transport import SlackTransport
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

    async def say(self, who: Visitor, answer: Answer) -> None:
        """A new message with whatever the answer holds."""
        if answer.turned is not None:
            await self.continue_here(who, answer)
            return
        card = answer.card or (Card(answer.toast) if answer.toast else None)
        if card is not None:
            to = Address(CHANNEL, who.workspace, who.chat_id)
            await self.transport.send(to, card, answer.words)

    async def continue_here(self, who: Visitor, answer: Answer) -> None:
        """A conversation outside a modal (no trigger, or a file sent as a message): it is one press away."""
        assert answer.turned is not None
        words, screen = answer.words, answer.turned.screen
        resume = Button(words(N_("Continue")), "resume", (str(answer.turned.draft_id),), Style.PRIMARY)
        lines = tuple(line for line in (screen.note, *(ask.error for ask in screen.asks)) if line)
        rows = ((resume,),) if screen.mode is not Mode.CLOSED else ()
        card = screen.card if screen.card is not None else Card(screen.title, lines, rows=rows)
        await self.say(who, Answer(words, card=card))

    async def toast(self, body: Body, who: Visitor, text: str) -> None:
        """For the presser alone: ephemeral in a conversation, a message from a modal or Home."""
        container = body.get("container") or {}
        channel = (body.get("channel") or {}).get("id") or container.get("channel_id")
        client = await self.transport.client_for(who.workspace)
        with translated():
            if channel:
                await client.chat_postEphemeral(channel=channel, user=who.external_id, text=text)
            else:
                await client.chat_postMessage(channel=who.chat_id, text=text)

    async def redraw(self, body: Body, who: Visitor, card: Card, words: Words) -> None:
        """Draw the pressed message anew."""
        container = body.get("container") or {}
        shown = Shown(str(container.get("channel_id")), str(container.get("message_ts")))
        await self.transport.update(Address(CHANNEL, who.workspace, shown.chat), shown, card, words)

    async def replace(self, response_url: str, who: Visitor, card: Card, words: Words) -> None:
        """Draw a message anew that one person alone sees: no method reaches it, only this address does."""
        client, drawn = await self.transport.client_for(who.workspace), draw_card(card, words)
        webhook = AsyncWebhookClient(response_url, session=client.session)
        with translated():
            await webhook.send(text=drawn.text, blocks=drawn.blocks, replace_original=True)

    async def apologise(self, who: Visitor) -> None:
        """For a fault of ours."""
        text = N_("Something went wrong on our side. Nothing you wrote is lost: /hiresync drafts goes on.")
        try:
            await self.say(who, Answer(Words(), toast=Words()(text)))
        except OutsideError as error:
            log.warning("apology_failed", error=str(error))
