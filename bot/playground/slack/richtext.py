"""Rich text, written by people's clients and by apps (docs.slack.dev/reference/block-kit/blocks)."""

from bot.playground.slack.objects import ID
from bot.playground.slack.schema import Rule, boolean, listing, one_of, record, string, typed, whole

TYPE = string()
STYLE = record({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline", "highlight"), boolean))
STYLED: dict[str, Rule] = {"style": STYLE}

INLINE = typed(
    {
        "text": record({"type": TYPE, "text": string(least=1)}, STYLED),
        "link": record(
            {"type": TYPE, "url": string(least=1)}, {"text": string(), "unsafe": boolean, **STYLED}
        ),
        "emoji": record(
            {"type": TYPE, "name": string(least=1)}, {"unicode": string(), "url": string(), **STYLED}
        ),
        "user": record({"type": TYPE, "user_id": string(least=1)}, STYLED),
        "usergroup": record({"type": TYPE, "usergroup_id": string(least=1)}, STYLED),
        "channel": record({"type": TYPE, "channel_id": string(least=1)}, STYLED),
        "broadcast": record({"type": TYPE, "range": one_of("here", "channel", "everyone")}, STYLED),
        "color": record({"type": TYPE, "value": string(least=1)}, STYLED),
        "date": record(
            {"type": TYPE, "timestamp": whole(), "format": string(least=1)},
            {"url": string(), "fallback": string(), **STYLED},
        ),
    },
    "rich text",
)
SECTION = record({"type": TYPE, "elements": listing(INLINE)})

RICH_TEXT_ELEMENTS = listing(
    typed(
        {
            "rich_text_section": SECTION,
            "rich_text_quote": record({"type": TYPE, "elements": listing(INLINE)}, {"border": whole(0, 1)}),
            "rich_text_preformatted": record(
                {"type": TYPE, "elements": listing(INLINE)}, {"border": whole(0, 1), "language": string()}
            ),
            "rich_text_list": record(
                {"type": TYPE, "style": one_of("bullet", "ordered"), "elements": listing(SECTION)},
                {"indent": whole(0, 8), "offset": whole(0), "border": whole(0, 1)},
            ),
        },
        "rich text",
    )
)
RICH_TEXT = record({"type": TYPE, "elements": RICH_TEXT_ELEMENTS}, {"block_id": ID})
