"""Set new terms on a connection in force."""

from datetime import datetime

from bot.asking.bands import BANDS, bands_of, prefilled
from bot.asking.subjects import subject_id
from bot.forms.form import Begun, Form, Submission
from core.clients.access import connection_of_agency
from core.clients.change_terms import change_terms
from core.clients.queries import bands_in_force
from core.clients.rules import must_be_accepted
from core.clients.terms import Band
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card
from core.kit.words import N_, Words


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    connection = await connection_of_agency(actor, subject_id(subject, "connection"))
    must_be_accepted(connection)
    bands = [Band.of(row) for row in await bands_in_force(connection.id)]
    return Begun({"company": connection.client.company_name}, prefilled(bands))


async def _submit(given: Submission) -> Card:
    connection_id = subject_id(given.subject, "connection")
    connection = await change_terms(given.actor, connection_id, bands_of(given.answers), now=given.now)
    words = Words(given.actor.locale, given.actor.zone)
    return Card(
        title=words(N_("{company} gets new terms"), company=connection.client.company_name),
        lines=(
            words(
                N_("{name} is asked to agree to them before the next job. Jobs already posted keep theirs."),
                name=connection.client.user.name,
            ),
        ),
        rows=((Button(words(N_("Show the terms")), "terms", (str(connection.id),)),),),
    )


FORM = Form(
    name="change_terms",
    title=N_("Change terms"),
    description=N_("Set new fee bands for a client; they agree before the next job"),
    roles=frozenset({Role.MANAGER}),
    sections=lambda given: (BANDS,),
    submit=_submit,
    begin=_begin,
    submit_label=N_("Set these terms"),
    needs_subject=True,
)
