"""What follows when a conversation is put aside, ends, or is taken up: rows closed, cards and people told."""

from dataclasses import replace

from bot.forms import store
from bot.forms.closing_rows import close
from bot.forms.draft import Draft
from bot.forms.store import Row
from bot.forms.visit import Visit
from core.drafts.deadlines import once_parked
from core.drafts.ending import settle_ended, settle_reminder
from core.drafts.left_cards import leave_cards, redraw_list
from core.kit.words import N_, Text
from core.models.enums import DraftStatus


async def close_row(visit: Visit, status: DraftStatus) -> bool:
    """Whether it was this visit that ended it."""
    return await close(visit.draft, status, visit.now, channel=visit.actor.channel, event_id=visit.event_id)


async def park_row(visit: Visit, draft: Draft) -> Row | None:
    """The row put aside; None where somebody was faster."""
    touch = replace(visit.touch(draft), due=once_parked(visit.now))
    if not await store.save(draft, touch, DraftStatus.PARKED):
        return None
    if visit.row.is_reminded:
        outcome = Text(N_("Put aside by {name}"), {"name": visit.actor.name})
        await settle_reminder(draft.id, by=visit.actor, now=visit.now, outcome=outcome)
    await _leave(visit)
    await redraw_list(visit.row.user_id, now=visit.now)
    return replace(visit.row, status=DraftStatus.PARKED, expires_at=touch.due.end)


async def note_ended(visit: Visit, outcome: Text) -> None:
    """Cards elsewhere say so, and whoever waits for it; most conversations have neither."""
    await _leave(visit)
    await redraw_list(visit.row.user_id, now=visit.now)
    if visit.row.is_reminded or visit.row.handed_by is not None:
        await settle_ended(visit.draft.id, by=visit.actor, now=visit.now, outcome=outcome)


async def note_taken_up(visit: Visit) -> None:
    """The reminder is answered, and the card in the other chat says where the conversation went."""
    if visit.row.is_reminded:
        outcome = Text(N_("{name} went on with it"), {"name": visit.actor.name})
        await settle_reminder(visit.draft.id, by=visit.actor, now=visit.now, outcome=outcome)
    if visit.moved_from:
        await _leave(visit)


async def _leave(visit: Visit) -> None:
    """The cards of every chat but this one, where only the message that led back still has its button."""
    row, here = visit.row, visit.actor.channel
    places = {chat: place for chat, place in row.surface.items() if chat != here}
    if back := row.surface.get(here, {}).get(store.WAY_BACK):
        places[here] = {store.WAY_BACK: back}
    if places:
        await leave_cards(row.draft.id, row.user_id, places, now=visit.now)
