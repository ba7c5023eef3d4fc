"""The ways into a conversation: begin it, answer it, press in it, come back to it."""

from collections.abc import Mapping
from typing import Any

from tortoise.exceptions import IntegrityError

from bot.forms import events, kinds, store
from bot.forms.cleaning import cleaned
from bot.forms.draft import Draft, Token
from bot.forms.ending import note_taken_up
from bot.forms.events import Act, Event, Pressed
from bot.forms.finding import PAGE_SIZE, latest_open, only_one, put_aside, unfinished
from bot.forms.form import Form
from bot.forms.path import find
from bot.forms.removed import close_if_removed, removed_form
from bot.forms.screen import Options
from bot.forms.sourcing import MOST_OPTIONS, search
from bot.forms.standing import standing
from bot.forms.turn import ENDED, STALE, cancel, closed, present, turn
from bot.forms.upgrading import current
from bot.forms.upload_links import UploadLinks
from bot.forms.visit import Turned, Visit
from core.drafts.access import UNFINISHED
from core.drafts.deadlines import while_open
from core.drafts.subjects import in_words
from core.kit.actor import Actor, Role
from core.kit.clock import Clock
from core.kit.errors import NotAllowed, NotFound, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models.enums import DraftStatus
from core.people.access import require
from core.people.queries import name_of

RESUMED = Text(N_("You had begun this before; your answers are kept."))
OVER = N_(
    "“{title}” is over, so this was not used. To answer what is open now, send it again without replying"
    " to that card; /drafts shows what you have begun."
)
HANDED_ON = N_(
    "{name} has “{title}” now, so this was not used. To answer what is open now, send it again without"
    " replying to that card; /drafts shows what you have begun."
)


