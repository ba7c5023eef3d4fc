"""Draw the screen of a conversation as a modal, a page at a time."""

from collections.abc import Iterable

from bot.forms.advance import PAGE
from bot.forms.events import Act
from bot.forms.screen import Entry, Mode, Screen
from bot.handlers.slack.inputs import ask_blocks, is_dated
from bot.handlers.slack.show_card import aloud, card_view, confirm
from bot.handlers.slack.wire import TURN_VIEW, Block, clip, context, escape, plain, section, turn_value
from core.kit.words import N_, Words


def draw_screen(screen: Screen, words: Words) -> Block:
    """The modal for the present moment of a conversation."""
    if screen.mode is Mode.CLOSED:
        assert screen.card is not None
        return card_view(screen.card, screen.title, words)
    view: Block = {
        "type": "modal",
        "callback_id": TURN_VIEW,
        "private_metadata": screen.token,
        "title": plain(screen.title, 24),
        "close": plain(words(N_("Close")), 24),
        "notify_on_close": False,
        "blocks": list(_blocks(screen, words)),
    }
    if screen.mode is not Mode.WAIT:
        view["submit"] = plain(screen.submit_label, 24)
    return view


def _blocks(screen: Screen, words: Words) -> Iterable[Block]:
    # One page alone is no way of which to say how far one has come.
    place = words(N_("Step {page} of {pages}"), page=screen.page, pages=screen.pages)
    told = [place] if screen.pages > 1 else []
    if screen.heading:
        told.append(f"*{escape(screen.heading)}*")
    if told:
        yield context(" · ".join(told))
    if screen.note:
        yield section(f":information_source: {escape(screen.note)}")
    if screen.understood and screen.mode is not Mode.REVIEW:
        kept = [f"*{escape(one.label)}:* {escape(one.text)}" for one in screen.understood]
        yield context(f":white_check_mark: {' · '.join(kept)}")
    if screen.lines:
        yield section("\n".join(escape(line) for line in screen.lines))
    match screen.mode:
        case Mode.ASK:
            for ask in screen.asks:
                yield from ask_blocks(ask, words, in_words=screen.in_words)
        case Mode.WAIT:
            yield section(words(N_("I am reading your file. This page goes on by itself in a moment.")))
        case Mode.LIST:
            yield from _items(screen, words)
        case Mode.REVIEW:
            yield from _review(screen, words)
        case Mode.CLOSED:
            pass
    yield _navigation(screen, words)


def _items(screen: Screen, words: Words) -> Iterable[Block]:
    if screen.error:
        yield section(f":warning: {escape(screen.error)}")
    for one in screen.entries:
        yield section(f"*{escape(one.label)}*\n{escape(clip(one.text, 2000))}")
        change = _button(words(N_("Change")), Act.EDIT, one.answers[0].key, f"edit-{one.key}", one.label)
        remove = _button(words(N_("Remove")), Act.REMOVE, one.key, f"remove-{one.key}", one.label)
        yield {"type": "actions", "block_id": f"item-{one.key}", "elements": [change, remove]}
    if screen.add_label:
        add = _button(screen.add_label, Act.ADD, screen.repeat, "add")
        yield {"type": "actions", "block_id": "add", "elements": [add]}


def _review(screen: Screen, words: Words) -> Iterable[Block]:
    """One block per page of answers, with a button back to it."""
    sections: dict[str, list[Entry]] = {}
    for one in screen.entries:
        sections.setdefault(one.section, []).append(one)
    for heading, entries in sections.items():
        lines = [f"*{escape(one.label)}:* {escape(clip(one.text, 400))}" for one in entries]
        change = _button(words(N_("Change")), Act.EDIT, entries[0].key, f"edit-{entries[0].key}", heading)
        yield section("\n".join([f"_{escape(heading)}_", *lines]), accessory=change)


def _navigation(screen: Screen, words: Words) -> Block:
    buttons = []
    if screen.page > 1:
        buttons.append(_button(words(N_("‹ Back")), Act.BACK, PAGE, "back"))
    if screen.mode is Mode.WAIT:
        buttons.append(_button(words(N_("Look again")), Act.REVIEW, "", "look"))
    if screen.mode is Mode.ASK and any(is_dated(ask) for ask in screen.asks):
        label = words(N_("Pick dates") if screen.in_words else N_("Type dates in words"))
        buttons.append(_button(label, Act.WORDS, "" if screen.in_words else "1", "words"))
    buttons.append(_button(words(N_("Finish later")), Act.PARK, "", "later"))
    cancel = _button(words(N_("Cancel")), Act.CANCEL, "", "cancel")
    cancel["confirm"] = confirm(words(N_("What you answered so far is thrown away.")), words)
    buttons.append(cancel)
    return {"type": "actions", "block_id": "navigation", "elements": buttons}


def _button(label: str, act: Act, arg: str, action_id: str, thing: str = "") -> Block:
    drawn: Block = {
        "type": "button",
        "action_id": action_id,
        "text": plain(label, 75),
        "value": turn_value(act.value, arg),
    }
    return {**drawn, "accessibility_label": aloud(label, thing)} if thing else drawn
