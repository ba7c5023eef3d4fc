"""Compose the screen of a draft: pure, in one reader's words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bot.forms import kinds
from bot.forms.advance import offered, ticked
from bot.forms.answers import Answers, count_items
from bot.forms.calendar import Month, Times, chosen_day, month_of, times_of
from bot.forms.draft import CHANGE, Draft
from bot.forms.form import Field, Form, Repeat
from bot.forms.human import CRORE, LAKH
from bot.forms.kinds import File, Option
from bot.forms.path import Place, Step, find, here, place_of, places, steps
from bot.forms.screen import Ask, Entry, Mode, Options, Screen
from bot.forms.setting import Setting
from bot.forms.showing import show
from core.kit.words import N_, Text, Words

Upload = Callable[[str], str]
"""The address of the page that takes the file of a question, by its key."""


@dataclass(frozen=True, slots=True)
class Extras:
    """What a screen shows beside the draft: errors, a note, options looked up for the question."""

    errors: Mapping[str, Text] = field(default_factory=dict)
    note: Text | None = None
    options: Options | None = None
    readings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    answered: tuple[str, ...] = ()
    setting: Setting | None = None
    """Given where days are picked from a calendar."""
    upload: Upload | None = None


NOTHING = Extras()


def compose(form: Form, draft: Draft, words: Words, extras: Extras = NOTHING) -> Screen:
    """What to show now: the review where nothing is open, else the present place."""
    step = here(form, draft)
    if step is None:
        return _review(form, draft, words, extras)
    place = place_of(form, draft, step)
    if place.is_list:
        return _list(form, draft, place, words, extras)
    return _ask(form, draft, place, step, words, extras)


def _note(words: Words, extras: Extras) -> str:
    return words(extras.note) if extras.note else ""


def _ask(form: Form, draft: Draft, place: Place, step: Step, words: Words, extras: Extras) -> Screen:
    path, pages = steps(form, draft), places(form, draft)
    index = next(i for i, one in enumerate(pages) if one.key == place.key)
    waits = any(one.waits(draft.answers) for one in place.steps)
    return Screen(
        mode=Mode.WAIT if waits else Mode.ASK,
        token=draft.token,
        form=form.name,
        title=words(form.title),
        # A form of one page has told its name already.
        heading="" if place.section.title == form.title else _heading(place, words),
        step=path.index(step) + 1,
        of=len(path),
        page=index + 1,
        pages=len(pages) + form.needs_review,
        lines=_lines(draft, place, words),
        asks=tuple(_one(draft, one, words, extras) for one in place.steps),
        focus=step.key,
        submit_label=words(N_("Next") if form.needs_review or index + 1 < len(pages) else form.submit_label),
        options=extras.options,
        query=draft.cursor.query,
        calendar=_calendar(draft, step, extras.setting),
        in_words=draft.cursor.in_words,
        understood=_understood(form, draft, words, extras),
        ticked=tuple(one["value"] for one in ticked(form, draft)),
        picked=_picked(form, draft, step),
        note=_note(words, extras),
        first=path.index(step) == 0,
    )


def _lines(draft: Draft, place: Place, words: Words) -> tuple[str, ...]:
    lines = place.section.lines
    return tuple(lines(draft.given, words)) if lines is not None else ()


def _heading(place: Place, words: Words) -> str:
    title = words(place.section.title)
    return title if place.item is None else f"{title} {place.item + 1}"


def _one(draft: Draft, step: Step, words: Words, extras: Extras) -> Ask:
    asked = step.field
    assert asked is not None, "a list's own step is never asked"
    value = offered(draft, step)
    wrong = extras.errors.get(step.key) or _file_problem(draft, step.key)
    return Ask(
        key=step.key,
        label=words(asked.label),
        question=words(asked.ask or asked.label),
        hint=_hint(asked, words),
        kind=asked.kind,
        optional=asked.optional,
        value=value,
        shown=show(asked.kind, value, words) if value is not None else "",
        suggested=value is not None and step.key not in draft.answers,
        error=words(wrong) if wrong else "",
        readings=tuple(
            Option(one, _reading(asked.kind, one, words)) for one in extras.readings.get(step.key, ())
        ),
        upload=extras.upload(step.key) if extras.upload and isinstance(asked.kind, File) else "",
    )


def _hint(asked: Field, words: Words) -> str:
    """What would be accepted; of a file also how large it may be, before anybody looks for it."""
    if not isinstance(asked.kind, File):
        return words(asked.hint)
    terms = asked.kind.terms
    hint = words(asked.hint) if asked.hint else terms.listed
    return words(N_("{hint}. At most {most} MB."), hint=hint, most=terms.most_mb)


def _picked(form: Form, draft: Draft, step: Step) -> tuple[Option, ...]:
    if step.field is None or not isinstance(step.field.kind, kinds.PickSeveral):
        return ()
    return tuple(Option(one["value"], one["label"]) for one in ticked(form, draft))


def _reading(kind: kinds.Kind, value: str, words: Words) -> str:
    """A day alone is a reading of a moment too: its time is asked next."""
    only_day = isinstance(kind, kinds.Moment) and len(value) == len("2026-03-31")
    shown = show(kinds.Day() if only_day else kind, value, words)
    # Two sums that differ by their zeros alone are told apart by their units.
    if not isinstance(kind, kinds.Sum) or (amount := Decimal(value)) < LAKH:
        return shown
    if amount < CRORE:
        return words(N_("{sum} ({amount} lakh)"), sum=shown, amount=amount / LAKH)
    return words(N_("{sum} ({amount} crore)"), sum=shown, amount=amount / CRORE)


def _calendar(draft: Draft, step: Step, setting: Setting | None) -> Month | Times | None:
    """Days to pick from, or the times of the day just picked."""
    kind = step.field.kind if step.field is not None else None
    if setting is None or not isinstance(kind, kinds.Day | kinds.Moment):
        return None
    day = chosen_day(draft)
    if isinstance(kind, kinds.Moment) and day is not None:
        return times_of(kind, day, setting)
    return month_of(kind, draft, offered(draft, step), setting)


ECHOED = kinds.Day | kinds.Moment | kinds.Sum | kinds.Phone
"""Written in many ways, so it is said again in ours."""


def _understood(form: Form, draft: Draft, words: Words, extras: Extras) -> tuple[Entry, ...]:
    found = (find(form, draft, key) for key in extras.answered)
    return tuple(
        Entry(step.key, words(step.field.label), _shown(draft, step, step.field, words))
        for step in found
        if step is not None and step.field is not None and isinstance(step.field.kind, ECHOED)
        if draft.answers.get(step.key) is not None
    )


PROBLEM = "problem:"
"""Fact under which the file worker leaves what was wrong with a file, by step key."""


def _file_problem(draft: Draft, key: str) -> Text | None:
    problem = draft.facts.get(PROBLEM + key)
    return Text(problem["msgid"], problem.get("params", {})) if problem else None


def _list(form: Form, draft: Draft, place: Place, words: Words, extras: Extras) -> Screen:
    repeat = place.section
    assert isinstance(repeat, Repeat)
    items = draft.given.items(repeat.name)
    pages = places(form, draft)
    answers = {one.key: tuple(_entries(draft, one, words)) for one in pages if one.section is repeat}
    entries = tuple(
        Entry(key, f"{words(repeat.title)} {index + 1}", repeat.summary(item, words), answers=answers[key])
        for index, item in enumerate(items)
        for key in [f"{repeat.name}.{index}"]
    )
    wrong = extras.errors.get(place.key)
    path = steps(form, draft)
    index = next(i for i, one in enumerate(path) if one.key == place.key)
    return Screen(
        mode=Mode.LIST,
        token=draft.token,
        form=form.name,
        title=words(form.title),
        heading=words(repeat.title),
        step=index + 1,
        of=len(path),
        page=next(i for i, one in enumerate(pages) if one.key == place.key) + 1,
        pages=len(pages) + form.needs_review,
        lines=_lines(draft, place, words),
        entries=entries,
        repeat=repeat.name,
        understood=_understood(form, draft, words, extras),
        add_label=words(repeat.add_label) if count_items(draft.answers, repeat.name) < repeat.most else "",
        submit_label=words(N_("Continue")),
        note=_note(words, extras),
        error=words(wrong) if wrong else "",
        first=index == 0,
        item=next((one for one in entries if one.key == draft.cursor.at), None),
    )


def _review(form: Form, draft: Draft, words: Words, extras: Extras) -> Screen:
    path = steps(form, draft)
    entries = [
        entry for place in places(form, draft) if not place.is_list for entry in _entries(draft, place, words)
    ]
    return Screen(
        mode=Mode.REVIEW,
        token=draft.token,
        form=form.name,
        title=words(form.title),
        heading=words(N_("Check and submit")),
        step=len(path),
        of=len(path),
        page=len(places(form, draft)) + 1,
        pages=len(places(form, draft)) + 1,
        entries=tuple(entries),
        submit_label=words(form.submit_label),
        note=_note(words, extras),
        first=not path,
        choosing=draft.cursor.at == CHANGE,
    )


def _entries(draft: Draft, place: Place, words: Words) -> list[Entry]:
    section = _heading(place, words)
    return [
        Entry(step.key, words(step.field.label), _shown(draft, step, step.field, words), section)
        for step in place.steps
        if step.field is not None
    ]


def _shown(draft: Draft, step: Step, asked: Field, words: Words) -> str:
    value = Answers(draft.answers, draft.facts).raw(step.key)
    return show(asked.kind, value, words)
