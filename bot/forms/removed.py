"""A conversation whose form is gone: closed with a friendly line, wherever it is met."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.forms.closing import gone_card, result_of
from bot.forms.closing_rows import close_removed
from bot.forms.form import Form, Submission
from bot.forms.store import Row
from core.drafts.access import UNFINISHED
from core.drafts.ending import settle_ended
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.errors import WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text, Words
from core.models.enums import DraftStatus

GONE = N_("This conversation is no longer offered.")


async def close_if_removed(row: Row, forms: Mapping[str, Form], actor: Actor, now: datetime) -> Row:
    """The same row where its form still exists, else the row ended."""
    if row.draft.form in forms or row.status not in UNFINISHED:
        return row
    result = result_of(gone_card(row.title, Words(actor.locale, actor.zone)))
    async with transaction(actor):
        await close_removed(row.draft.id, result, now)
        await settle_ended(row.draft.id, by=None, now=now, outcome=Text(GONE))
    return replace(row, status=DraftStatus.EXPIRED, result=result)


async def _refuse(given: Submission) -> Card:
    raise WrongState(GONE)


def removed_form(row: Row) -> Form:
    """In place of a form that is gone: it asks nothing and does nothing."""
    return Form(
        name=row.draft.form,
        title=row.title or N_("Earlier conversation"),
        description="",
        roles=frozenset(Role),
        sections=lambda given: (),
        submit=_refuse,
        can_be_handed=False,
    )
