"""Book an interview: whose, when, how, where."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.asking.appointments import appointment_of, both_clocks, round_facts, when_page, where_page
from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Section, Submission
from bot.forms.kinds import Option, Pick, Source
from core.interviews.access import application_to_schedule
from core.interviews.meeting import Round
from core.interviews.queries import ToSchedule, to_schedule
from core.interviews.schedule_interview import round_to_schedule, schedule_interview
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card
from core.kit.errors import WrongState
from core.kit.words import N_, Words


async def _search(actor: Actor, typed: str, answers: Answers, offset: int, limit: int) -> Sequence[Option]:
    return [_option(actor, one) for one in await to_schedule(actor, typed=typed, offset=offset, limit=limit)]


async def _find(actor: Actor, value: str) -> Option | None:
    if not (value.isascii() and value.isdigit()) or len(value) > 18:
        return None
    found = await to_schedule(actor, only=int(value), limit=1)
    return _option(actor, found[0]) if found else None


def _option(actor: Actor, one: ToSchedule) -> Option:
    words = Words(actor.locale, actor.zone)
    note = words(
        N_("Round {round}, {title} at {client}"), round=one.round, title=one.title, client=one.client
    )
    return Option(str(one.application_id), one.candidate[:75], note[:75])


async def _facts(actor: Actor, application_id: int, now: datetime) -> Mapping[str, Any]:
    application = await application_to_schedule(actor, application_id)
    panel = await round_to_schedule(application)
    return await round_facts(actor, await Round.load(application, panel.interviewer), panel, now)


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    if not subject:
        if not await to_schedule(actor, limit=1):
            raise WrongState(N_("No interview waits to be booked. Who is shortlisted comes to you at once."))
        return Begun()
    return Begun(facts=await _facts(actor, subject_id(subject, "application"), now))


async def _learn(actor: Actor, subject: str, answers: Answers, now: datetime) -> Mapping[str, Any]:
    return await _facts(actor, answers.picked("application") or 0, now)


WHO = Page(
    "who",
    N_("Whose interview?"),
    (
        Field(
            "application",
            Pick(Source(_search, _find)),
            N_("Candidate"),
            N_("Whose interview do you want to schedule?"),
        ),
    ),
    # Begun from a card, the candidate is known and the question is not asked.
    when=lambda answers: answers.has("application") or "application" not in answers.facts,
)


async def _submit(submission: Submission) -> Card:
    actor, answers = submission.actor, submission.answers
    application_id = int(answers.facts["application"])
    interview = await schedule_interview(
        actor, application_id, appointment_of(answers, actor.zone), now=submission.now
    )
    words = Words(actor.locale, actor.zone)
    subject = f"interview:{interview.id}"
    return Card(
        words(
            N_("{name}'s interview is booked for {moment}."),
            name=answers.facts["candidate"],
            moment=interview.starts_at,
        ),
        (
            *both_clocks(answers.facts, interview.starts_at, words),
            words(N_("Both, and the client, have been told and got a calendar file.")),
        ),
        rows=(
            (
                Button(words(N_("Move")), "move_interview", (subject,)),
                Button(words(N_("Cancel interview")), "cancel_interview", (subject,)),
            ),
        ),
    )


FORM = Form(
    name="schedule_interview",
    title=N_("Schedule an interview"),
    description=N_("Book the interview of a shortlisted candidate"),
    roles=frozenset({Role.RECRUITER, Role.MANAGER}),
    sections=lambda answers: _sections(),
    submit=_submit,
    begin=_begin,
    learn={"application": _learn},
    submit_label=N_("Book it"),
)


def _sections() -> Sequence[Section]:
    return (WHO, when_page(), where_page())
