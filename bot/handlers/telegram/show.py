"""Draw cards and screens as Telegram shows them: HTML text and an inline keyboard."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape, unescape

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import MessageLimit

from bot.forms import kinds
from bot.forms.calendar import Times
from bot.forms.events import Act
from bot.forms.screen import UPLOAD, Ask, Entry, Mode, Screen
from bot.forms.sourcing import PAGE_SIZE
from bot.handlers.telegram.days import day_rows
from bot.handlers.telegram.read import MOST_BYTES
from bot.handlers.telegram.wire import TICK, VALUE, action_data, turn_data
from core.kit.card import Button, Card, Group
from core.kit.words import N_, Words

MOST_TEXT = int(MessageLimit.MAX_TEXT_LENGTH)
TAG = re.compile(r"</?[bui]>")
Row = list[InlineKeyboardButton]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One message: HTML, and its keyboard if it has one."""

    text: str
    keyboard: InlineKeyboardMarkup | None

    @property
    def length(self) -> int:
        """As Telegram counts: characters after the tags are read."""
        return len(unescape(TAG.sub("", self.text)))


def draw_card(card: Card, words: Words) -> Drawn:
    """A card of the core."""
    parts = [f"<b>{escape(card.title)}</b>", *(escape(line) for line in card.lines)]
    grouped, rows = _groups(card.groups)
    parts += grouped
    if card.groups and card.facts:
        parts.append("")
    parts += [f"<b>{escape(fact.label)}:</b> {escape(fact.value)}" for fact in card.facts]
    if card.footer:
        parts += ["", f"<i>{escape(card.footer)}</i>"]
    rows += [[_button(button) for button in row] for row in card.rows]
    return Drawn(fit(parts, words), InlineKeyboardMarkup(rows) if rows else None)


def _groups(groups: Sequence[Group]) -> tuple[list[str], list[Row]]:
    """All buttons stand below the text here, so a number before a line stands before its buttons too."""
    parts: list[str] = []
    rows: list[Row] = []
    ways: Row = []
    number = 0
    for group in groups:
        parts += ["", f"<b>{escape(group.title)}</b>"]
        for item in group.items:
            number += bool(item.buttons)
            parts.append(escape(f"{number}. {item.text}" if item.buttons else item.text))
            numbered = [replace(one, label=f"{number} · {one.label}"[:75]) for one in item.buttons]
            rows += [[_button(one) for one in numbered]] if numbered else []
        if group.more is not None:
            ways.append(_button(group.more))
    rows += [ways[start : start + 2] for start in range(0, len(ways), 2)]
    return parts, rows


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    return InlineKeyboardButton(button.label, callback_data=action_data(button.act, button.args))


def fit(parts: Sequence[str], words: Words) -> str:
    """The lines that fit into one message; what is left out is said, never cut inside a tag."""
    text = "\n".join(parts)
    if len(text) <= MOST_TEXT:
        return text
    more = words(N_("… and more"))
    kept: list[str] = []
    room = MOST_TEXT - len(more) - 1
    for part in parts:
        if len(part) + 1 > room:
            if not kept:
                kept.append(escape(unescape(TAG.sub("", part))[:700]))
            break
        kept.append(part)
        room -= len(part) + 1
    return "\n".join([*kept, more])


def draw_screen(screen: Screen, words: Words) -> Drawn:
    """The present moment of a conversation."""
    match screen.mode:
        case Mode.CLOSED:
            assert screen.card is not None
            return draw_card(screen.card, words)
        case Mode.ASK:
            return _ask(screen, words)
        case Mode.LIST:
            return _list(screen, words)
        case Mode.WAIT:
            return _wait(screen, words)
        case Mode.REVIEW:
            return _review(screen, words)


def _head(screen: Screen) -> list[str]:
    heading = f" · {escape(screen.heading)}" if screen.heading else ""
    # One question alone is no way of which to say how far one has come.
    place = f" · {screen.step}/{screen.of}" if screen.of > 1 else ""
    parts = [f"<b>{escape(screen.title)}</b>{heading}{place}"]
    if screen.note:
        parts.append(f"<i>{escape(screen.note)}</i>")
    parts += [f"✓ <b>{escape(one.label)}:</b> {escape(one.text)}" for one in screen.understood]
    return [*parts, *(escape(line) for line in screen.lines), ""]


