"""A thing somebody looked at, drawn anew after a press on it: delivery keeps only its own cards in step."""

from bot.action import Look, Press, Reply
from bot.asking.invoice_cards import invoice_card
from bot.asking.job_cards import job_card
from bot.asking.paging import LOOKED_AT
from core.invoices.access import invoice_to_read
from core.invoices.paper import Paper
from core.jobs.access import job_to_read
from core.kit.transaction import transaction
from core.kit.words import Text


async def job_anew(press: Press, toast: Text) -> Reply:
    """The toast, and the job in place of the card that was pressed, if that showed the job."""
    if LOOKED_AT not in press.args:
        return Reply(toast=toast)
    async with transaction(press.actor):
        job = await job_to_read(press.actor, press.id())
        look = Look("view_job", press.args[:1])
        return Reply(toast=toast, card=await job_card(press.actor, job), in_place=True, look=look)


async def invoice_anew(press: Press, toast: Text) -> Reply:
    """The same for an invoice."""
    if LOOKED_AT not in press.args:
        return Reply(toast=toast)
    paper = await Paper.load(await invoice_to_read(press.actor, press.id()))
    card, look = invoice_card(press.actor, paper, press.now), Look("view_invoice", press.args[:1])
    return Reply(toast=toast, card=card, in_place=True, look=look)
