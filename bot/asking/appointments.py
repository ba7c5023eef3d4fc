"""What booking and moving an interview both ask: when, how long, how, and where."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from bot.asking.choosing import among, one_of
from bot.forms.answers import Answers
from bot.forms.form import Field, Page
from bot.forms.kinds import Line, Moment
from bot.forms.setting import Setting
from core.interviews.appointment import Appointment, is_link
from core.interviews.booking import busy_candidate, busy_interviewer
from core.interviews.meeting import MODES, Round
from core.interviews.slots import Busy, first_meeting, free_slots
from core.kit.actor import Actor
from core.kit.words import N_, Local, Text, Words
from core.models import InterviewerDetails
from core.models.enums import InterviewMode

SHOWN_SLOTS = 6
HALF_HOUR = timedelta(minutes=30)
DURATIONS = among(
    ("15", N_("15 minutes")),
    ("30", N_("30 minutes")),
    ("45", N_("45 minutes")),
    ("60", N_("1 hour")),
    ("90", N_("1½ hours")),
    ("120", N_("2 hours")),
)


async def round_facts(
    actor: Actor, round_: Round, panel: InterviewerDetails, now: datetime, *, but: int | None = None
) -> dict[str, Any]:
    """Who meets whom, when each is taken, and what is free; facts are JSON."""
    candidate = round_.candidate
    busy = [
        *await busy_interviewer(panel.interviewer_id, now, but=but),
        *await busy_candidate(candidate.id, candidate.user_id, now, but=but),
    ]
    free = free_slots(busy, now, actor.zone, length=HALF_HOUR * 2, most=SHOWN_SLOTS)
    return {
        "application": round_.application.id,
        "candidate": candidate.name,
        "interviewer": panel.interviewer.name,
        "interviewer_zone": panel.interviewer.zone,
        "candidate_zone": round_.candidate_user.zone if round_.candidate_user else actor.zone,
        "title": round_.job.title,
        "round": round_.application.round_num,
        "rounds": round_.job.rounds,
        "mode": panel.mode.value,
        "busy": [[span.starts_at.isoformat(), span.ends_at.isoformat()] for span in busy],
        "free": [moment.isoformat() for moment in free],
    }


def _lines(answers: Answers, words: Words) -> Iterable[str]:
    facts = answers.facts
    if "candidate" not in facts:
        return
    yield words(
        N_("{candidate} meets {interviewer}: {title}, round {round} of {rounds}."),
        **{name: facts[name] for name in ("candidate", "interviewer", "title", "round", "rounds")},
    )
    free = [datetime.fromisoformat(one) for one in facts["free"]]
    if free:
        yield words(N_("Both are free for an hour at:"))
    for moment in free:
        yield f"• {words.moment(moment)}"


def _check_start(value: Any, answers: Answers, setting: Setting) -> Text | None:
    """Somebody's other appointment, named while the person is still at the question."""
    starts = datetime.fromisoformat(str(value))
    minutes = int(answers.text("duration") or 15)
    busy = [
        Busy(datetime.fromisoformat(start), datetime.fromisoformat(end))
        for start, end in answers.facts.get("busy", ())
    ]
    met = first_meeting(busy, starts, starts + timedelta(minutes=minutes))
    if met is None:
        return None
    return Text(
        N_("One of them is taken from {start} to {end}."), {"start": met.starts_at, "end": met.ends_at}
    )


def _check_link(value: Any, answers: Answers, setting: Setting) -> Text | None:
    if is_link(str(value)):
        return None
    return Text(N_("I need the whole link, e.g. https://meet.google.com/abc-defg-hij"))


def _is(mode: InterviewMode) -> Any:
    return lambda answers: answers.text("mode") == mode.value


def _first_free(answers: Answers) -> str | None:
    free = answers.facts.get("free")
    return free[0] if free else None


def when_page() -> Page:
    """When, how long and in which way."""
    return Page(
        "when",
        N_("When do they meet?"),
        (
            Field(
                "starts",
                Moment(),
                N_("Begins"),
                N_("When does it begin? In your own time."),
                N_("Example: tomorrow 4pm, or 5 March 15:30"),
                check=_check_start,
                suggest=_first_free,
            ),
            Field(
                "duration",
                DURATIONS,
                N_("Length"),
                N_("How long does it take?"),
                suggest=lambda answers: "60",
            ),
            Field(
                "mode",
                one_of(MODES),
                N_("How"),
                N_("How do they meet?"),
                suggest=lambda answers: answers.facts.get("mode"),
            ),
        ),
        lines=_lines,
    )


def where_page() -> Page:
    """The link, the address or the number, as the mode wants it."""
    return Page(
        "where",
        N_("Where do they meet?"),
        (
            Field(
                "link",
                Line(most=500),
                N_("Link"),
                N_("Which link do they open?"),
                N_("Example: https://meet.google.com/abc-defg-hij"),
                when=_is(InterviewMode.ONLINE),
                check=_check_link,
                suggest=lambda answers: answers.facts.get("link"),
            ),
            Field(
                "address",
                Line(most=500, least=5),
                N_("Address"),
                N_("Where do they meet?"),
                N_("Building, street, city, and whom to ask for"),
                when=_is(InterviewMode.FACE_TO_FACE),
                suggest=lambda answers: answers.facts.get("address"),
            ),
            Field(
                "number",
                Line(most=60, least=7),
                N_("Number"),
                N_("Which number is called?"),
                N_("Example: +91 98765 43210"),
                when=_is(InterviewMode.TELEPHONE),
                suggest=lambda answers: answers.facts.get("number"),
            ),
        ),
    )


PLACES = {
    InterviewMode.ONLINE: "link",
    InterviewMode.FACE_TO_FACE: "address",
    InterviewMode.TELEPHONE: "number",
}


def appointment_of(answers: Answers, zone: str) -> Appointment:
    """What was answered, as the use-case takes it."""
    starts = answers.moment("starts")
    assert starts is not None
    mode = InterviewMode(answers.text("mode") or InterviewMode.ONLINE)
    return Appointment(
        starts_at=starts,
        ends_at=starts + timedelta(minutes=int(answers.text("duration") or 60)),
        mode=mode,
        place=answers.text(PLACES[mode]) or "",
        zone=zone,
    )


def both_clocks(facts: Any, starts_at: datetime, words: Words) -> list[str]:
    """The appointment as each of the two reads it."""
    return [
        words(N_("For {name}: {moment}"), name=facts[who], moment=Local(starts_at, facts[f"{who}_zone"]))
        for who in ("candidate", "interviewer")
        if facts.get(who)
    ]
