"""Who is it? From a chat account, or a person's id, to the acting person; asked at every event."""

from dataclasses import dataclass
from typing import Any

from tortoise import connections

from core.kit.actor import Actor, Role
from core.kit.errors import NotAllowed
from core.kit.words import N_
from core.people.chat_reach import mark_reachable
from core.people.hats import PROOFS, WORN_FIRST

# One statement on the hottest path; its parts are constants of this package.
_SELECT = f"""
SELECT person.id, person.name, person.locale, person.zone,
       hat.role, hat.organization_id, hat.client_id{{more}}
FROM {{source}} LEFT JOIN LATERAL ({PROOFS}) hat ON true
WHERE {{which}} AND person.is_active AND person.erased_at IS NULL
ORDER BY {WORN_FIRST} LIMIT 1
"""  # noqa: S608
_BY_CHAT = _SELECT.format(
    more=", chat.is_blocked",
    source="chat_identities chat JOIN users person ON person.id = chat.user_id",
    which="chat.channel = $1 AND chat.workspace = $2 AND chat.external_id = $3",
)
_BY_USER = _SELECT.format(
    more="", source="users person", which="person.id = $1 AND ($2 = '' OR hat.role = $2)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """A chat account as its platform vouches for it: who wrote, and where to answer."""

    channel: str
    workspace: str = ""
    """The Slack team, else empty."""
    external_id: str
    chat_id: str
    name: str = ""
    language: str = "en"
    """What the platform reports, a first guess for a new person."""
    is_here: bool = True
    """He does something in this very chat: not in a group, and not by a worker that acts for him."""


async def actor_for_chat(channel: str, workspace: str, external_id: str) -> Actor | None:
    """The person behind a chat account, in the hat worn or in another that is proven.

    A person without any hat is a guest; a chat account nobody bound is None.
    """
    rows = await _connection().execute_query_dict(_BY_CHAT, [channel, workspace, external_id])
    return _actor(rows[0], channel) if rows else None


async def actor_behind(visitor: Visitor) -> Actor | None:
    """Who writes or presses; a chat in which he does is open again, whatever we thought of it."""
    source = [visitor.channel, visitor.workspace, visitor.external_id]
    rows = await _connection().execute_query_dict(_BY_CHAT, source)
    if not rows:
        return None
    if rows[0]["is_blocked"] and visitor.is_here:
        await mark_reachable(visitor.channel, visitor.workspace, visitor.chat_id)
    return _actor(rows[0], visitor.channel)


async def actor_of(user_id: int, role: Role | None = None, *, channel: str = "") -> Actor:
    """The person in this hat (or the one worn), which must be proven."""
    rows = await _connection().execute_query_dict(_BY_USER, [user_id, role or ""])
    if not rows:
        raise NotAllowed(N_("You do not have this role any more. /switch shows those you have."))
    return _actor(rows[0], channel)


def _connection() -> Any:
    # Inside a transaction this is the transaction's own connection.
    return connections.get("default")


def _actor(row: dict[str, Any], channel: str) -> Actor:
    return Actor(
        user_id=row["id"],
        role=Role(row["role"]) if row["role"] else None,
        name=row["name"],
        organization_id=row["organization_id"],
        client_id=row["client_id"],
        locale=row["locale"],
        zone=row["zone"],
        channel=channel,
    )
