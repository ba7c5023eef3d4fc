"""Cancel an interview, with a reason."""

from collections.abc import Iterable
from datetime import datetime

from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Submission
from bot.forms.kinds import LongText
from core.interviews.access import interview_to_arrange
from core.interviews.cancel_interview import cancel_interview
from core.interviews.move_interview import check_movable
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card, Style
from core.kit.words import N_, Words


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    meeting = await interview_to_arrange(actor, subject_id(subject, "interview"))
    await check_movable(meeting)
    return Begun(
        facts={
            "candidate": meeting.round.candidate.name,
            "interviewer": meeting.interview.interviewer.name,
            "starts": meeting.interview.starts_at.isoformat(),
        }
    )


def _lines(answers: Answers, words: Words) -> Iterable[str]:
    facts = answers.facts
    yield words(
        N_("{candidate} was to meet {interviewer} on {moment}."),
        candidate=facts["candidate"],
        interviewer=facts["interviewer"],
        moment=datetime.fromisoformat(facts["starts"]),
    )


REASON = Page(
    "reason",
    N_("Why is it cancelled?"),
    (
        Field(
            "reason",
            LongText(most=500, least=3),
            N_("Reason"),
            N_("Why is it cancelled? Everybody invited will read it."),
        ),
    ),
    lines=_lines,
)


async def _submit(submission: Submission) -> Card:
    actor = submission.actor
    interview = await cancel_interview(
        actor,
        subject_id(submission.subject, "interview"),
        submission.answers.text("reason") or "",
        now=submission.now,
    )
    words = Words(actor.locale, actor.zone)
    again = Button(
        words(N_("Schedule interview")),
        "schedule_interview",
        (f"application:{interview.application_id}",),
        Style.PRIMARY,
    )
    return Card(
        words(
            N_("{name}'s interview on {moment} is cancelled."),
            name=submission.answers.facts["candidate"],
            moment=interview.starts_at,
        ),
        (words(N_("Everybody has been told, and their calendars free the time.")),),
        rows=((again,),),
    )


FORM = Form(
    name="cancel_interview",
    title=N_("Cancel an interview"),
    description=N_("Call an interview off"),
    roles=frozenset({Role.RECRUITER, Role.MANAGER}),
    sections=lambda answers: (REASON,),
    submit=_submit,
    begin=_begin,
    submit_label=N_("Cancel interview"),
    needs_subject=True,
    needs_review=False,
)
