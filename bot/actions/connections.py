"""Connections: the manager's clients and their requests, the client's agencies."""

from typing import assert_never

from bot.action import Action, Press, Reply
from core.clients.queries import connections
from core.clients.rules import is_agreed
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card, Style
from core.kit.words import N_, Words
from core.models import ClientOrganization
from core.models.enums import ConnectionStatus

_AS_MANAGER = {
    ConnectionStatus.PENDING: N_("{other}: waits for your answer"),
    ConnectionStatus.ACCEPTED: N_("{other}: has to agree to your terms"),
    ConnectionStatus.REJECTED: N_("{other}: rejected"),
    ConnectionStatus.SUSPENDED: N_("{other}: suspended"),
}
_AS_CLIENT = {
    ConnectionStatus.PENDING: N_("{other}: has not answered yet"),
    ConnectionStatus.ACCEPTED: N_("{other}: read the terms and agree"),
    ConnectionStatus.REJECTED: N_("{other}: rejected. {reason}"),
    ConnectionStatus.SUSPENDED: N_("{other}: suspended"),
}


async def _run(press: Press) -> Reply:
    before = press.id() if press.args else None
    page = await connections(press.actor, before=before)
    words = Words(press.actor.locale, press.actor.zone)
    rows = [row for one in page.shown if (row := _buttons(press.actor, one, words))]
    if page.older is not None:
        rows.append((Button(words(N_("Older")), "connections", (str(page.older),)),))
    if press.actor.role is Role.CLIENT:
        rows.append((Button(words(N_("Connect to an agency")), "connect_agency"),))
    lines = [_line(press.actor, one, words) for one in page.shown]
    if not lines:
        lines = [words(_NOTHING[press.actor.role is Role.MANAGER])]
    return Reply(
        card=Card(_title(press.actor, page.waiting, words), tuple(lines), rows=tuple(rows)),
        in_place=bool(press.args),
    )


_NOTHING = {
    True: N_("Nobody yet. Invite a client with /invite, or give them your agency code: /me shows it."),
    False: N_("None yet. Ask your agency for its code."),
}


def _title(actor: Actor, waiting: int, words: Words) -> str:
    if actor.role is Role.CLIENT:
        return words(N_("Your agencies"))
    if waiting:
        return words(N_("Your clients; waiting for your answer: {waiting}"), waiting=waiting)
    return words(N_("Your clients"))


def _other(actor: Actor, connection: ClientOrganization) -> str:
    if actor.role is Role.CLIENT:
        return connection.organization.name
    return connection.client.company_name


def _line(actor: Actor, connection: ClientOrganization, words: Words) -> str:
    other = _other(actor, connection)
    if is_agreed(connection):
        return words(N_("{other}: agreed on {day}"), other=other, day=connection.agreed_at)
    texts = _AS_CLIENT if actor.role is Role.CLIENT else _AS_MANAGER
    return words(texts[connection.status], other=other, reason=connection.reason[:200])


def _buttons(actor: Actor, connection: ClientOrganization, words: Words) -> tuple[Button, ...]:
    other, key = _other(actor, connection)[:40], str(connection.id)
    match connection.status:
        case ConnectionStatus.ACCEPTED:
            return (Button(words(N_("Terms: {other}"), other=other), "terms", (key,)),)
        case ConnectionStatus.PENDING if actor.role is Role.MANAGER:
            subject = (f"connection:{key}",)
            return (
                Button(words(N_("Accept {other}"), other=other), "accept_connection", subject, Style.PRIMARY),
                Button(words(N_("Reject")), "reject_connection", subject, Style.DANGER),
            )
        case ConnectionStatus.PENDING | ConnectionStatus.REJECTED | ConnectionStatus.SUSPENDED:
            return ()
        case _:
            assert_never(connection.status)


ACTION = Action(
    name="connections",
    roles=frozenset({Role.MANAGER, Role.CLIENT}),
    run=_run,
    description=N_("Who you work with, and requests that wait"),
    looks=True,
)
