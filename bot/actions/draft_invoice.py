"""Draft the invoice of a hire anew, after its first draft was cancelled."""

from bot.action import Action, Press, Reply
from core.invoices.draft_invoice import draft_invoice
from core.kit.actor import Role
from core.kit.words import N_, Text


async def _run(press: Press) -> Reply:
    await draft_invoice(press.actor, press.id(), now=press.now)
    return Reply(toast=Text(N_("The invoice is drafted anew and waits for approval.")))


ACTION = Action(
    name="draft_invoice",
    roles=frozenset({Role.ACCOUNTANT, Role.MANAGER}),
    run=_run,
    about="placement",
)
