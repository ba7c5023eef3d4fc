"""One turn of a conversation, in the order in which it happens: resolve, advance, learn, save, show."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.forms import events, kinds, store
from bot.forms.advance import Effect, Outcome, advance, pruned
from bot.forms.closing import closed_screen, result_of
from bot.forms.compose import Extras, Upload, compose
from bot.forms.copying import forget_problems, send_for_files
from bot.forms.draft import Draft
from bot.forms.events import Event, Pressed, Resumed
from bot.forms.form import Form, Submission
from bot.forms.kept_files import drop_files, replaced
from bot.forms.path import find, here, steps
from bot.forms.screen import Screen
from bot.forms.setting import Setting
from bot.forms.sourcing import options_for, resolve
from bot.forms.upload_links import UploadLinks
from core.kit.actor import Actor
from core.kit.errors import InvalidValue, Refusal
from core.kit.transaction import transaction
from core.kit.words import N_, Text, Words
from core.models.enums import DraftStatus

STALE = Text(N_("That card was out of date. This is where you are now."))


@dataclass(frozen=True, slots=True)
class Turned:
    """What came of a turn: the screen to show, and where the conversation stood before."""

    screen: Screen
    draft_id: int
    form: str
    surface: Mapping[str, Any]
    answered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """One person at one conversation, at one moment."""

    actor: Actor
    form: Form
    row: store.Row
    now: datetime
    dialogue: bool
    """A question at a time, with the options of a long list; else a page at a time."""
    event_id: str = ""
    uploads: UploadLinks | None = None

    @property
    def draft(self) -> Draft:
        return self.row.draft

    @property
    def words(self) -> Words:
        return Words(self.actor.locale, self.actor.zone)

    def turned(self, screen: Screen, answered: tuple[str, ...] = ()) -> Turned:
        """The screen, with where the conversation stood."""
        return Turned(screen, self.draft.id, self.form.name, self.row.surface, answered)


async def turn(visit: Visit, event: Event) -> Turned:
    """Apply one event to an open draft."""
    event = await resolve(visit.form, visit.draft, event, visit.actor)
    outcome = advance(visit.form, visit.draft, event, Setting.of(visit.actor, visit.now))
    match outcome.effect:
        case Effect.CANCEL:
            return await end(visit, DraftStatus.CANCELLED)
        case Effect.PARK:
            return await end(visit, DraftStatus.PARKED)
        case Effect.SUBMIT:
            return await _submit(visit, outcome)
        case Effect.NONE:
            return await _keep(visit, outcome, event)


async def _keep(visit: Visit, outcome: Outcome, event: Event) -> Turned:
    if outcome.draft == visit.draft or isinstance(event, Resumed):
        return visit.turned(await show(visit, outcome))
    draft = await _learnt(visit, outcome)
    if not await _saved(visit, draft, outcome.answered):
        return await _overtaken(visit)
    kept = replace(outcome, draft=replace(draft, revision=draft.revision + 1))
    return visit.turned(await show(visit, kept), outcome.answered)


async def _learnt(visit: Visit, outcome: Outcome) -> Draft:
    """The draft with the facts that follow from what was just answered; files teach later."""
    draft = forget_problems(outcome.draft, outcome.answered)
    for key in outcome.answered:
        step = find(visit.form, draft, key)
        if step is None or step.field is None or isinstance(step.field.kind, kinds.File):
            continue
        learn = visit.form.learn.get(step.field.name)
        if learn is not None:
            facts = await learn(visit.actor, draft.subject, draft.given, visit.now)
            draft = replace(draft, facts={**draft.facts, **facts})
    return draft


async def _saved(visit: Visit, draft: Draft, answered: tuple[str, ...]) -> bool:
    now, channel, event_id = visit.now, visit.actor.channel, visit.event_id
    expires = now + visit.form.life
    waits = any(step.waits(draft.answers) for step in steps(visit.form, draft) if step.key in answered)
    gone = replaced(visit.draft.answers, draft.answers)
    if not waits and not gone:
        return await store.save(draft, channel=channel, event_id=event_id, expires=expires, now=now)
    async with transaction(visit.actor):
        saved = await store.save(draft, channel=channel, event_id=event_id, expires=expires, now=now)
        if saved:
            await send_for_files(visit.form, draft, answered, now)
            await drop_files(gone)
    return saved


async def _submit(visit: Visit, outcome: Outcome) -> Turned:
    """The use-case, the end of the draft and what it brought, in one transaction."""
    actor, draft = visit.actor, outcome.draft
    try:
        async with transaction(actor):
            if not await _closed_by_us(visit, DraftStatus.SUBMITTED):
                raise _FasterError
            answers = pruned(visit.form, draft)
            given = Submission(actor, draft.subject, answers, f"draft:{draft.id}", visit.now)
            card = await visit.form.submit(given)
            await drop_files(replaced(visit.draft.answers, answers.values))
            await store.keep_result(draft.id, result_of(card))
    except _FasterError:
        return await _overtaken(visit)
    except Refusal as refusal:
        refused = replace(refuse(visit.form, draft, refusal), answered=outcome.answered)
        return await _keep(visit, refused, Pressed(events.Act.SUBMIT))
    screen = closed_screen(visit.form, draft, DraftStatus.SUBMITTED, visit.words, card)
    return visit.turned(screen, outcome.answered)


async def end(visit: Visit, status: DraftStatus) -> Turned:
    """Close the draft without submitting it."""
    if not await _closed_by_us(visit, status):
        return await _overtaken(visit)
    return closed(replace(visit, row=replace(visit.row, status=status)))


async def _closed_by_us(visit: Visit, status: DraftStatus) -> bool:
    return await store.close(
        visit.draft, status, visit.now, channel=visit.actor.channel, event_id=visit.event_id
    )


async def _overtaken(visit: Visit) -> Turned:
    """Somebody else, or the same person's other press, was faster: show what is true now."""
    row = await store.load(visit.draft.id)
    return await present(visit if row is None else replace(visit, row=row), STALE)


async def present(visit: Visit, note: Text | None) -> Turned:
    """The conversation as it stands, open or ended."""
    if visit.row.status is not DraftStatus.OPEN:
        return closed(visit)
    return visit.turned(await show(visit, Outcome(visit.draft, note=note)))


def closed(visit: Visit) -> Turned:
    """How it ended."""
    return visit.turned(
        closed_screen(visit.form, visit.draft, visit.row.status, visit.words, visit.row.result)
    )


async def show(visit: Visit, outcome: Outcome) -> Screen:
    """The screen after an outcome."""
    draft, options = outcome.draft, None
    if visit.dialogue:
        options = await options_for(visit.actor, visit.form, draft, here(visit.form, draft))
    extras = Extras(outcome.errors, outcome.note, options, upload=_upload(visit, draft))
    return compose(visit.form, draft, visit.words, extras)


def _upload(visit: Visit, draft: Draft) -> Upload | None:
    links = visit.uploads
    if links is None:
        return None
    return lambda key: links.address(draft, visit.actor.user_id, key, visit.now)


class _FasterError(Exception):
    """Somebody else, or the same person's other press, ended the draft first."""


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
