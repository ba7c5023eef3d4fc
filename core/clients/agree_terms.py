"""The client agrees to the terms he has read."""

from datetime import datetime

from core.audit import record
from core.clients.access import connection_of_client
from core.clients.queries import shown_terms
from core.clients.rules import is_agreed, must_be_accepted
from core.delivery.notify import notify, settle
from core.kit.actor import Actor
from core.kit.errors import AlreadyDone, WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Text
from core.models import ClientOrganization
from core.models.enums import Channel
from core.notifications.clients import TERMS_AGREED

MARK_LENGTH = 16
"""How much of the text's hash a button carries; enough to tell any two texts a person reads apart."""


async def agree_terms(
    actor: Actor, connection_id: int, *, terms_version: int, text_hash: str, now: datetime
) -> ClientOrganization:
    """Store who agreed, when, from which chat, to exactly which text; a changed text must be read again."""
    async with transaction(actor):
        connection = await connection_of_client(actor, connection_id, lock=True)
        must_be_accepted(connection)
        if is_agreed(connection) and terms_version == connection.terms_version:
            raise AlreadyDone(N_("You agreed to these terms on {moment}."), moment=connection.agreed_at)
        shown = await shown_terms(actor, connection, now=now)
        if terms_version != connection.terms_version or not _is_the_text(text_hash, shown.hash):
            raise WrongState(
                N_("The terms of {agency} have changed since you opened them. Please read them again."),
                agency=connection.organization.name,
            )
        connection.agreed_by_id, connection.agreed_at = actor.user_id, now
        connection.agreed_channel = Channel(actor.channel) if actor.channel else None
        connection.agreed_text_hash, connection.agreed_terms_version = shown.hash, terms_version
        await connection.save()
        # The words themselves stay on record beside their hash.
        subject = f"connection:{connection.id}"
        await record(
            actor,
            "agree_terms",
            subject,
            now=now,
            organization_id=connection.organization_id,
            version=terms_version,
            text=shown.text,
            text_hash=shown.hash,
        )
        await _tell(actor, connection, now)
    return connection


def _is_the_text(given: str, shown: str) -> bool:
    return len(given) >= MARK_LENGTH and shown.startswith(given)


async def _tell(actor: Actor, connection: ClientOrganization, now: datetime) -> None:
    subject = f"connection:{connection.id}"
    outcome = Text(N_("{name} agreed"), {"name": actor.name})
    await settle(subject, "agree_terms", by=actor, now=now, outcome=outcome)
    await notify(
        TERMS_AGREED,
        to=[connection.organization.manager_id],
        subject=subject,
        organization_id=connection.organization_id,
        now=now,
        params={
            "company": connection.client.company_name,
            "name": actor.name,
            "version": connection.terms_version,
            "connection": str(connection.id),
        },
    )
