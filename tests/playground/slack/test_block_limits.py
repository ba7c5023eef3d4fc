"""Block Kit's limits: what slack_sdk's own models accept is accepted, one more is refused by both."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block, BlockElement, Option, OptionGroup
from slack_sdk.models.views import View

from bot.playground.slack.blocks import BLOCKS
from bot.playground.slack.elements import ELEMENTS
from bot.playground.slack.placing import TYPED_IN
from bot.playground.slack.surfaces import message_complaints, view_complaints
from tests.playground.slack.shapes import (
    Json,
    actions,
    address,
    asking,
    buttons,
    clean,
    confirm,
    group,
    icons,
    image,
    modal,
    mrkdwn,
    option,
    options,
    plain,
    select,
)

Build = Callable[[int], Json]

BOTH: dict[str, tuple[int, Build]] = {
    "section text": (3000, lambda n: {"type": "section", "text": mrkdwn(n)}),
    "section fields": (10, lambda n: {"type": "section", "fields": [plain(5)] * n}),
    "header": (150, lambda n: {"type": "header", "text": plain(n)}),
    "block_id": (255, lambda n: {"type": "divider", "block_id": "b" * n}),
    "action_id": (255, lambda n: actions(action_id="a" * n)),
    "actions": (25, lambda n: {"type": "actions", "elements": buttons(n)}),
    "context": (10, lambda n: {"type": "context", "elements": [plain(5)] * n}),
    "markdown": (12000, lambda n: {"type": "markdown", "text": "x" * n}),
    "button text": (75, lambda n: actions(text=plain(n))),
    "button value": (2000, lambda n: actions(value="v" * n)),
    "button url": (3000, lambda n: actions(url=address(n))),
    "button accessibility label": (75, lambda n: actions(accessibility_label="x" * n)),
    "image url": (3000, lambda n: image(image_url=address(n))),
    "image alt text": (2000, lambda n: image(alt_text="a" * n)),
    "image title": (2000, lambda n: image(title=plain(n))),
    "options": (100, lambda n: select(options=options(n))),
    "option text": (75, lambda n: select(options=[option(0, n)])),
    "option value": (150, lambda n: select(options=[option(0, value=n)])),
    "option groups": (100, lambda n: select(options=None, option_groups=[group(options(1))] * n)),
    "option group label": (75, lambda n: select(options=None, option_groups=[group(options(1), n)])),
    "option group options": (100, lambda n: select(options=None, option_groups=[group(options(n))])),
    "placeholder": (150, lambda n: select(placeholder=plain(n))),
    "overflow options": (5, lambda n: actions(type="overflow", text=None, options=options(n))),
    "confirm title": (100, lambda n: confirm(title=plain(n))),
    "confirm text": (300, lambda n: confirm(text=mrkdwn(n))),
    "confirm confirm": (30, lambda n: confirm(confirm=plain(n))),
    "confirm deny": (30, lambda n: confirm(deny=plain(n))),
    "label": (2000, lambda n: {**asking(type="plain_text_input"), "label": plain(n)}),
    "hint": (2000, lambda n: {**asking(type="plain_text_input"), "hint": plain(n)}),
    "context actions": (5, lambda n: {"type": "context_actions", "elements": icons(n)}),
}

SLACK_ALONE: dict[str, tuple[int, Build]] = {
    "field text": (2000, lambda n: {"type": "section", "fields": [mrkdwn(n)]}),
    "option description": (75, lambda n: select(options=[{**option(0), "description": plain(n)}])),
    "checkboxes": (10, lambda n: actions(type="checkboxes", text=None, options=options(n))),
    "radio buttons": (10, lambda n: actions(type="radio_buttons", text=None, options=options(n))),
    "video title": (199, lambda n: {
        "type": "video", "alt_text": "a", "video_url": "https://e.com/v", "thumbnail_url": "https://e.com/t",
        "title": plain(n),
    }),
    "longest input": (3000, lambda n: asking(type="plain_text_input", max_length=n)),
    "initial value": (3000, lambda n: asking(type="plain_text_input", initial_value="x" * n)),
    "table rows": (100, lambda n: {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]] * n}),
    "table columns": (20, lambda n: {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * n]}),
}  # fmt: skip


def sdk_accepts(block: Json) -> bool:
    try:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.to_dict()
        for element in block.get("elements", []):
            # slack_sdk's menus keep options as they came, unlooked at.
            for option in Option.parse_all(element.get("options")) or []:
                option.to_dict()
            for group in OptionGroup.parse_all(element.get("option_groups")) or []:
                group.to_dict()
    except SlackObjectFormationError:
        return False
    return True


@pytest.mark.parametrize("name", BOTH)
def test_the_limit_is_slack_sdks(name: str) -> None:
    limit, build = BOTH[name]
    at, beyond = clean(build(limit)), clean(build(limit + 1))
    assert sdk_accepts(at)
    assert message_complaints([at]) == []
    assert not sdk_accepts(beyond)
    assert message_complaints([beyond])


@pytest.mark.parametrize("name", SLACK_ALONE)
def test_the_limit_is_slacks_though_its_sdk_does_not_look(name: str) -> None:
    limit, build = SLACK_ALONE[name]
    assert message_complaints([clean(build(limit))]) == []
    assert message_complaints([clean(build(limit + 1))])


VIEWS: dict[str, tuple[int, Build]] = {
    "title": (24, lambda n: modal(title=plain(n))),
    "submit": (24, lambda n: modal(submit=plain(n))),
    "close": (24, lambda n: modal(close=plain(n))),
    "private_metadata": (3000, lambda n: modal(private_metadata="x" * n)),
    "callback_id": (255, lambda n: modal(callback_id="x" * n)),
    "blocks": (100, lambda n: modal(blocks=[{"type": "divider"}] * n)),
}


@pytest.mark.parametrize("name", VIEWS)
def test_the_limit_of_views_is_slack_sdks(name: str) -> None:
    limit, build = VIEWS[name]
    View(**build(limit)).to_dict()
    assert view_complaints(build(limit), "modal") == []
    with pytest.raises(SlackObjectFormationError):
        View(**build(limit + 1)).to_dict()
    assert view_complaints(build(limit + 1), "modal")


def test_a_message_has_fifty_blocks_and_an_external_id_255_characters() -> None:
    divider = {"type": "divider"}
    assert message_complaints([divider] * 50) == []
    assert message_complaints([divider] * 51) == ["no more than 50 items allowed [json-pointer:/blocks]"]
    assert view_complaints(modal(external_id="x" * 255), "modal") == []
    assert view_complaints(modal(external_id="x" * 256), "modal")


def test_every_field_slack_sdk_knows_is_known_here() -> None:
    seen: set[str] = set()
    for kinds, base in ((BLOCKS, Block), (ELEMENTS, BlockElement)):
        for one in _all_below(base):
            name = getattr(one, "type", None)
            if not isinstance(name, str) or name not in kinds:
                continue
            named = one.attributes
            fields = set(named if isinstance(named, set) else named.fget(object.__new__(one)))
            fields -= NOT_SLACKS.get(name, set())
            complaints: list[str] = []
            kinds[name](dict.fromkeys(fields), "", complaints)
            unknown = [text for text in complaints if text.startswith("invalid additional property")]
            assert unknown == [], name
            seen.add(name)
    assert seen == {*BLOCKS, *ELEMENTS} - {"file"}


NOT_SLACKS = {
    **{name: {"alt_text"} for name in ("button", "icon_button", "feedback_buttons", "overflow")},
    **{name: {"placeholder"} for name in ("checkboxes", "radio_buttons", "datetimepicker")},
    **{name: {"confirm"} for name in TYPED_IN},
    "file_input": {"placeholder", "confirm", "focus_on_load"},
}
"""Fields which slack_sdk's classes only inherit; Slack's reference does not list them for these elements."""


def _all_below(base: Any) -> list[Any]:
    return [*base.__subclasses__(), *(below for one in base.__subclasses__() for below in _all_below(one))]
