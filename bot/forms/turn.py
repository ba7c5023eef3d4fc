"""One turn of a conversation, in the order in which it happens: resolve, advance, learn, save, show."""

from dataclasses import replace

from bot.forms import events, kinds, store
from bot.forms.advance import Effect, Outcome, advance, pruned
from bot.forms.closing import closed_screen, handed_screen, left_screen, result_of
from bot.forms.closing_rows import keep_result
from bot.forms.compose import Extras, Upload, compose
from bot.forms.copying import forget_problems, send_for_files
from bot.forms.draft import Draft
from bot.forms.ending import close_row, note_ended, note_taken_up, park_row
from bot.forms.events import Event, Pressed, Resumed
from bot.forms.form import Form, Submission
from bot.forms.kept_files import drop_files, replaced
from bot.forms.path import find, here, steps
from bot.forms.screen import Screen
from bot.forms.setting import Setting
from bot.forms.sourcing import options_for, resolve
from bot.forms.visit import Turned, Visit
from core.kit.errors import InvalidValue, Refusal
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models.enums import DraftStatus
from core.people.queries import name_of

STALE = Text(N_("That card was out of date. This is where you are now."))

ENDED = Text(N_("This conversation has ended meanwhile."))


async def turn(visit: Visit, event: Event) -> Turned:
    """Apply one event to an open draft."""
    event = await resolve(visit.form, visit.draft, event, visit.actor)
    outcome = advance(visit.form, visit.draft, event, Setting.of(visit.actor, visit.now))
    match outcome.effect:
        case Effect.CANCEL:
            return await cancel(visit)
        case Effect.PARK:
            return await _park(visit, outcome)
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
    waits = any(step.waits(draft.answers) for step in steps(visit.form, draft) if step.key in answered)
    touch = visit.touch(draft)
    gone = replaced(visit.draft.answers, draft.answers)
    if not (waits or gone or visit.row.is_reminded or visit.moved_from):
        return await store.save(draft, touch)
    async with transaction(visit.actor):
        saved = await store.save(draft, touch)
        if saved:
            await send_for_files(visit.form, draft, answered, visit.now)
            await drop_files(gone)
            await note_taken_up(visit)
    return saved


async def _submit(visit: Visit, outcome: Outcome) -> Turned:
    """The use-case, the end of the draft and what it brought, in one transaction."""
    actor, draft = visit.actor, outcome.draft
    try:
        async with transaction(actor):
            if not await close_row(visit, DraftStatus.SUBMITTED):
                raise _FasterError
            answers = pruned(visit.form, draft)
            given = Submission(actor, draft.subject, answers, f"draft:{draft.id}", visit.now)
            card = await visit.form.submit(given)
            await drop_files(replaced(visit.draft.answers, answers.values))
            await keep_result(draft.id, result_of(card))
            await note_ended(visit, Text(N_("Finished by {name}"), {"name": actor.name}))
    except _FasterError:
        return await _overtaken(visit)
    except Refusal as refusal:
        refused = replace(refuse(visit.form, draft, refusal), answered=outcome.answered)
        return await _keep(visit, refused, Pressed(events.Act.SUBMIT))
    screen = closed_screen(visit.form, draft, DraftStatus.SUBMITTED, visit.words, card)
    return visit.turned(screen, outcome.answered)


async def cancel(visit: Visit) -> Turned:
    """End it without submitting."""
    async with transaction(visit.actor):
        is_ended = await close_row(visit, DraftStatus.CANCELLED)
        if is_ended:
            await note_ended(visit, Text(N_("Cancelled by {name}"), {"name": visit.actor.name}))
    if not is_ended:
        return await _overtaken(visit)
    return closed(replace(visit, row=replace(visit.row, status=DraftStatus.CANCELLED)))


async def _park(visit: Visit, outcome: Outcome) -> Turned:
    """Put it aside, with what was typed on the page it was left at."""
    async with transaction(visit.actor):
        row = await park_row(visit, outcome.draft)
        if row is not None:
            await send_for_files(visit.form, outcome.draft, outcome.answered, visit.now)
            await drop_files(replaced(visit.draft.answers, outcome.draft.answers))
    return await _overtaken(visit) if row is None else closed(replace(visit, row=row))


async def _overtaken(visit: Visit) -> Turned:
    """Somebody else, or the same person's other press, was faster: show what is true now."""
    row = await store.load(visit.draft.id)
    return await present(visit if row is None else replace(visit, row=row), STALE)


async def present(visit: Visit, note: Text | None) -> Turned:
    """The conversation as it stands: open here, gone on in the other chat, handed on, or ended."""
    if visit.row.user_id != visit.actor.user_id:
        heir = await name_of(visit.row.user_id)
        return visit.turned(handed_screen(visit.form, visit.draft, heir, visit.words))
    if visit.row.status is not DraftStatus.OPEN:
        return closed(visit, note)
    if note is STALE and visit.moved_from:
        return visit.turned(left_screen(visit.form, visit.draft, visit.moved_from, visit.words))
    return visit.turned(await show(visit, Outcome(visit.draft, note=note)))


def closed(visit: Visit, note: Text | None = None) -> Turned:
    """How it ended; the note is for whoever presses on, where the card already says it."""
    row = visit.row
    screen = closed_screen(visit.form, visit.draft, row.status, visit.words, row.result, row.expires_at)
    return visit.turned(replace(screen, note=visit.words(note)) if note else screen)


async def show(visit: Visit, outcome: Outcome) -> Screen:
    """The screen after an outcome."""
    draft, options = outcome.draft, None
    if visit.dialogue:
        options = await options_for(visit.actor, visit.form, draft, here(visit.form, draft))
    setting = Setting.of(visit.actor, visit.now) if visit.dialogue else None
    extras = Extras(
        outcome.errors,
        outcome.note,
        options,
        outcome.readings,
        outcome.answered,
        setting,
        _upload(visit, draft),
    )
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
