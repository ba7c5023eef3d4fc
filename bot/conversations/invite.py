"""Invite a person: the manager his team and clients, a client its interviewers."""

from collections.abc import Sequence
from datetime import datetime

from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Section, Submission
from bot.forms.kinds import Choice, Email, Line, Number, Option
from core.agency.invite_person import MAY_INVITE, Invitee, invite_person
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card
from core.kit.words import N_, Text, Words
from core.people.access import require
from core.people.role_names import AS_ROLE


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    require(actor, *MAY_INVITE)
    # A client invites interviewers only, so there is nothing to choose.
    answers = {"role": Role.INTERVIEWER.value} if actor.role is Role.CLIENT else {}
    return Begun({"by": str(actor.role)}, answers)


def _sections(given: Answers) -> Sequence[Section]:
    fields = (_NAME, _EMAIL, _COMPANY, _DESIGNATION, _TARGET)
    if given.facts.get("by") == Role.CLIENT:
        return (Page("person", N_("Interviewer"), fields),)
    return (Page("role", N_("Role"), (_ROLE,)), Page("person", N_("Person"), fields))


async def _submit(given: Submission) -> Card:
    answers = given.answers
    invitee = Invitee(
        email=answers.text("email") or "",
        name=answers.text("name") or "",
        role=Role(answers.text("role") or Role.INTERVIEWER),
        company=answers.text("company") or "",
        designation=answers.text("designation") or "",
        target_positions=answers.whole("target_positions") or 0,
    )
    invitation = await invite_person(given.actor, invitee, now=given.now)
    words = Words(given.actor.locale, given.actor.zone)
    return Card(
        title=words(N_("{name} is invited as {role}"), name=invitee.name, role=Text(AS_ROLE[invitee.role])),
        lines=(
            words(
                N_("The link goes to {email} and works once, until {moment}. You hear when they join."),
                email=invitee.email,
                moment=invitation.expires_at,
            ),
        ),
        rows=((Button(words(N_("Invite another")), "invite"),),),
    )


_ROLE = Field(
    "role",
    Choice(
        (
            Option(Role.RECRUITER, N_("Recruiter")),
            Option(Role.CLIENT, N_("Client")),
            Option(Role.ACCOUNTANT, N_("Accountant")),
        )
    ),
    N_("Role"),
    ask=N_("As what do you invite the person?"),
)
_NAME = Field("name", Line(most=200), N_("Name"), ask=N_("What is the person's name?"))
_EMAIL = Field(
    "email",
    Email(),
    N_("E-mail"),
    ask=N_("To which e-mail address?"),
    hint=N_("A person known here gets a further role, not a second account."),
)
_COMPANY = Field(
    "company",
    Line(most=200),
    N_("Company"),
    ask=N_("Which company do they hire for?"),
    when=lambda given: given.text("role") == Role.CLIENT,
)
_DESIGNATION = Field(
    "designation",
    Line(most=150),
    N_("Position"),
    ask=N_("What is their position there?"),
    hint=N_("Example: Engineering Manager"),
    optional=True,
    when=lambda given: given.text("role") in (Role.CLIENT, Role.INTERVIEWER),
)
_TARGET = Field(
    "target_positions",
    Number(0, 10_000),
    N_("Target, in hires"),
    ask=N_("How many hires a year is the target?"),
    optional=True,
    when=lambda given: given.text("role") == Role.RECRUITER,
)

FORM = Form(
    name="invite",
    title=N_("Invite a person"),
    description=N_("Invite somebody to work with you, by a one-time link"),
    roles=frozenset(MAY_INVITE),
    sections=_sections,
    submit=_submit,
    begin=_begin,
    submit_label=N_("Invite"),
)
