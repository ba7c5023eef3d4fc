"""Register an agency: who leads it, how it is reached, and its tax numbers."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.forms.answers import Answers
from bot.forms.form import Begun, Check, Field, Form, Page, Section, Submission
from bot.forms.kinds import Email, Line, LongText, Phone
from bot.forms.setting import Setting
from core.agency.register_agency import NewAgency, register_agency
from core.agency.rules import normal_gst, normal_pan
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card, Fact, Style
from core.kit.errors import InvalidValue
from core.kit.words import N_, Text, Words
from core.models import Organization


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    return Begun({"guest": actor.role is None})


def _sections(given: Answers) -> Sequence[Section]:
    you = Page("you", N_("You"), (_PERSON, _EMAIL), when=lambda given: bool(given.facts.get("guest")))
    return (you, _AGENCY, _PAPERS)


async def _submit(given: Submission) -> Card:
    told = given.answers.text
    new = NewAgency(
        name=told("name") or "",
        person=told("person") or "",
        email=told("email") or "",
        phone=told("phone") or "",
        website=told("website") or "",
        gst_number=told("gst_number") or "",
        company_pan=told("company_pan") or "",
        address=told("address") or "",
    )
    manager = await register_agency(given.actor, new, now=given.now)
    agency = await Organization.get(id=manager.agency)
    words = Words(manager.locale, manager.zone)
    return Card(
        title=words(N_("{agency} is registered"), agency=agency.name),
        lines=(words(N_("Give the code to your clients, and invite your recruiters first.")),),
        facts=(Fact(words(N_("Agency code")), agency.org_code),),
        rows=((Button(words(N_("Invite a person")), "invite", style=Style.PRIMARY),),),
    )


def _refusal_of(read: Callable[[str], object]) -> Check:
    def check(value: object, answers: Answers, setting: Setting) -> Text | None:
        try:
            read(str(value))
        except InvalidValue as refusal:
            return refusal.text
        return None

    return check


def _check_pan(value: object, answers: Answers, setting: Setting) -> Text | None:
    gst_number = answers.text("gst_number")
    return _refusal_of(lambda typed: normal_pan(typed, normal_gst(gst_number or "")))(value, answers, setting)


_PERSON = Field("person", Line(most=200), N_("Your name"), ask=N_("What is your name?"))
_EMAIL = Field(
    "email",
    Email(),
    N_("Your e-mail"),
    ask=N_("What is your e-mail address?"),
    hint=N_("News goes there when no chat can be reached."),
)
_AGENCY = Page(
    "agency",
    N_("Agency"),
    (
        Field("name", Line(most=255), N_("Name of the agency"), ask=N_("What is your agency called?")),
        Field("phone", Phone(), N_("Phone"), ask=N_("Under which number is it reached?"), optional=True),
        Field("website", Line(most=255), N_("Website"), ask=N_("What is its website?"), optional=True),
    ),
)
_PAPERS = Page(
    "papers",
    N_("For your invoices"),
    (
        Field(
            "gst_number",
            Line(most=20),
            N_("GST number"),
            ask=N_("What is its GST number?"),
            hint=N_("Example: 29ABCDE1234F1Z5. Without one, no GST is charged."),
            optional=True,
            check=_refusal_of(normal_gst),
        ),
        Field(
            "company_pan",
            Line(most=12),
            N_("PAN"),
            ask=N_("What is its PAN?"),
            hint=N_("Example: ABCDE1234F"),
            optional=True,
            check=_check_pan,
        ),
        Field("address", LongText(most=500), N_("Address"), ask=N_("What is its address?"), optional=True),
    ),
)

FORM = Form(
    name="register_agency",
    title=N_("Register an agency"),
    description=N_("Register your own recruiting agency, on the free plan"),
    roles=frozenset(Role),
    sections=_sections,
    submit=_submit,
    begin=_begin,
    submit_label=N_("Register"),
    anonymous=True,
    can_be_handed=False,
)
