"""People of other companies, met in a shared channel: answered kindly, and shown nothing."""

from dataclasses import dataclass

import structlog
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.handlers.slack.errors import translated
from bot.handlers.slack.origin import Body
from bot.handlers.slack.show_card import card_view
from bot.handlers.slack.voice import SlackVoice
from bot.handlers.slack.wire import Block
from core.kit.card import Card
from core.kit.words import N_, Words
from core.people.identify import Visitor

log = structlog.get_logger()

NOT_YOURS = N_(
    "This belongs to the company that uses HireSync in this channel, so only its own people can use it here. "
    "If you work with them, open the invitation they sent you in a workspace or chat of your own."
)


@dataclass(frozen=True, slots=True)
class Outside:
    """The kind no for every way in."""

    voice: SlackVoice

    async def refuse(self, body: Body, who: Visitor) -> Block | None:
        """The acknowledgement; what they wrote in a channel is not for us and gets no answer."""
        kind, text = body.get("type"), Words()(NOT_YOURS)
        log.info("slack_outsider", kind=kind, team=who.workspace)
        match kind:
            case "block_suggestion":
                return {"options": []}
            case "view_submission":
                return {"response_action": "update", "view": card_view(Card(text), "HireSync", Words())}
            case "block_actions" if body.get("response_url"):
                await self._privately(str(body["response_url"]), who, text)
            case "block_actions" | "shortcut" | "message_action":
                await self._modal(str(body.get("trigger_id") or ""), who, text)
        return None

    async def _privately(self, response_url: str, who: Visitor, text: str) -> None:
        """Beside the message, for the presser alone; the message itself stays as it is."""
        client = await self.voice.transport.client_for(who.workspace)
        webhook = AsyncWebhookClient(response_url, session=client.session)
        with translated():
            await webhook.send(text=text, response_type="ephemeral", replace_original=False)

    async def _modal(self, trigger: str, who: Visitor, text: str) -> None:
        client = await self.voice.transport.client_for(who.workspace)
        with translated():
            await client.views_open(trigger_id=trigger, view=card_view(Card(text), "HireSync", Words()))
