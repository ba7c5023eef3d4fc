"""Connect to an agency by the code it gave."""

from bot.forms.form import Field, Form, Page, Submission
from bot.forms.kinds import Line
from core.clients.connect_agency import connect_agency
from core.kit.actor import Role
from core.kit.card import Button, Card
from core.kit.words import N_, Words
from core.models import Organization


async def _submit(given: Submission) -> Card:
    connection = await connect_agency(given.actor, given.answers.text("code") or "", now=given.now)
    agency = await Organization.get(id=connection.organization_id)
    words = Words(given.actor.locale, given.actor.zone)
    return Card(
        title=words(N_("{agency} has your request"), agency=agency.name),
        lines=(words(N_("They answer with their terms, which you then read and agree to.")),),
        rows=((Button(words(N_("My agencies")), "connections"),),),
    )


_CODE = Field(
    "code",
    Line(most=40),
    N_("Agency code"),
    ask=N_("What is the code of the agency?"),
    hint=N_("The agency tells it to you. Example: BANYAN4711"),
)

FORM = Form(
    name="connect_agency",
    title=N_("Connect to an agency"),
    description=N_("Ask an agency to recruit for you, by its code"),
    roles=frozenset({Role.CLIENT}),
    sections=lambda given: (Page("code", N_("Agency"), (_CODE,)),),
    submit=_submit,
    submit_label=N_("Ask"),
    needs_review=False,
)
