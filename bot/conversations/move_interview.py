"""Move an interview to another time or place."""

from datetime import datetime

from bot.asking.appointments import PLACES, appointment_of, both_clocks, round_facts, when_page, where_page
from bot.asking.subjects import subject_id
from bot.forms.form import Begun, Field, Form, Page, Submission
from bot.forms.kinds import LongText
from core.interviews.access import interview_to_arrange
from core.interviews.move_interview import check_movable, move_interview
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card
from core.kit.errors import WrongState
from core.kit.words import N_, Words
from core.models import InterviewerDetails

WHY = Page(
    "why",
    N_("Why does it move?"),
    (
        Field(
            "reason",
            LongText(most=500, least=3),
            N_("Reason"),
            N_("Why does it move? Everybody invited will read it."),
        ),
    ),
)


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    meeting = await interview_to_arrange(actor, subject_id(subject, "interview"))
    await check_movable(meeting)
    interview = meeting.interview
    panel = await InterviewerDetails.get_or_none(id=interview.panel_id or 0).select_related("interviewer")
    if panel is None:
        raise WrongState(N_("This round has no interviewer any more. Please cancel the interview."))
    facts = await round_facts(actor, meeting.round, panel, now, but=interview.id)
    place = {PLACES[interview.mode]: interview.place}
    return Begun(facts={**facts, **place, "mode": interview.mode.value})


async def _submit(submission: Submission) -> Card:
    actor, answers = submission.actor, submission.answers
    interview = await move_interview(
        actor,
        subject_id(submission.subject, "interview"),
        appointment_of(answers, actor.zone),
        answers.text("reason") or "",
        now=submission.now,
    )
    words = Words(actor.locale, actor.zone)
    return Card(
        words(
            N_("{name}'s interview has moved to {moment}."),
            name=answers.facts["candidate"],
            moment=interview.starts_at,
        ),
        (
            *both_clocks(answers.facts, interview.starts_at, words),
            words(N_("Everybody has been told; the new calendar file moves the entry.")),
        ),
        rows=((Button(words(N_("Move")), "move_interview", (submission.subject,)),),),
    )


FORM = Form(
    name="move_interview",
    title=N_("Move an interview"),
    description=N_("Give an interview another time or place"),
    roles=frozenset({Role.RECRUITER, Role.MANAGER}),
    sections=lambda answers: (when_page(), where_page(), WHY),
    submit=_submit,
    begin=_begin,
    submit_label=N_("Move it"),
    needs_subject=True,
)
