"""The digest of a day: what waits, what happened, and how the numbers stand, on one card."""

from dataclasses import replace
from datetime import date
from typing import Any

from core.kit.actor import Role
from core.kit.card import Attachment, Button, Card, Fact, Group, Item
from core.kit.words import N_, Words
from core.models.enums import NotificationCategory as Category
from core.models.enums import Priority
from core.notifications.digest_content import Bar, Content, Line, Panel, Part
from core.notifications.kind import Params, kind

LOOK = "digest"
MOST_LINE = 140
"""Characters of one line: sixteen of them and all headings fit into one message of Telegram."""
MOST_WORDS = 1000
"""docs.slack.dev/reference/methods/files.getUploadURLExternal; a caption of Telegram may have 1,024."""


def params_of(digest_id: int, content: Content, as_of: Any) -> Params:
    """The params of the notification that brings this digest."""
    return {
        LOOK: digest_id,
        "content": content.packed(),
        "subjects": content.subjects,
        "as_of": as_of,
    }


def digest_card(digest_id: int, content: Content, words: Words) -> Card:
    """The digest as one person reads it, each line beside its button, and what is done without one."""
    return Card(
        title=_title(content, words),
        groups=tuple(_group(part, words) for part in content.parts),
        facts=tuple(Fact(words(one.label), str(words.show(one.value))) for one in content.figures),
        attachments=_picture(digest_id, content, words),
    )


def _draw(params: Params, words: Words) -> Card:
    # The params were unpacked with the row, and the parts are read from what was packed.
    return digest_card(params[LOOK], Content.read(params["content"]), words)


def _title(content: Content, words: Words) -> str:
    count = sum(part.open for part in content.parts)
    if count:
        told = N_("{day}: {count} thing for you", "{day}: {count} things for you")
        return words(told, day=content.day, count=count)
    if any(part.is_dated for part in content.parts):
        return words(N_("{day}: none of it waits any more"), day=content.day)
    if content.parts:
        return words(N_("{day}: all of it is done"), day=content.day)
    return words(N_("{day}: nothing waits for you"), day=content.day)


def _group(part: Part, words: Words) -> Group:
    """What is left out has no line of its own, for Slack has fifty blocks: the button says how much it is."""
    heading = words(N_("{heading}: {number}"), heading=words(part.title), number=part.open)
    return Group(
        title=heading if part.open > 1 else words(part.title),
        items=tuple(_item(line, part.is_dated, words) for line in part.lines),
        more=_more(part, words),
    )


def _more(part: Part, words: Words) -> Button | None:
    left = part.total - len(part.lines)
    if part.more is None or left <= 0:
        return None
    label = words(N_("{list}: and {number} more"), list=words(part.more.label), number=left)
    return replace(part.more, label=label)


def _item(line: Line, is_dated: bool, words: Words) -> Item:
    text = words(line.text)
    text = text if len(text) <= MOST_LINE else text[: MOST_LINE - 1].rstrip() + "…"
    if line.is_done:
        return Item(words(N_("Over: {line}") if is_dated else N_("✓ Done: {line}"), line=text))
    return Item(text, tuple(_say(button, words) for button in line.buttons))


def _say(button: Button, words: Words) -> Button:
    return replace(button, label=words(button.label), confirm=words(button.confirm))


def _picture(digest_id: int, content: Content, words: Words) -> tuple[Attachment, ...]:
    if not content.panels:
        return ()
    alt = "\n".join(_in_words(panel, words) for panel in content.panels)[:MOST_WORDS]
    make = f"digest_picture:{digest_id}"
    return (Attachment(0, f"hiresync-{content.day}.png", "image/png", make, alt=alt),)


def _in_words(panel: Panel, words: Words) -> str:
    bars = words.list([f"{label_of(bar, words)} {words.show(bar.shown)}" for bar in panel.bars])
    return words(N_("{title}: {bars}."), title=words(panel.title), bars=bars)


def label_of(bar: Bar, words: Words) -> str:
    """What stands before a bar."""
    return words.month(bar.label) if isinstance(bar.label, date) else words(bar.label)


DIGEST = kind(
    "digest",
    Category.DIGEST,
    N_("Your day at a glance"),
    to=tuple(Role),
    why=N_("It is the hour you chose for your digest, and something waits for you or is new."),
    draw=_draw,
    look=LOOK,
    priority=Priority.DIGEST,
)
