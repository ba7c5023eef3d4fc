"""The impure part of a conversation: load, claim, advance, save, compose."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.forms import events, kinds, store
from bot.forms.advance import Effect, Outcome, advance, pruned
from bot.forms.cleaning import cleaned
from bot.forms.closing import closed_screen, result_of
from bot.forms.compose import Extras, compose
from bot.forms.copying import forget_problems, send_for_files
from bot.forms.draft import Draft, Token
from bot.forms.events import Event, Pressed, Resumed
from bot.forms.form import Form, Submission
from bot.forms.path import find, here, steps
from bot.forms.screen import Screen
from bot.forms.setting import Setting
from bot.forms.sourcing import options_for, resolve, search
from core.kit.actor import Actor, Role
from core.kit.clock import Clock
from core.kit.errors import InvalidValue, NotAllowed, NotFound, Refusal, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text, Words
from core.models.enums import DraftStatus
from core.people.access import require


@dataclass(frozen=True, slots=True)
class Turned:
    """What came of a turn: the screen to show, and where the conversation stood before."""

    screen: Screen
    draft_id: int
    form: str
    surface: Mapping[str, Any]
    answered: tuple[str, ...] = ()


STALE = Text(N_("That card was out of date. This is where you are now."))
RESUMED = Text(N_("You had begun this before; your answers are kept."))


class Turns:
    """Runs conversations; holds no state, so any number of processes may."""

    def __init__(self, forms: Mapping[str, Form], clock: Clock) -> None:
        self.forms = forms
        self._clock = clock

    async def begin(self, actor: Actor, name: str, subject: str = "", *, dialogue: bool) -> Turned:
        """Open a conversation, or take up the one already open. Raises Refusal."""
        form, now = self._form(name), self._clock.now()
        permit(form, actor)
        begun = await form.begin(actor, subject, now)
        fresh = Draft(0, name, subject, 0, dict(begun.answers), dict(begun.facts))
        row = await store.begin(actor.user_id, fresh, form.version, actor.channel, now + form.life, now)
        note = None if row.created else RESUMED
        screen = await self._screen(actor, form, Outcome(row.draft, note=note), dialogue)
        return Turned(screen, row.draft.id, name, row.surface)

    async def take(
        self, actor: Actor, token: Token, event: Event, *, dialogue: bool, event_id: str = ""
    ) -> Turned:
        """One event of one person on one draft. Raises Refusal for somebody else's."""
        row = await self._own(actor, token.draft)
        form = self._form(row.draft.form)
        if row.status is not DraftStatus.OPEN:
            return self._closed(actor, form, row)
        permit(form, actor)
        if row.draft.revision != token.revision:
            return await self._present(actor, form, row, STALE, dialogue)
        return await self._turn(actor, form, row, cleaned(event), dialogue, event_id)

    async def answer(self, actor: Actor, raw: Any, *, event_id: str) -> Turned | None:
        """A typed text or a file, for the conversation touched last in this chat; None without one."""
        found = await store.latest_open(actor.user_id, actor.channel)
        if found is None:
            return None
        row = await self._own(actor, found)
        form = self._form(row.draft.form)
        permit(form, actor)
        return await self._turn(actor, form, row, events.Gave(cleaned(raw)), True, event_id)

    async def show(self, actor: Actor, draft_id: int, *, dialogue: bool) -> Turned:
        """The conversation as it stands."""
        row = await self._own(actor, draft_id)
        return await self._present(actor, self._form(row.draft.form), row, None, dialogue)

    async def resume(self, actor: Actor, draft_id: int, *, dialogue: bool) -> Turned:
        """Go on with a conversation in this chat; a parked one is opened again."""
        row = await self._own(actor, draft_id)
        form, now = self._form(row.draft.form), self._clock.now()
        if row.status is DraftStatus.PARKED:
            permit(form, actor)
            if not await store.reopen(draft_id, actor.channel, now):
                raise WrongState(N_("You have begun this anew meanwhile: /drafts shows both. End one first."))
        elif row.status is DraftStatus.OPEN:
            permit(form, actor)
            await store.touch(draft_id, actor.channel, now)
        return await self.show(actor, draft_id, dialogue=dialogue)

    async def cancel_latest(self, actor: Actor) -> Turned | None:
        """End the conversation touched last in this chat; None where there is none."""
        found = await store.latest_open(actor.user_id, actor.channel)
        if found is None:
            return None
        row = await self._own(actor, found)
        return await self._end(
            actor, self._form(row.draft.form), row, DraftStatus.CANCELLED, True, self._clock.now()
        )

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

    # One turn, in the order in which it happens.

    async def _turn(
        self, actor: Actor, form: Form, row: store.Row, event: Event, dialogue: bool, event_id: str
    ) -> Turned:
        now = self._clock.now()
        event = await resolve(form, row.draft, event, actor)
        outcome = advance(form, row.draft, event, Setting.of(actor, now))
        match outcome.effect:
            case Effect.CANCEL:
                return await self._end(actor, form, row, DraftStatus.CANCELLED, dialogue, now, event_id)
            case Effect.PARK:
                return await self._end(actor, form, row, DraftStatus.PARKED, dialogue, now, event_id)
            case Effect.SUBMIT:
                return await self._submit(actor, form, row, outcome, dialogue, now, event_id)
            case Effect.NONE:
                return await self._keep(actor, form, row, outcome, event, dialogue, now, event_id)

    async def _keep(
        self,
        actor: Actor,
        form: Form,
        row: store.Row,
        outcome: Outcome,
        event: Event,
        dialogue: bool,
        now: datetime,
        event_id: str,
    ) -> Turned:
        if outcome.draft == row.draft or isinstance(event, Resumed):
            screen = await self._screen(actor, form, outcome, dialogue)
            return Turned(screen, row.draft.id, form.name, row.surface)
        draft = await self._learnt(actor, form, outcome, now)
        if not await self._saved(actor, form, draft, outcome.answered, now, event_id):
            return await self._present(actor, form, await self._own(actor, draft.id), STALE, dialogue)
        kept = replace(outcome, draft=replace(draft, revision=draft.revision + 1))
        screen = await self._screen(actor, form, kept, dialogue)
        return Turned(screen, draft.id, form.name, row.surface, outcome.answered)

    async def _learnt(self, actor: Actor, form: Form, outcome: Outcome, now: datetime) -> Draft:
        """The draft with the facts that follow from what was just answered; files teach later."""
        draft = forget_problems(outcome.draft, outcome.answered)
        for key in outcome.answered:
            step = find(form, draft, key)
            if step is None or step.field is None or isinstance(step.field.kind, kinds.File):
                continue
            learn = form.learn.get(step.field.name)
            if learn is not None:
                facts = await learn(actor, draft.subject, draft.given, now)
                draft = replace(draft, facts={**draft.facts, **facts})
        return draft

    async def _saved(
        self, actor: Actor, form: Form, draft: Draft, answered: tuple[str, ...], now: datetime, event_id: str
    ) -> bool:
        expires = now + form.life
        channel = actor.channel
        if not any(step.waits(draft.answers) for step in steps(form, draft) if step.key in answered):
            return await store.save(draft, channel=channel, event_id=event_id, expires=expires, now=now)
        async with transaction(actor):
            saved = await store.save(draft, channel=channel, event_id=event_id, expires=expires, now=now)
            if saved:
                await send_for_files(form, draft, answered, now)
        return saved

    async def _submit(
        self,
        actor: Actor,
        form: Form,
        row: store.Row,
        outcome: Outcome,
        dialogue: bool,
        now: datetime,
        event_id: str,
    ) -> Turned:
        draft = outcome.draft
        words = Words(actor.locale, actor.zone)
        try:
            async with transaction(actor):
                if not await store.close(
                    row.draft, DraftStatus.SUBMITTED, now, channel=actor.channel, event_id=event_id
                ):
                    raise _FasterError
                given = Submission(actor, draft.subject, pruned(form, draft), f"draft:{draft.id}", now)
                card = await form.submit(given)
                await store.keep_result(draft.id, result_of(card))
        except _FasterError:
            return await self._present(actor, form, await self._own(actor, draft.id), STALE, dialogue)
        except Refusal as refusal:
            refused = refuse(form, draft, refusal)
            kept = replace(refused, answered=outcome.answered)
            return await self._keep(
                actor, form, row, kept, Pressed(events.Act.SUBMIT), dialogue, now, event_id
            )
        screen = closed_screen(form, draft, DraftStatus.SUBMITTED, words, card)
        return Turned(screen, draft.id, form.name, row.surface, outcome.answered)

    async def _end(
        self,
        actor: Actor,
        form: Form,
        row: store.Row,
        status: DraftStatus,
        dialogue: bool,
        now: datetime,
        event_id: str = "",
    ) -> Turned:
        if not await store.close(row.draft, status, now, channel=actor.channel, event_id=event_id):
            return await self._present(actor, form, await self._own(actor, row.draft.id), STALE, dialogue)
        return self._closed(actor, form, replace(row, status=status))

    # What to show.

    async def _present(
        self, actor: Actor, form: Form, row: store.Row, note: Text | None, dialogue: bool
    ) -> Turned:
        if row.status is not DraftStatus.OPEN:
            return self._closed(actor, form, row)
        screen = await self._screen(actor, form, Outcome(row.draft, note=note), dialogue)
        return Turned(screen, row.draft.id, form.name, row.surface)

    def _closed(self, actor: Actor, form: Form, row: store.Row) -> Turned:
        words = Words(actor.locale, actor.zone)
        screen = closed_screen(form, row.draft, row.status, words, row.result)
        return Turned(screen, row.draft.id, form.name, row.surface)

    async def _screen(self, actor: Actor, form: Form, outcome: Outcome, dialogue: bool) -> Screen:
        draft = outcome.draft
        options = None
        if dialogue:
            options = await options_for(actor, form, draft, here(form, draft))
        extras = Extras(outcome.errors, outcome.note, options)
        return compose(form, draft, Words(actor.locale, actor.zone), extras)

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


class _FasterError(Exception):
    """Somebody else, or the same person's other press, ended the draft first."""


def permit(form: Form, actor: Actor) -> None:
    """The role's right to this form; the use-case checks again, and it alone is trusted."""
    if actor.role in form.roles or (actor.role is None and form.anonymous):
        return
    if actor.role is None:
        raise NotAllowed(N_("You have no role yet. Open your invitation, or register an agency."))
    require(actor, *(role for role in Role if role in form.roles))


def refuse(form: Form, draft: Draft, refusal: Refusal) -> Outcome:
    """Where a refused submission leads: to the field it names, else to the review with a note."""
    if isinstance(refusal, InvalidValue):
        step = find(form, draft, refusal.field) or next(
            (one for one in steps(form, draft) if one.field and one.field.name == refusal.field), None
        )
        if step is not None:
            moved = draft.moved(at=step.key)
            return Outcome(moved, errors={step.key: refusal.text}, note=refusal.text)
    return Outcome(draft.moved(), note=refusal.text)
