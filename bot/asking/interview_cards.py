"""Cards about interviews: one as its reader may see it, pages of many, and the marks of all rounds."""

from datetime import datetime

from bot.asking.paging import next_row
from core.interviews.given_marks import RoundMarks
from core.interviews.meeting import MODES, Meeting
from core.interviews.queries import InterviewLine, InterviewPage
from core.interviews.verdict_news import VERDICTS
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card, Fact, Style
from core.kit.words import N_, Local, Words
from core.models.enums import InterviewStatus

STATES = {
    InterviewStatus.SCHEDULED: N_("Booked"),
    InterviewStatus.COMPLETED: N_("Done, marks are in"),
    InterviewStatus.CANCELLED: N_("Cancelled"),
    InterviewStatus.NOT_JOINED: N_("Did not take place"),
}
ARRANGERS = (Role.RECRUITER, Role.MANAGER)
READS_MARKS = (*ARRANGERS, Role.CLIENT, Role.INTERVIEWER)


def interviews_card(actor: Actor, page: InterviewPage, *, past: bool, first: bool, now: datetime) -> Card:
    """A page of interviews; each button opens one."""
    words = Words(actor.locale, actor.zone)
    title = words(N_("Past interviews")) if past else words(N_("Your interviews"))
    other = Button(words(N_("Coming")), "interviews") if past else None
    other = other or Button(words(N_("Past ones")), "interviews", ("0", "past"))
    more = ("past",) if past else ()
    if not page.lines:
        empty = N_("Nothing has taken place yet.") if past else N_("Nothing is booked.")
        return Card(title, (words(empty),), rows=((other,),))
    return Card(
        title,
        facts=tuple(Fact(words.moment(one.starts_at), _line(actor, one, words, now)) for one in page.lines),
        rows=(
            *((Button(_label(actor, one), "view_interview", (str(one.id),)),) for one in page.lines),
            *next_row("interviews", page.next, words, *more),
            *(((other,),) if first else ()),
        ),
    )


def _label(actor: Actor, one: InterviewLine) -> str:
    return (one.title if actor.role is Role.CANDIDATE else one.candidate)[:75]


def _line(actor: Actor, one: InterviewLine, words: Words, now: datetime) -> str:
    parts = [
        one.candidate if actor.role is not Role.CANDIDATE else "",
        words(N_("{title}, round {round}"), title=one.title, round=one.round),
        one.client if actor.role is not Role.CLIENT else "",
        one.interviewer if actor.role is not Role.INTERVIEWER else "",
    ]
    if one.status is not InterviewStatus.SCHEDULED:
        parts.append(words(STATES[one.status]))
    elif one.starts_at <= now:
        parts.append(words(N_("marks are due")))
    return " · ".join(part for part in parts if part)


def interview_card(actor: Actor, meeting: Meeting, now: datetime) -> Card:
    """One interview with both people's clocks and what this reader may do."""
    words, interview, round_ = Words(actor.locale, actor.zone), meeting.interview, meeting.round
    candidate_zone = round_.candidate_user.zone if round_.candidate_user else interview.zone
    facts = [
        (N_("State"), words(STATES[interview.status])),
        (N_("Job"), f"{round_.job.title}, {round_.client.company_name}"),
        (N_("Round"), words(N_("{round} of {rounds}"), round=interview.round_num, rounds=round_.job.rounds)),
        (N_("Candidate"), round_.candidate.name),
        (N_("Candidate's time"), str(words.show(Local(interview.starts_at, candidate_zone)))),
        (N_("Interviewer"), interview.interviewer.name),
        (N_("Interviewer's time"), str(words.show(Local(interview.starts_at, interview.interviewer.zone)))),
        (N_("How"), words(MODES[interview.mode])),
        (N_("Where"), interview.place),
        (N_("Note"), interview.note),
    ]
    return Card(
        words(
            N_("{candidate} meets {interviewer} on {moment}"),
            candidate=round_.candidate.name,
            interviewer=interview.interviewer.name,
            moment=interview.starts_at,
        ),
        facts=tuple(Fact(words(label), value) for label, value in facts if value),
        rows=_buttons(actor, meeting, words, now),
        attachments=tuple(meeting.calendar(actor.user_id))
        if interview.status is InterviewStatus.SCHEDULED
        else (),
    )


def _buttons(actor: Actor, meeting: Meeting, words: Words, now: datetime) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = []
    booked = meeting.interview.status is InterviewStatus.SCHEDULED
    if booked and actor.role in ARRANGERS:
        rows.append(
            (
                Button(words(N_("Move")), "move_interview", (meeting.subject,)),
                Button(words(N_("Cancel interview")), "cancel_interview", (meeting.subject,), Style.DANGER),
            )
        )
    if booked and actor.role is Role.INTERVIEWER and now >= meeting.interview.starts_at:
        rows.append((Button(words(N_("Log marks")), "log_marks", (meeting.subject,), Style.PRIMARY),))
    application = str(meeting.round.application.id)
    if actor.role in READS_MARKS:
        rows.append(
            (
                Button(words(N_("View profile")), "view_profile", (application,)),
                Button(words(N_("Marks")), "marks", (application,)),
            )
        )
    return tuple(rows)


def marks_card(actor: Actor, rounds: list[RoundMarks]) -> Card:
    """Every round's marks and remarks."""
    words = Words(actor.locale, actor.zone)
    if not rounds:
        return Card(
            words(N_("No marks yet")), (words(N_("They appear when an interviewer has logged them.")),)
        )
    return Card(
        words(N_("Marks")),
        facts=tuple(
            Fact(
                words(N_("Round {round}, {name}"), round=one.round, name=one.interviewer),
                _said(one, words),
            )
            for one in rounds
        ),
    )


def _said(one: RoundMarks, words: Words) -> str:
    marks = ", ".join(f"{skill} {mark}" for skill, mark in one.marks.items())
    overall = words(N_("overall {mark} of 10"), mark=int(one.overall))
    verdict = words(VERDICTS[one.verdict])
    return " · ".join(part for part in (verdict, overall, marks, one.remarks) if part)