def _ask(screen: Screen, words: Words) -> Drawn:
    ask = screen.asked
    assert ask is not None
    parts = _head(screen)
    if ask.error:
        parts += [f"⚠️ <b>{escape(ask.label)}:</b> {escape(ask.error)}", ""]
    parts.append(f"<b>{escape(ask.question)}</b>")
    if isinstance(screen.calendar, Times):
        parts.append(escape(words(N_("{day}: choose the time, or type it."), day=screen.calendar.day)))
    if ask.hint:
        parts.append(escape(ask.hint))
    if isinstance(ask.kind, kinds.File) and ask.kind.terms.most > MOST_BYTES:
        through = N_("Telegram hands on at most {most} MB; larger ones come through the browser.")
        told = through if ask.upload else N_("Telegram hands on at most {most} MB.")
        parts.append(escape(words(told, most=MOST_BYTES // 1_000_000)))
    # A day was just chosen: another moment is not offered beside its times. Ticks say what is suggested.
    is_ticked = ask.suggested and isinstance(ask.kind, kinds.Several | kinds.PickSeveral)
    if ask.shown and not is_ticked and not isinstance(screen.calendar, Times):
        told = N_("Suggested: {value}") if ask.suggested else N_("So far: {value}")
        parts += ["", escape(words(told, value=ask.shown))]
    if screen.query:
        parts += ["", escape(words(N_("Found for “{query}”:"), query=screen.query))]
    if screen.options is not None and screen.options.recent:
        parts += ["", escape(words(N_("What you used last comes first. Type a part of a name to search.")))]
    elif screen.options is not None and not screen.options.shown:
        parts += ["", escape(words(N_("Nothing found. Type another part of the name.")))]
    rows = [*_answers(screen, ask, words), *_navigation(screen, words, optional=ask.optional)]
    return Drawn(fit(parts, words), InlineKeyboardMarkup([row for row in rows if row]))


def _answers(screen: Screen, ask: Ask, words: Words) -> Iterable[Row]:
    kind = ask.kind
    if ask.readings:
        yield from _grid([_value(screen, one.label, one.value) for one in ask.readings])
        return
    match kind:
        case kinds.YesNo():
            yes, no = words(N_("Yes")), words(N_("No"))
            yield [_value(screen, yes, "yes"), _value(screen, no, "no")]
        case kinds.Choice(options):
            yield from _grid([_value(screen, words(one.label), one.value) for one in options])
        case kinds.Several(options):
            yield from _ticks(screen, [(words(one.label), one.value) for one in options], words)
        case kinds.Day() | kinds.Moment() if screen.calendar is not None:
            yield from (list(row) for row in day_rows(screen.calendar, partial(_pressed, screen), words))
        case kinds.Pick():
            yield from _listed(screen, words, tick=False)
        case kinds.PickSeveral():
            yield from _listed(screen, words, tick=True)
        case kinds.File() if ask.upload:
            yield [InlineKeyboardButton(words(UPLOAD), url=ask.upload)]
        case _:
            pass
    # Where every answer has its button, the one suggested has it already.
    is_listed = isinstance(kind, kinds.YesNo | kinds.Choice | kinds.Several | kinds.PickSeveral | kinds.File)
    if ask.shown and not is_listed and not isinstance(screen.calendar, Times):
        told = N_("Use: {value}") if ask.suggested else N_("Keep: {value}")
        yield [_act(screen, _short(words(told, value=ask.shown)), Act.USE)]


def _listed(screen: Screen, words: Words, *, tick: bool) -> Iterable[Row]:
    options = screen.options
    if options is None:
        return
    listed = [*options.recent, *options.shown]
    named = [(f"{one.label} – {one.note}" if one.note else one.label, one.value) for one in listed]
    if tick:
        # What is picked can be taken away also where its part of the list is not shown.
        here = {value for _, value in named}
        elsewhere = [(one.label, one.value) for one in screen.picked if one.value not in here]
        yield from _ticks(screen, [*elsewhere, *named], words)
    else:
        for label, value in named:
            yield [_value(screen, _short(label), value)]
    turns: Row = []
    if options.offset:
        before = str(max(options.offset - PAGE_SIZE, 0))
        turns.append(_act(screen, words(N_("‹ Previous")), Act.TURN, before))
    if options.more:
        turns.append(_act(screen, words(N_("More ›")), Act.TURN, str(options.next)))
    if screen.query:
        turns.append(_act(screen, words(N_("Show all")), Act.CLEAR))
    yield turns


def _ticks(screen: Screen, named: Sequence[tuple[str, str]], words: Words) -> Iterable[Row]:
    for label, value in named:
        mark = "☑" if value in screen.ticked else "☐"
        yield [_pressed(screen, f"{mark} {_short(label)}", TICK, value)]
    if screen.ticked:
        yield [_act(screen, words(N_("Done ({count} chosen)"), count=len(screen.ticked)), Act.DONE)]


def _grid(buttons: Row) -> Iterable[Row]:
    """Short labels side by side, long ones below each other."""
    longest = max((len(button.text) for button in buttons), default=0)
    width = 5 if longest <= 3 else 3 if longest <= 9 else 2 if longest <= 16 else 1
    for start in range(0, len(buttons), width):
        yield buttons[start : start + width]


def _navigation(screen: Screen, words: Words, *, optional: bool = False) -> list[Row]:
    """The ways along the conversation, and below them the ways out of it."""
    along: Row = []
    if not screen.first:
        along.append(_act(screen, words(N_("‹ Back")), Act.BACK))
    if optional:
        along.append(_act(screen, words(N_("Skip")), Act.SKIP))
    return [*([along] if along else []), _ways_out(screen, words)]


def _ways_out(screen: Screen, words: Words) -> Row:
    later = _act(screen, words(N_("Finish later")), Act.PARK)
    return [later, _act(screen, words(N_("Cancel")), Act.CANCEL)]


def _list(screen: Screen, words: Words) -> Drawn:
    if screen.item is not None:
        return _of_item(screen, screen.item, words)
    parts = _head(screen)
    if screen.error:
        parts += [f"⚠️ {escape(screen.error)}", ""]
    parts += [f"<b>{escape(one.label)}:</b> {escape(one.text)}" for one in screen.entries]
    rows: list[Row] = []
    for one in screen.entries:
        change = words(N_("Change {item}"), item=one.label)
        remove = words(N_("Remove {item}"), item=one.label)
        # Of a single answer there is nothing to choose.
        what = one.key if len(one.answers) > 1 else one.answers[0].key
        rows.append(
            [
                _act(screen, _short(change), Act.EDIT, what),
                _act(screen, _short(remove), Act.REMOVE, one.key),
            ]
        )
    if screen.add_label:
        rows.append([_act(screen, screen.add_label, Act.ADD, screen.repeat)])
    rows.append([_act(screen, screen.submit_label, Act.DONE)])
    rows += _navigation(screen, words)
    return Drawn(fit(parts, words), InlineKeyboardMarkup(rows))


def _of_item(screen: Screen, item: Entry, words: Words) -> Drawn:
    """The answers of one item, to choose which to change."""
    parts = [*_head(screen), f"<b>{escape(item.label)}</b>"]
    parts += [f"<b>{escape(one.label)}:</b> {escape(_clip(one.text, 300))}" for one in item.answers]
    buttons = [_act(screen, _short(one.label), Act.EDIT, one.key) for one in item.answers]
    rows: list[Row] = [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
    rows.append([_act(screen, words(N_("‹ Back")), Act.REVIEW)])
    return Drawn(fit(parts, words), InlineKeyboardMarkup(rows))


def _wait(screen: Screen, words: Words) -> Drawn:
    parts = _head(screen)
    if screen.asked is not None and screen.asked.error:
        parts += [f"⚠️ {escape(screen.asked.error)}", ""]
    parts.append(escape(words(N_("I am reading your file. This takes a moment."))))
    return Drawn(fit(parts, words), InlineKeyboardMarkup(_navigation(screen, words)))


def _review(screen: Screen, words: Words) -> Drawn:
    parts = _head(screen)
    section = ""
    for one in screen.entries:
        if one.section != section:
            section = one.section
            # The head ends with a free line of its own.
            parts += [*([""] if parts[-1] else []), f"<u>{escape(section)}</u>"]
        parts.append(f"<b>{escape(one.label)}:</b> {escape(_clip(one.text, 300))}")
    if screen.choosing:
        rows = [*_changes(screen), [_act(screen, words(N_("‹ Back")), Act.REVIEW)]]
    else:
        rows = [
            [_act(screen, screen.submit_label, Act.SUBMIT)],
            [_act(screen, words(N_("Change an answer")), Act.EDIT)],
            _ways_out(screen, words),
        ]
    return Drawn(fit(parts, words), InlineKeyboardMarkup(rows))


def _changes(screen: Screen) -> Iterable[Row]:
    """Two to a row; an item's answers are named with their item."""
    buttons = [_act(screen, _edit_label(one, screen), Act.EDIT, one.key) for one in screen.entries]
    for start in range(0, len(buttons), 2):
        yield buttons[start : start + 2]


def _edit_label(one: Entry, screen: Screen) -> str:
    numbered = one.key.count(".") >= 2
    return _short(f"{one.section}: {one.label}" if numbered else one.label)


def _value(screen: Screen, label: str, value: str) -> InlineKeyboardButton:
    return _pressed(screen, label, VALUE, value)


def _act(screen: Screen, label: str, act: Act, arg: str = "") -> InlineKeyboardButton:
    return _pressed(screen, label, act.value, arg)


def _pressed(screen: Screen, label: str, act: str, arg: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=turn_data(screen.token, act, arg))


def _short(label: str) -> str:
    return _clip(label, 60)


def _clip(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
