"""Accept a connection: the manager sets the fee bands, which begin as the house usually has them."""

from dataclasses import replace
from datetime import datetime

from bot.asking.bands import BANDS, bands_of, prefilled
from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Form, Submission
from core.clients.accept_connection import accept_connection
from core.clients.access import connection_of_agency
from core.clients.queries import suggested_bands
from core.clients.rules import must_wait_for_decision
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card
from core.kit.words import N_, Words


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    connection = await connection_of_agency(actor, subject_id(subject, "connection"))
    must_wait_for_decision(connection)
    bands = await suggested_bands(actor)
    return Begun({"company": connection.client.company_name}, prefilled(bands))


async def _submit(given: Submission) -> Card:
    connection_id = subject_id(given.subject, "connection")
    connection = await accept_connection(given.actor, connection_id, bands_of(given.answers), now=given.now)
    words = Words(given.actor.locale, given.actor.zone)
    return Card(
        title=words(N_("You are connected with {company}"), company=connection.client.company_name),
        lines=(
            words(
                N_("{name} is asked to agree to the terms; you will hear of it."),
                name=connection.client.user.name,
            ),
        ),
        rows=((Button(words(N_("Show the terms")), "terms", (str(connection.id),)),),),
    )


def _for_whom(given: Answers, words: Words) -> list[str]:
    return [words(N_("For {company}, who reads and agrees to what you set here."), **given.facts)]


_BANDS = replace(BANDS, lines=_for_whom)

FORM = Form(
    name="accept_connection",
    title=N_("Terms for a client"),
    description=N_("Accept a client by setting your fee bands"),
    roles=frozenset({Role.MANAGER}),
    sections=lambda given: (_BANDS,),
    submit=_submit,
    begin=_begin,
    submit_label=N_("Accept"),
    needs_subject=True,
)
