"""Show a conversation again after a worker changed it, wherever it stands."""

from dataclasses import dataclass, replace

import structlog

from bot.desk import Answer
from bot.forms.draft import Draft
from bot.forms.store import Row, load
from bot.handlers.slack.receive import SlackDoor
from bot.handlers.telegram.receive import TelegramDoor
from core.kit.actor import Actor
from core.kit.errors import OutsideError, Refusal
from core.kit.words import Words
from core.models import ChatIdentity
from core.models.enums import DraftStatus
from core.people.identify import Visitor, actor_of

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Redrawer:
    """Knows the doors; what cannot be shown now is shown at the person's next word."""

    slack: SlackDoor | None
    telegram: TelegramDoor | None

    async def __call__(self, draft_id: int) -> None:
        row = await load(draft_id)
        if row is None or row.status is not DraftStatus.OPEN:
            return
        actor = replace(await actor_of(row.user_id), channel=row.channel)
        try:
            await self._show(row, actor, row.draft)
        except (OutsideError, Refusal) as error:
            log.info("conversation_not_redrawn", draft=draft_id, reason=str(error))

    async def _show(self, row: Row, actor: Actor, draft: Draft) -> None:
        where = row.surface.get(row.channel, {})
        words = Words(actor.locale, actor.zone)
        if row.channel == "telegram" and self.telegram is not None:
            turned = await self.telegram.desk.turns.show(actor, draft.id, dialogue=True)
            answer = Answer(words, turned=turned)
            await self.telegram.redraw(str(where.get("chat", "")), str(where.get("message", "")), answer)
        elif row.channel == "slack" and self.slack is not None and where.get("view"):
            turned = await self.slack.desk.turns.show(actor, draft.id, dialogue=False)
            identity = await ChatIdentity.filter(user_id=row.user_id, channel="slack").first()
            if identity is None:
                return
            who = Visitor(
                channel="slack",
                workspace=identity.workspace,
                external_id=identity.external_id,
                chat_id=identity.chat_id,
            )
            await self.slack.modals.redraw(who, str(where["view"]), turned.screen, words)
