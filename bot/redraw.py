"""What a worker changes is shown again where it stands: a conversation, or a card somebody looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import structlog

from bot.action import Look
from bot.desk import Answer
from bot.forms.draft import Draft
from bot.forms.store import READING, Row, card_named, load
from bot.handlers.slack.receive import SlackDoor
from bot.handlers.telegram.receive import TelegramDoor
from bot.looking import HOME, Looking
from core.delivery.composed import card_hash
from core.delivery.lane_names import address_of
from core.kit.actor import Actor
from core.kit.errors import CardGone, OutsideError, Refusal
from core.kit.words import Words
from core.models import ChatIdentity, LookedCard
from core.models.enums import DraftStatus
from core.people.identify import Visitor, actor_of
from core.ports import CardEditor, Shown, Task

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
        elif row.channel == "slack" and self.slack is not None:
            turned = await self.slack.desk.turns.show(actor, draft.id, dialogue=False)
            # A person may have an account in several workspaces; the modal is open in one of them.
            own = ChatIdentity.filter(user_id=row.user_id, channel="slack")
            team = where.get("workspace")
            identity = await (own.filter(workspace=team) if team else own).first()
            if identity is not None:
                await _in_slack(self.slack, _visitor(identity), where, Answer(words, turned=turned))


async def _in_slack(slack: SlackDoor, who: Visitor, where: Mapping[str, Any], answer: Answer) -> None:
    """In its modal; where that is closed, once as a message that leads back.

    The message that a file is being read becomes the one that it was.
    """
    assert answer.turned is not None
    screen, view = answer.turned.screen, str(where.get("view", ""))
    if view and await slack.modals.redraw(who, view, screen, answer.words):
        return
    if where.get("said") != screen.token:
        said = {"said": screen.token, "workspace": who.workspace}
        await slack.desk.where(answer.turned.draft_id, "slack", said)
        await slack.voice.continue_here(who, answer, over=card_named(str(where.get(READING, ""))))


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Draws a card that somebody looked at anew; one that is gone from the chat is forgotten."""

    looking: Looking
    transports: Mapping[str, CardEditor]
    slack: SlackDoor | None

    async def __call__(self, task: Task) -> str | None:
        row = await LookedCard.get_or_none(id=task.payload["card"])
        if row is None:
            return None
        try:
            if row.look == HOME:
                await self._home(row)
            else:
                await self._draw(row)
        except CardGone:
            await row.delete()
        return None

    async def _draw(self, row: LookedCard) -> None:
        card, words = await self.looking.again(row)
        if card_hash(card) == row.shown_hash:
            return
        shown, to = Shown(row.chat_id, row.message_id), address_of(row.lane)
        await self.transports[to.channel].redraw(to, shown, card, words)
        look = Look(row.look, tuple(row.args)) if row.look else None
        await self.looking.remember(row.user_id, card, look, lane=row.lane, shown=shown, known=True)

    async def _home(self, row: LookedCard) -> None:
        to = address_of(row.lane)
        identity = await ChatIdentity.filter(
            user_id=row.user_id, channel=to.channel, workspace=to.workspace, chat_id=to.chat
        ).first()
        if identity is None or self.slack is None:
            raise CardGone("the start page of somebody who left")
        await self.slack.show_home(_visitor(identity))


def _visitor(identity: ChatIdentity) -> Visitor:
    return Visitor(
        channel=identity.channel,
        workspace=identity.workspace,
        external_id=identity.external_id,
        chat_id=identity.chat_id,
        is_here=False,
    )
