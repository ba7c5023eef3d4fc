"""The ways into a conversation: begin it, answer it, press in it, come back to it."""

from collections.abc import Mapping
from typing import Any

from bot.forms import events, kinds, store
from bot.forms.cleaning import cleaned
from bot.forms.draft import Draft, Token
from bot.forms.events import Event
from bot.forms.form import Form
from bot.forms.path import find
from bot.forms.sourcing import search
from bot.forms.turn import STALE, Turned, Visit, closed, end, present, turn
from bot.forms.upload_links import UploadLinks
from core.kit.actor import Actor, Role
from core.kit.clock import Clock
from core.kit.errors import NotAllowed, NotFound, WrongState
from core.kit.words import N_, Text
from core.models.enums import DraftStatus
from core.people.access import require

RESUMED = Text(N_("You had begun this before; your answers are kept."))


class Turns:
    """Runs conversations; holds no state, so any number of processes may."""

    def __init__(self, forms: Mapping[str, Form], clock: Clock, uploads: UploadLinks | None = None) -> None:
        self.forms = forms
        self._clock = clock
        self._uploads = uploads

    async def begin(self, actor: Actor, name: str, subject: str = "", *, dialogue: bool) -> Turned:
        """Open a conversation, or take up the one already open. Raises Refusal."""
        form, now = self._form(name), self._clock.now()
        permit(form, actor)
        begun = await form.begin(actor, subject, now)
        fresh = Draft(0, name, subject, 0, dict(begun.answers), dict(begun.facts))
        row = await store.begin(actor.user_id, fresh, form.version, actor.channel, now + form.life, now)
        visit = Visit(actor, form, row, now, dialogue, uploads=self._uploads)
        return await present(visit, None if row.created else RESUMED)

    async def take(
        self, actor: Actor, token: Token, event: Event, *, dialogue: bool, event_id: str = ""
    ) -> Turned:
        """One event of one person on one draft. Raises Refusal for somebody else's."""
        visit = await self._visit(actor, token.draft, dialogue, event_id)
        if visit.row.status is not DraftStatus.OPEN:
            return closed(visit)
        permit(visit.form, actor)
        if visit.draft.revision != token.revision:
            return await present(visit, STALE)
        return await turn(visit, cleaned(event))

    async def answer(self, actor: Actor, raw: Any, *, event_id: str) -> Turned | None:
        """A typed text or a file, for the conversation touched last in this chat; None without one."""
        found = await store.latest_open(actor.user_id, actor.channel)
        if found is None:
            return None
        visit = await self._visit(actor, found, True, event_id)
        permit(visit.form, actor)
        return await turn(visit, events.Gave(cleaned(raw)))

    async def show(self, actor: Actor, draft_id: int, *, dialogue: bool) -> Turned:
        """The conversation as it stands."""
        return await present(await self._visit(actor, draft_id, dialogue), None)

    async def resume(self, actor: Actor, draft_id: int, *, dialogue: bool) -> Turned:
        """Go on with a conversation in this chat; a parked one is opened again."""
        visit = await self._visit(actor, draft_id, dialogue)
        if visit.row.status is DraftStatus.PARKED:
            permit(visit.form, actor)
            if not await store.reopen(draft_id, actor.channel, visit.now):
                raise WrongState(N_("You have begun this anew meanwhile: /drafts shows both. End one first."))
        elif visit.row.status is DraftStatus.OPEN:
            permit(visit.form, actor)
            await store.touch(draft_id, actor.channel, visit.now)
        return await self.show(actor, draft_id, dialogue=dialogue)

    async def cancel_latest(self, actor: Actor) -> Turned | None:
        """End the conversation touched last in this chat; None where there is none."""
        found = await store.latest_open(actor.user_id, actor.channel)
        if found is None:
            return None
        return await end(await self._visit(actor, found, True), DraftStatus.CANCELLED)

    async def options(self, actor: Actor, token: Token, key: str, typed: str) -> list[kinds.Option]:
        """What an external select offers for what was typed."""
        row = await self._own(actor, token.draft)
        step = find(self._form(row.draft.form), row.draft, key)
        if step is None or step.field is None:
            return []
        kind = step.field.kind
        if not isinstance(kind, kinds.Pick | kinds.PickSeveral):
            return []
        return list((await search(actor, kind, row.draft, step, cleaned(typed), 0, 100)).shown)

    async def unfinished(self, actor: Actor) -> list[store.Row]:
        """Open and parked conversations of this person."""
        return [row for row in await store.unfinished(actor.user_id) if row.draft.form in self.forms]

    async def _visit(self, actor: Actor, draft_id: int, dialogue: bool, event_id: str = "") -> Visit:
        row = await self._own(actor, draft_id)
        form = self._form(row.draft.form)
        return Visit(actor, form, row, self._clock.now(), dialogue, event_id, self._uploads)

    async def _own(self, actor: Actor, draft_id: int) -> store.Row:
        row = await store.load(draft_id)
        if row is None:
            raise NotFound(N_("That conversation is gone. Begin it again with its command."))
        if row.user_id != actor.user_id:
            raise NotAllowed(N_("This conversation belongs to somebody else."))
        return row

    def _form(self, name: str) -> Form:
        form = self.forms.get(name)
        if form is None:
            raise NotFound(N_("This conversation no longer exists."))
        return form


def permit(form: Form, actor: Actor) -> None:
    """The role's right to this form; the use-case checks again, and it alone is trusted."""
    if actor.role in form.roles or (actor.role is None and form.anonymous):
        return
    if actor.role is None:
        raise NotAllowed(N_("You have no role yet. Open your invitation, or register an agency."))
    require(actor, *(role for role in Role if role in form.roles))
