"""Log marks: each skill from 1 to 10, the overall impression, remarks, and what is to happen."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, assert_never

from bot.asking.choosing import among
from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Section, Submission
from bot.forms.kinds import Choice, LongText, Option, Pick, Source
from core.interviews.access import interview_to_mark
from core.interviews.amend_marks import amend_marks, amendable
from core.interviews.log_marks import asked_skills, check_markable, log_marks
from core.interviews.marks import HIGHEST, LOWEST, Marks
from core.interviews.meeting import Meeting
from core.interviews.queries import InterviewLine, to_mark
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card
from core.kit.errors import WrongState
from core.kit.words import N_, Words
from core.models.enums import InterviewStatus, Verdict

NUMBERS = Choice(tuple(Option(str(number), str(number)) for number in range(LOWEST, HIGHEST + 1)))
VERDICT_LABELS = {
    Verdict.PROMOTED: N_("On to the next round"),
    Verdict.PASSED: N_("Passed, this was the last round"),
    Verdict.REJECTED: N_("Not for this job"),
}


async def _facts(actor: Actor, interview_id: int, now: datetime) -> Mapping[str, Any]:
    meeting = await interview_to_mark(actor, interview_id)
    await check_markable(meeting, now)
    return await _about(meeting)


async def _about(meeting: Meeting) -> Mapping[str, Any]:
    skills = await asked_skills(meeting.round.job.id)
    return {
        "interview": meeting.interview.id,
        "candidate": meeting.round.candidate.name,
        "title": meeting.round.job.title,
        "round": meeting.interview.round_num,
        "rounds": meeting.round.job.rounds,
        "skills": [[skill.id, skill.name, skill.is_primary] for skill in skills],
    }


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    if not subject:
        if not await to_mark(actor, begun_by=now, limit=1):
            raise WrongState(N_("No marks are due. After each interview I ask you for them here."))
        return Begun(facts={"now": now.isoformat()})
    interview_id = subject_id(subject, "interview")
    meeting = await interview_to_mark(actor, interview_id)
    if meeting.interview.status is InterviewStatus.COMPLETED:
        return await _amending(meeting, now)
    return Begun(facts=await _facts(actor, interview_id, now))


async def _amending(meeting: Meeting, now: datetime) -> Begun:
    """Marks just given are offered again, to be corrected."""
    evaluation, about = await amendable(meeting, now), await _about(meeting)
    given = {
        f"skill_{key}": str(evaluation.marks[name])
        for key, name, _ in about["skills"]
        if name in evaluation.marks
    }
    answers = {
        **given,
        "overall": str(int(evaluation.overall)),
        "remarks": evaluation.remarks,
        "verdict": evaluation.verdict.value,
    }
    return Begun(facts={**about, "amends": True}, answers=answers)


async def _learn(actor: Actor, subject: str, answers: Answers, now: datetime) -> Mapping[str, Any]:
    return await _facts(actor, answers.picked("interview") or 0, now)


async def _search(actor: Actor, typed: str, answers: Answers, offset: int, limit: int) -> Sequence[Option]:
    begun_by = datetime.fromisoformat(answers.facts["now"])
    found = await to_mark(actor, begun_by=begun_by, typed=typed, offset=offset, limit=limit)
    return [_option(one) for one in found]


async def _find(actor: Actor, value: str) -> Option | None:
    if not (value.isascii() and value.isdigit()) or len(value) > 18:
        return None
    found = await to_mark(actor, only=int(value), limit=1)
    return _option(found[0]) if found else None


def _option(one: InterviewLine) -> Option:
    return Option(str(one.id), one.candidate[:75], one.title[:75])


WHO = Page(
    "who",
    N_("Whose marks?"),
    (
        Field(
            "interview",
            Pick(Source(_search, _find)),
            N_("Candidate"),
            N_("Whose marks do you want to log?"),
        ),
    ),
    # Begun from a card, the interview is known and the question is not asked.
    when=lambda answers: answers.has("interview") or "interview" not in answers.facts,
)


def _lines(answers: Answers, words: Words) -> Iterable[str]:
    facts = answers.facts
    if "candidate" not in facts:
        return
    yield words(
        N_("{candidate} for {title}, round {round} of {rounds}."),
        **{name: facts[name] for name in ("candidate", "title", "round", "rounds")},
    )
    yield words(N_("1 is none at all, 10 could not be better."))


def _skill_page(name: str, title: str, skills: Sequence[tuple[int, str]]) -> Page:
    fields = tuple(Field(f"skill_{key}", NUMBERS, skill[:48]) for key, skill in skills)
    return Page(name, title, fields, lines=_lines)


def _sections(answers: Answers) -> Sequence[Section]:
    asked = [(int(key), str(name), bool(primary)) for key, name, primary in answers.facts.get("skills", ())]
    primary = [(key, name) for key, name, is_primary in asked if is_primary]
    secondary = [(key, name) for key, name, is_primary in asked if not is_primary]
    pages: list[Section] = [WHO]
    if primary:
        pages.append(_skill_page("primary", N_("Primary skills"), primary))
    if secondary:
        pages.append(_skill_page("secondary", N_("Secondary skills"), secondary))
    return (*pages, _impression(answers))


def _impression(answers: Answers) -> Page:
    facts = answers.facts
    is_last = int(facts.get("round", 1)) >= int(facts.get("rounds", 1))
    onward = Verdict.PASSED if is_last else Verdict.PROMOTED
    verdicts = among(*((verdict.value, VERDICT_LABELS[verdict]) for verdict in (onward, Verdict.REJECTED)))
    return Page(
        "impression",
        N_("Your impression"),
        (
            Field("overall", NUMBERS, N_("Overall"), N_("And over all, from 1 to 10?")),
            Field(
                "remarks",
                LongText(most=2000, least=3),
                N_("Remarks"),
                N_("What should the others know? A sentence or two."),
                N_("Example: solid Python, less sure about ROS; explains well"),
            ),
            Field("verdict", verdicts, N_("Decision"), N_("How does it go on?")),
        ),
        lines=_lines,
    )


def _marks(answers: Answers) -> Marks:
    skills = {int(key): answers.whole(f"skill_{key}") for key, *_ in answers.facts["skills"]}
    return Marks(
        overall=answers.whole("overall") or 0,
        remarks=answers.text("remarks") or "",
        verdict=Verdict(answers.text("verdict") or ""),
        skills={key: mark for key, mark in skills.items() if mark is not None},
    )


async def _submit(submission: Submission) -> Card:
    actor = submission.actor
    facts = submission.answers.facts
    act = amend_marks if facts.get("amends") else log_marks
    evaluation = await act(actor, int(facts["interview"]), _marks(submission.answers), now=submission.now)
    words, name = Words(actor.locale, actor.zone), facts["candidate"]
    correct = Button(words(N_("Correct")), "log_marks", (f"interview:{facts['interview']}",))
    return Card(
        words(N_("Thank you! Your marks for {name} are in."), name=name),
        (
            words(_next(evaluation.verdict), name=name),
            words(N_("A slip? You can correct them for half an hour.")),
        ),
        rows=((correct,),),
    )


def _next(verdict: Verdict) -> str:
    match verdict:
        case Verdict.PROMOTED:
            return N_("{name} goes on to the next round; the recruiter schedules it.")
        case Verdict.PASSED:
            return N_("{name} has passed all rounds; the client decides about an offer.")
        case Verdict.REJECTED:
            return N_("{name} and the recruiter are told kindly; your remarks stay within the agency.")
        case _:
            assert_never(verdict)


FORM = Form(
    name="log_marks",
    title=N_("Log marks"),
    description=N_("Give marks after an interview"),
    roles=frozenset({Role.INTERVIEWER}),
    sections=_sections,
    submit=_submit,
    begin=_begin,
    learn={"interview": _learn},
    submit_label=N_("Send the marks"),
)
