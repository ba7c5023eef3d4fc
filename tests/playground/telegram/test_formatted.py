"""Marked-up text there and back, for any words a candidate may be called."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from bot.playground.telegram.detect import plain
from bot.playground.telegram.formatted import Formatted, utf16_length
from bot.playground.telegram.parse_html import parse_html
from bot.playground.telegram.render_html import render_html

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
TAGS = st.sampled_from(["b", "i", "u", "s", "code", "pre", "blockquote"])
TREES = st.recursive(
    WORDS.map(escape),
    lambda inner: st.builds(lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", TAGS, st.lists(inner)),
    max_leaves=8,
)


@given(WORDS)
def test_escaped_words_arrive_as_they_were(words: str) -> None:
    assert parse_html(escape(words, quote=False)) == Formatted(words)


@given(TREES)
def test_rendering_what_was_parsed_changes_nothing(html: str) -> None:
    body = parse_html(html)
    again = parse_html(render_html(body))
    assert again.text == body.text
    assert spans(again) == spans(body)


@given(WORDS)
def test_what_is_found_lies_inside_the_text_and_renders_safe(words: str) -> None:
    body = plain(f"/start {words} https://x.test @somebody")
    for entity in body.entities:
        assert entity["offset"] + entity["length"] <= utf16_length(body.text)
        assert body.part(entity) == body.part(entity).strip()
    assert {"bot_command", "url", "mention"} <= {entity["type"] for entity in body.entities}
    assert "<script" not in render_html(plain(words + "<script>"))


def spans(body: Formatted) -> set[tuple[str, int, int]]:
    return {(one["type"], one["offset"], one["length"]) for one in body.entities}
