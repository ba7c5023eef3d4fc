"""Count how often a chat account tries codes, so that nobody finds one by trying."""

from datetime import datetime, timedelta

from core.audit import record
from core.kit.errors import WrongState
from core.kit.tokens import hash_token
from core.kit.transaction import transaction
from core.kit.words import N_
from core.models import AuditEntry
from core.people.identify import Visitor

MOST_TRIES = 5
TRIES_COUNT_FOR = timedelta(minutes=10)
_VERB = "try_link_code"


async def count_try(visitor: Visitor, *, now: datetime) -> None:
    """Write one try of this account into the book, where it stays even if the code is refused."""
    account = f"{visitor.channel}:{visitor.workspace}:{visitor.external_id}"
    subject = f"chat:{hash_token(account)[:40]}"
    async with transaction() as connection:
        # Tries of one account wait for one another, so that all are counted.
        await connection.execute_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [subject])
        made = AuditEntry.filter(subject=subject, verb=_VERB, at__gt=now - TRIES_COUNT_FOR)
        if await made.count() >= MOST_TRIES:
            raise WrongState(
                N_("Too many codes were tried here. Please wait ten minutes and make a new one.")
            )
        await record(None, _VERB, subject, now=now)
