"""Block Kit's JSON for tests: parts in any size, right or wrong."""

from typing import Any

Json = dict[str, Any]


def plain(size: int) -> Json:
    return {"type": "plain_text", "text": "x" * size}


def mrkdwn(size: int) -> Json:
    return {"type": "mrkdwn", "text": "x" * size}


def option(index: int, text: int = 5, value: int = 0) -> Json:
    return {"text": plain(text), "value": "v" * value or f"v{index}"}


def options(count: int) -> list[Json]:
    return [option(index) for index in range(count)]


def actions(**element: Any) -> Json:
    return {
        "type": "actions",
        "elements": [{"type": "button", "action_id": "a", "text": plain(5), **element}],
    }


def select(**fields: Any) -> Json:
    return actions(type="static_select", text=None, **{"options": options(2), **fields})


def asking(**element: Any) -> Json:
    return {"type": "input", "label": plain(5), "element": {"action_id": "a", **element}}


def confirm(**fields: Any) -> Json:
    asked = {"title": plain(5), "text": plain(5), "confirm": plain(3), "deny": plain(2), **fields}
    return actions(confirm=asked)


def buttons(count: int) -> list[Json]:
    return [{"type": "button", "action_id": f"a{index}", "text": plain(5)} for index in range(count)]


def image(**fields: Any) -> Json:
    return {"type": "image", "alt_text": "a", "image_url": "https://e.com/a.png", **fields}


def group(options: list[Json], label: int = 5) -> Json:
    return {"label": plain(label), "options": options}


def icons(count: int) -> list[Json]:
    shared = {"type": "icon_button", "icon": "trash", "text": plain(5)}
    return [{**shared, "action_id": f"a{index}"} for index in range(count)]


def address(size: int) -> str:
    return "https://e.com/" + "u" * (size - 14)


def modal(**fields: Any) -> Json:
    return {"type": "modal", "title": plain(5), "blocks": [{"type": "divider"}], **fields}


def clean(block: Json) -> Json:
    """Without the fields that were set to None, in the block and in its elements."""
    kept = {key: value for key, value in block.items() if value is not None}
    for key, value in kept.items():
        if isinstance(value, list):
            kept[key] = [clean(one) if isinstance(one, dict) else one for one in value]
    return kept
