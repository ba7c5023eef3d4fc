"""The address where one file of one conversation is uploaded: signed, for one person, once, for a day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.forms.draft import Draft
from core.kit.tokens import InvalidToken, derived, was_derived

LIFE = timedelta(days=1)
PURPOSE = "upload"
_TOKEN = re.compile(r"(\d{1,18})-(\d{1,9})-(\d{1,11})-([\w.]{1,100})-([\w-]{32})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a link says: where its file belongs, when it was drawn and until when it counts."""

    draft: int
    revision: int
    expires_at: datetime
    key: str

    @property
    def use(self) -> str:
        """Its one use: every link drawn of the same moment of a conversation shares it."""
        return f"{self.draft}-{self.revision}-{self.key}"

    def said(self, user_id: int) -> str:
        """What is signed; the person stands in no address."""
        return f"{self.use} {int(self.expires_at.timestamp())} {user_id}"


@dataclass(frozen=True, slots=True)
class UploadLinks:
    """Where the page is, and the keys that sign its addresses; nothing secret is stored."""

    base_url: str
    keys: Sequence[bytes]

    def address(self, draft: Draft, user_id: int, key: str, now: datetime) -> str:
        """The page for the file that this question asks of this person."""
        ticket = Ticket(draft.id, draft.revision, (now + LIFE).replace(microsecond=0), key)
        expires = int(ticket.expires_at.timestamp())
        signature = derived(PURPOSE, ticket.said(user_id), self.keys[0])
        return f"{self.base_url}/upload/{draft.id}-{draft.revision}-{expires}-{key}-{signature}"

    def read(self, token: str) -> Ticket:
        """What the link says; nobody has proved anything yet."""
        found = _TOKEN.fullmatch(token)
        if found is None:
            raise InvalidToken
        draft, revision, expires, key, _ = found.groups()
        return Ticket(int(draft), int(revision), datetime.fromtimestamp(int(expires), UTC), key)

    def check(self, token: str, ticket: Ticket, user_id: int) -> None:
        """That we drew it, for this person."""
        if not was_derived(PURPOSE, ticket.said(user_id), token[-32:], self.keys):
            raise InvalidToken
