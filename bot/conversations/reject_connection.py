"""Reject a connection with a reason."""

from datetime import datetime

from bot.asking.reason import Facts, reason_form
from core.clients.access import connection_of_agency
from core.clients.reject_connection import reject_connection
from core.clients.rules import must_wait_for_decision
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.words import N_, Words
from core.models import ClientOrganization


async def _find(actor: Actor, connection_id: int) -> Facts:
    connection = await connection_of_agency(actor, connection_id)
    must_wait_for_decision(connection)
    return {"company": connection.client.company_name}


async def _act(actor: Actor, connection_id: int, reason: str, now: datetime) -> ClientOrganization:
    return await reject_connection(actor, connection_id, reason, now=now)


def _close(connection: ClientOrganization, facts: Facts, words: Words) -> Card:
    company = connection.client.company_name
    return Card(
        title=words(N_("The request of {company} is rejected"), company=company),
        lines=(words(N_("{company} reads your reason and may ask again."), company=company),),
    )


FORM = reason_form(
    "reject_connection",
    title=N_("Reject a connection"),
    description=N_("Turn a client down, with a reason"),
    roles={Role.MANAGER},
    noun="connection",
    about=N_("{company} asks for a connection."),
    ask=N_("Why do you reject this connection? The client reads it."),
    hint=N_("Example: We recruit for hospitals only."),
    find=_find,
    act=_act,
    close=_close,
    submit_label=N_("Reject"),
)
