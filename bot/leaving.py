"""The card a conversation left behind says where it went, or how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import structlog

from bot.desk import Answer
from bot.forms.screen import Mode
from bot.forms.store import WAY_BACK, card_named
from bot.handlers.slack.receive import SlackDoor
from bot.handlers.telegram.receive import TelegramDoor
from core.kit.actor import Actor
from core.kit.errors import Refusal, Rejected
from core.kit.words import Words
from core.models import ChatIdentity
from core.people.identify import Visitor, actor_of
from core.ports import Address, Task

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Leaver:
    """Performs `leave_card` rows. A conversation that meanwhile came back is left alone."""

    slack: SlackDoor | None
    telegram: TelegramDoor | None

    async def __call__(self, task: Task) -> str | None:
        draft, where = int(task.payload["draft"]), task.payload["where"]
        try:
            actor = replace(await actor_of(int(task.payload["user"])), channel=task.payload["channel"])
            if actor.channel == "telegram" and self.telegram is not None and where.get("message"):
                await self._in_telegram(self.telegram, actor, draft, where)
            elif actor.channel == "slack" and self.slack is not None:
                await self._in_slack(self.slack, actor, draft, where)
        except (Refusal, Rejected) as error:
            log.info("card_not_left", draft=draft, reason=str(error))
        return None

    async def _in_telegram(
        self, door: TelegramDoor, actor: Actor, draft: int, where: Mapping[str, Any]
    ) -> None:
        turned = await door.desk.turns.left(actor, draft)
        if turned.screen.mode is Mode.CLOSED:
            answer = Answer(Words(actor.locale, actor.zone), turned=turned)
            await door.leave(str(where["chat"]), str(where["message"]), answer)

    async def _in_slack(self, door: SlackDoor, actor: Actor, draft: int, where: Mapping[str, Any]) -> None:
        identity = await ChatIdentity.filter(user_id=actor.user_id, channel="slack").first()
        turned = await door.desk.turns.left(actor, draft)
        if identity is None or turned.screen.mode is not Mode.CLOSED:
            return
        who = Visitor(
            channel="slack",
            workspace=identity.workspace,
            external_id=identity.external_id,
            chat_id=identity.chat_id,
        )
        words, screen = Words(actor.locale, actor.zone), turned.screen
        if where.get("view"):
            await door.modals.redraw(who, str(where["view"]), screen, words)
        back = card_named(str(where.get(WAY_BACK, "")))
        if back is not None and screen.card is not None:
            to = Address(who.channel, who.workspace, back.chat)
            await door.transport.redraw(to, back, screen.card, words)
