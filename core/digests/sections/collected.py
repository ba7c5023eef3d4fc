"""What a person wished to hear in the digest and not at once."""

from dataclasses import replace
from string import Formatter

import orjson

from core.delivery.collected import KEPT
from core.digests.section import Row, Saying, Section
from core.kit.actor import Role
from core.kit.card import Button
from core.kit.wire import unpack
from core.kit.words import N_, Text
from core.notifications.load import kind_named

SECTION = "collected"
# The parts are constants of this package.
_KEPT = f"SELECT n.id, NULL::date AS due, n.kind, n.params, n.subject, n.done_at FROM ({KEPT}) n".format(  # noqa: S608
    reader="w.person", now="w.now"
)
# News has no end; what waits for an act ends with it.
_FOLLOWED = """
SELECT n.id, NULL::date AS due FROM notifications n WHERE n.receiver_id = w.person AND n.done_at IS NULL
"""


def _say(row: Row) -> Saying:
    """The card's title and its first buttons; a one-time link is not repeated here."""
    kind, params = kind_named(row["kind"]), unpack(orjson.loads(row["params"]))
    rows = kind.rows(params) if kind.awaits and row["done_at"] is None else kind.after_rows(params)
    first = [button for button in (rows[0] if rows else ()) if not button.url][:2]
    said = {name for _, name, _, _ in Formatter().parse(kind.title) if name}
    return Saying(
        Text(kind.title, {name: params[name] for name in said if name in params}),
        row["subject"],
        tuple(replace(button, confirm="") if "{" in button.confirm else button for button in first),
    )


SECTIONS = (
    Section(
        SECTION,
        frozenset(Role),
        90,
        N_("News you keep for the digest"),
        _KEPT,
        _say,
        Button(N_("All news"), "inbox"),
        most=6,
        followed=_FOLLOWED,
    ),
)
