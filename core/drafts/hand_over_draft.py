"""Hand a conversation to a colleague, who goes on with all that was answered."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from tortoise.exceptions import IntegrityError

from core.audit import record
from core.delivery.notify import notify
from core.drafts.access import own_unfinished
from core.drafts.colleagues import Search, find_colleagues
from core.drafts.deadlines import while_open
from core.drafts.ending import settle_reminder
from core.drafts.left_cards import leave_cards, redraw_list
from core.kit.actor import Actor, Role
from core.kit.errors import Clash, NotAllowed
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import ConversationDraft, StoredFile
from core.models.enums import DraftStatus
from core.notifications.drafts import DRAFT_HANDED_OVER, DRAFT_HANDED_TO_YOU


async def hand_over_draft(
    actor: Actor,
    draft_id: int,
    *,
    to: int,
    roles: Collection[Role],
    life: timedelta,
    now: datetime,
    facts: Mapping[str, Any] | None = None,
    files: Collection[int] = (),
    note: str = "",
) -> Actor:
    """Give one's open or parked conversation a new owner, who must wear one of these hats in the same house.

    `facts` are what the conversation knows for him, `files` those its answers name. It has one owner at a
    time; of two who act at once the first one wins.
    """
    async with transaction(actor):
        draft = await own_unfinished(actor, draft_id)
        heir = await _heir(actor, to, roles)
        await leave_cards(draft.id, actor.user_id, draft.surface, now=now)
        await redraw_list(actor.user_id, heir.user_id, now=now)
        outcome = Text(N_("Handed to {name}"), {"name": heir.name})
        await settle_reminder(draft.id, by=actor, now=now, outcome=outcome)
        await _give(draft, actor, heir, life, facts, now)
        # A file of an answer is found by its owner alone, whoever reads it or sends it in.
        await StoredFile.filter(id__in=files, owner_id=actor.user_id).update(owner_id=heir.user_id)
        await _tell(draft, actor, heir, note, now)
        await record(actor, "hand_over_draft", f"draft:{draft.id}", now=now, to=heir.user_id, form=draft.form)
    return heir


async def _heir(actor: Actor, to: int, roles: Collection[Role]) -> Actor:
    found = await find_colleagues(actor, Search(roles, only=to))
    if not found:
        raise NotAllowed(N_("This can only be handed to somebody of your own house who may do it."))
    return found[0]


async def _give(
    draft: ConversationDraft,
    giver: Actor,
    heir: Actor,
    life: timedelta,
    facts: Mapping[str, Any] | None,
    now: datetime,
) -> None:
    due = while_open(now, life)
    draft.user_id, draft.handed_by_id, draft.status = heir.user_id, giver.user_id, DraftStatus.OPEN
    # Where his card will stand nobody knows yet; the one he is told with counts as his reminder.
    draft.channel, draft.cursor = None, {}
    # A reply to a card of the giver's is still known to be about it.
    draft.surface = {chat: {"cards": place.get("cards", [])} for chat, place in draft.surface.items()}
    draft.nudge_at, draft.expires_at, draft.reminded_at = due.nudge, due.end, now
    draft.facts = {**draft.facts, **(facts or {})}
    draft.revision, draft.updated_at = draft.revision + 1, now
    try:
        await draft.save()
    except IntegrityError as error:
        raise Clash(
            N_("{name} has begun this already. Let one of the two be finished first."), name=heir.name
        ) from error


async def _tell(draft: ConversationDraft, giver: Actor, heir: Actor, note: str, now: datetime) -> None:
    params = {
        "draft": draft.id,
        "title": Text(draft.title),
        "about": draft.about,
        "answered": draft.answered,
        "asked": draft.asked,
        "giver": giver.name,
        "heir": heir.name,
        "note": note,
    }
    house = giver.organization_id
    for kind, person in ((DRAFT_HANDED_TO_YOU, heir), (DRAFT_HANDED_OVER, giver)):
        await notify(
            kind,
            to=[person.user_id],
            subject=f"draft:{draft.id}",
            organization_id=house,
            now=now,
            params=params,
        )
