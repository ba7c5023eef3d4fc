"""The files of one page of a ticket, sent to whoever asks for them."""

from bot.action import Action, Press, Reply
from bot.asking.paging import whole
from core.kit.actor import Role
from core.kit.card import Button, Card
from core.kit.words import N_, Words
from core.support.thread import thread


async def _run(press: Press) -> Reply:
    words = Words(press.actor.locale, press.actor.zone)
    shown = await thread(press.actor, press.id(), before=whole(press.args, 1))
    ticket = shown.seat.ticket
    title = words(N_("Files of ticket {number}: {title}"), number=ticket.id, title=ticket.title)
    back = Button(words(N_("Open ticket")), "view_ticket", (str(ticket.id),))
    return Reply(card=Card(title, rows=((back,),), attachments=shown.files))


ACTION = Action(name="ticket_files", roles=frozenset(Role), run=_run)
