"""Proof that nothing was written: the content of every table before and after."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.tables import Tables

LEAST_TABLES = 60
"""There are more; a proof that looked at fewer has looked at the wrong place."""
ASIDE = {"conversation_drafts": "surface"}
"""Where a conversation's card stands in the chat is no content: an answer that is refused moves it down."""
HEARD = "seen_events"
"""That something was heard is remembered, so that it is not heard again; it changes nothing."""


@contextmanager
def unchanged(tables: Tables, *but: str) -> Iterator[None]:
    """Nothing that happens inside changes any table but those named."""
    before = tables.contents(ASIDE)
    assert len(before) >= LEAST_TABLES
    yield
    after = tables.contents(ASIDE)
    changed = {name for name in before if before[name] != after[name]} - {HEARD}
    assert changed <= set(but), f"written to: {sorted(changed - set(but))}"