class Turns:
    """Runs conversations; holds no state, so any number of processes may."""

    def __init__(self, forms: Mapping[str, Form], clock: Clock, uploads: UploadLinks | None = None) -> None:
        self.forms = forms
        self._clock = clock
        self._uploads = uploads

    async def begin(
        self,
        actor: Actor,
        name: str,
        subject: str = "",
        *,
        dialogue: bool,
        given: Mapping[str, Any] | None = None,
    ) -> Turned:
        """Open a conversation, or take up the one already open; `given` are answers known beforehand.

        One about the same thing that was put aside goes on, too. Raises Refusal.
        """
        form, now = self._form(name), self._clock.now()
        permit(form, actor)
        begun = await form.begin(actor, subject, now)
        if subject and not given and (aside := await put_aside(actor.user_id, name, subject)) is not None:
            return await self._go_on(await self._visit(actor, aside, dialogue), RESUMED)
        answers = {**begun.answers, **cleaned(dict(given or {}))}
        fresh = Draft(0, name, subject, 0, answers, dict(begun.facts))
        about = await in_words(subject) if subject else ""
        touch = store.Touch(
            now=now,
            due=while_open(now, form.life),
            standing=standing(form, fresh, about),
            version=form.version,
            title=form.title,
            channel=actor.channel,
        )
        row = await store.begin(actor.user_id, fresh, touch)
        visit = Visit(actor, form, row, now, dialogue, uploads=self._uploads)
        return await present(visit, None) if row.created else await self._go_on(visit, RESUMED)

    async def take(
        self, actor: Actor, token: Token, event: Event, *, dialogue: bool, event_id: str = ""
    ) -> Turned:
        """One event of one person on one draft. Raises Refusal for somebody else's."""
        leaves = isinstance(event, Pressed) and event.act in (Act.CANCEL, Act.PARK)
        visit = await self._visit(actor, token.draft, dialogue, event_id, fresh=not leaves)
        if visit.row.status is not DraftStatus.OPEN or visit.row.user_id != actor.user_id:
            return await present(visit, ENDED)
        permit(visit.form, actor)
        if visit.draft.revision != token.revision:
            return await present(visit, STALE)
        return await turn(visit, cleaned(event))

    async def answer(
        self, actor: Actor, raw: Any, *, event_id: str, draft_id: int | None = None
    ) -> Turned | None:
        """A typed text or a file, for the conversation touched last in this chat; None without one.

        The conversation that is named goes on here, wherever it was; one that is over takes nothing.
        """
        found = await latest_open(actor.user_id, actor.channel) if draft_id is None else draft_id
        if found is None:
            return None
        visit = await self._visit(actor, found, True, event_id)
        if draft_id is not None:
            visit = await self._called_back(visit)
        if visit.row.status is not DraftStatus.OPEN:
            return closed(visit)
        permit(visit.form, actor)
        return await turn(visit, events.Gave(cleaned(raw)))

    async def show(self, actor: Actor, draft_id: int, *, dialogue: bool) -> Turned:
        """The conversation as it stands."""
        return await present(await self._visit(actor, draft_id, dialogue), None)

    async def left(self, actor: Actor, draft_id: int) -> Turned:
        """What a card says that stands where the conversation may be no more."""
        return await present(await self._visit(actor, draft_id, True, fresh=False), STALE)

    async def resume(self, actor: Actor, draft_id: int, *, dialogue: bool) -> Turned:
        """Go on with a conversation in this chat; a parked one is opened again."""
        visit = await self._visit(actor, draft_id, dialogue)
        if visit.row.status not in UNFINISHED or visit.row.user_id != actor.user_id:
            return await present(visit, None)
        permit(visit.form, actor)
        return await self._go_on(visit, None)

    async def cancel(self, actor: Actor, draft_id: int | None = None) -> Turned | None:
        """End the conversation that is named, or the one touched last in this chat; None without one."""
        found = await latest_open(actor.user_id, actor.channel) if draft_id is None else draft_id
        if found is None:
            return None
        visit = await self._visit(actor, found, True, fresh=False)
        await _require_unfinished(visit)
        return await cancel(visit)

    async def options(self, actor: Actor, token: Token, key: str, typed: str) -> Options:
        """What an external select offers for what was typed."""
        row = await self._own(actor, token.draft)
        step = find(self._form(row.draft.form), row.draft, key)
        if step is None or step.field is None:
            return Options(())
        kind = step.field.kind
        if not isinstance(kind, kinds.Pick | kinds.PickSeveral):
            return Options(())
        return await search(actor, kind, row.draft, step, cleaned(typed), 0, MOST_OPTIONS)

    async def unfinished(self, actor: Actor, before: int | None = None) -> list[store.Row]:
        """A page of open and parked conversations, and one more where there is another page.

        What is no longer offered is closed by being listed, and said to be.
        """
        found = await unfinished(actor.user_id, before, PAGE_SIZE + 1)
        return [await close_if_removed(row, self.forms, actor, self._clock.now()) for row in found]

    async def only_one(self, actor: Actor) -> int | None:
        """What “go on” can only mean; None where there is a choice, or nothing."""
        return await only_one(actor.user_id)

    async def _called_back(self, visit: Visit) -> Visit:
        """The conversation somebody answers by one of its cards, here again if it was elsewhere."""
        row, actor = visit.row, visit.actor
        await _require_unfinished(visit)
        if row.status is DraftStatus.OPEN and row.channel == actor.channel:
            return visit
        permit(visit.form, actor)
        await self._take_up(visit)
        return await self._visit(actor, row.draft.id, visit.dialogue, visit.event_id)

    async def _go_on(self, visit: Visit, note: Text | None) -> Turned:
        """The conversation, which is here from now on."""
        await self._take_up(visit)
        return await present(await self._visit(visit.actor, visit.draft.id, visit.dialogue), note)

    async def _take_up(self, visit: Visit) -> None:
        """Have the conversation here from now on, wherever it was."""
        actor, due = visit.actor, while_open(visit.now, visit.form.life)
        try:
            async with transaction(actor):
                if await store.take_up(visit.row, actor.channel, due, visit.now):
                    await note_taken_up(visit)
        except IntegrityError as error:
            raise WrongState(
                N_("You have begun this anew meanwhile: /drafts shows both. End one first.")
            ) from error

    async def _visit(
        self, actor: Actor, draft_id: int, dialogue: bool, event_id: str = "", *, fresh: bool = True
    ) -> Visit:
        """The person at his draft, brought up to today's form unless he is about to leave it."""
        row = await self._own(actor, draft_id)
        now = self._clock.now()
        row = await close_if_removed(row, self.forms, actor, now)
        form = self.forms.get(row.draft.form) or removed_form(row)
        visit = Visit(actor, form, row, now, dialogue, event_id, self._uploads)
        return await current(visit) if fresh else visit

    async def _own(self, actor: Actor, draft_id: int) -> store.Row:
        row = await store.load(draft_id)
        if row is None:
            raise NotFound(N_("That conversation is gone. Begin it again with its command."))
        if actor.user_id not in (row.user_id, row.handed_by):
            raise NotAllowed(N_("This conversation belongs to somebody else."))
        return row

    def _form(self, name: str) -> Form:
        form = self.forms.get(name)
        if form is None:
            raise NotFound(N_("This conversation no longer exists."))
        return form


async def _require_unfinished(visit: Visit) -> None:
    """It is his, and not over: what he wrote below its card is meant for no other."""
    title = Text(visit.form.title)
    if visit.row.user_id != visit.actor.user_id:
        raise WrongState(HANDED_ON, title=title, name=await name_of(visit.row.user_id))
    if visit.row.status not in UNFINISHED:
        raise WrongState(OVER, title=title)


def permit(form: Form, actor: Actor) -> None:
    """The role's right to this form; the use-case checks again, and it alone is trusted."""
    if actor.role in form.roles or (actor.role is None and form.anonymous):
        return
    if actor.role is None:
        raise NotAllowed(N_("You have no role yet. Open your invitation, or register an agency."))
    require(actor, *(role for role in Role if role in form.roles))
