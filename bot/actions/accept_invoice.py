"""Accept an invoice by one press."""

from bot.action import Action, Press, Reply
from core.invoices.accept_invoice import accept_invoice
from core.kit.actor import Role
from core.kit.words import N_, Text


async def _run(press: Press) -> Reply:
    invoice = await accept_invoice(press.actor, press.id(), now=press.now)
    return Reply(
        toast=Text(
            N_("You accepted invoice {code}. It is due on {day}."),
            {"code": invoice.invoice_code, "day": invoice.due_date},
        )
    )


ACTION = Action(name="accept_invoice", roles=frozenset({Role.CLIENT}), run=_run)
