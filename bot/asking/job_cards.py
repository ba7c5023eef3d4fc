"""Cards about jobs: one job as its reader may see it, and pages of many."""

from collections.abc import Sequence

from bot.asking.paging import LOOKED_AT, next_row
from core.jobs.assignments import Place, staff_of
from core.jobs.labels import INTERVIEW_MODES, JOB_LEVELS, JOB_STATES, JOB_TYPES, state_label
from core.jobs.news import ctc_text, place_text
from core.jobs.queries import JobLine, Page
from core.jobs.rules import last_day
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card, Fact, Style
from core.kit.words import N_, Text, Words
from core.models import InterviewerDetails, JobPosting
from core.models.enums import Approval, JobStatus, MetricType

MOST_TEXT = 1500


async def job_card(actor: Actor, job: JobPosting) -> Card:
    """All a reader may know of a job, with his next act as the button."""
    words = Words(actor.locale, actor.zone)
    await job.fetch_related("client", "organization", "locations", "skills")
    facts = [*_plain_facts(job, words), *await _people_facts(actor, job, words)]
    return Card(
        title=f"{job.job_code} · {job.title}",
        lines=(_cut(job.description),),
        facts=tuple(Fact(words(label), value) for label, value in facts if value),
        rows=_buttons(actor, job, words),
    )


def _cut(text: str) -> str:
    return text if len(text) <= MOST_TEXT else text[: MOST_TEXT - 1].rstrip() + "…"


def _plain_facts(job: JobPosting, words: Words) -> list[tuple[str, str]]:
    experience = Text(N_("{low} to {high} years"), {"low": job.experience_min, "high": job.experience_max})
    kind = f"{words(JOB_TYPES[job.job_type])} · {words(JOB_LEVELS[job.job_level])}"
    places = [words(place_text(one)) for one in sorted(job.locations, key=lambda one: one.id)]
    deadline = last_day(job.deadline, job.extended_deadline)
    return [
        (N_("Client"), job.client.company_name),
        (N_("Agency"), job.organization.name),
        (N_("State"), words(state_label(job.approval, job.status))),
        (N_("Reason"), job.reason),
        (N_("Type"), kind),
        (N_("Yearly CTC"), words(ctc_text(job))),
        (N_("Experience"), words(experience)),
        (N_("Places"), words.list(places)),
        (N_("Must have"), _skills(job, True, words)),
        (N_("Nice to have"), _skills(job, False, words)),
        (N_("Deadline"), words.date(deadline) if deadline else ""),
    ]


def _skills(job: JobPosting, primary: bool, words: Words) -> str:
    found = []
    for one in sorted(job.skills, key=lambda one: one.id):
        if one.is_primary is primary:
            amount = one.metric_value
            if one.metric_type is MetricType.EXPERIENCE:
                amount = words(N_("{years} years"), years=amount)
            found.append(f"{one.skill} ({amount})" if amount else one.skill)
    return words.list(found)


async def _people_facts(actor: Actor, job: JobPosting, words: Words) -> list[tuple[str, str]]:
    """The panel for everybody; who recruits for the two sides that may know."""
    panel = await InterviewerDetails.filter(job_id=job.id).order_by("round_num").select_related("interviewer")
    rounds = [
        f"{one.round_num}. {one.interviewer.name} ({words(INTERVIEW_MODES[one.mode])})" for one in panel
    ]
    facts = [(N_("Rounds"), "\n".join(rounds))]
    if actor.role in (Role.MANAGER, Role.CLIENT):
        staff = await staff_of([one.id for one in job.locations])
        names = dict.fromkeys(name for people in staff.values() for _, name in people)
        facts.append((N_("Recruiters"), words.list(list(names))))
    return facts


def _buttons(actor: Actor, job: JobPosting, words: Words) -> tuple[tuple[Button, ...], ...]:
    key, subject = str(job.id), f"job:{job.id}"
    is_live = job.approval is Approval.ACCEPTED and job.status is not JobStatus.CLOSED
    match actor.role:
        case Role.MANAGER if job.approval is Approval.PENDING:
            approve = Button(words(N_("Approve")), "approve_job", (key, LOOKED_AT), Style.PRIMARY)
            return ((approve, Button(words(N_("Reject")), "reject_job", (subject,), Style.DANGER)),)
        case Role.MANAGER if is_live:
            assign = Button(words(N_("Assign recruiters")), "assign_recruiters", (subject,), Style.PRIMARY)
            return ((assign, Button(words(N_("Profiles")), "profiles", ("0", key))),)
        case Role.CLIENT if is_live:
            return ((Button(words(N_("Profiles")), "profiles", ("0", key), Style.PRIMARY),),)
        case Role.RECRUITER if is_live:
            return ((Button(words(N_("My places")), "assigned"),),)
        case _:
            return ()


def jobs_card(actor: Actor, page: Page, *, title: str, empty: str, act: str) -> Card:
    """A page of jobs; each line says where the job stands, each button opens one."""
    words = Words(actor.locale, actor.zone)
    if not page.lines:
        return Card(title=words(title), lines=(words(empty),))
    return Card(
        title=words(title),
        facts=tuple(Fact(f"{one.code} · {one.title}", _job_line(actor, one, words)) for one in page.lines),
        rows=(
            *((Button(one.title[:60], "view_job", (str(one.id),)),) for one in page.lines),
            *next_row(act, page.next, words),
        ),
    )


def _job_line(actor: Actor, one: JobLine, words: Words) -> str:
    other = one.agency if actor.role is Role.CLIENT else one.client
    parts = [
        other,
        words(state_label(one.approval, one.status)),
        words(
            N_("{taken} of {count} seat filled", "{taken} of {count} seats filled"),
            taken=one.taken,
            count=one.seats,
        ),
        words(N_("profiles: {count}"), count=one.profiles) if one.profiles else "",
        words(N_("to decide: {count}"), count=one.waiting) if one.waiting else "",
        words(N_("until {day}"), day=one.deadline) if one.deadline else "",
    ]
    return " · ".join(part for part in parts if part)


def places_card(actor: Actor, places: Sequence[Place], following: int) -> Card:
    """A recruiter's places, each with its button to submit."""
    words = Words(actor.locale, actor.zone)
    title = words(N_("Your places"))
    if not places:
        return Card(title=title, lines=(words(N_("You are on no job yet. Your manager assigns you.")),))
    return Card(
        title=title,
        facts=tuple(Fact(f"{one.title} · {one.city}", _place_line(one, words)) for one in places),
        rows=(
            *(_place_buttons(one, words) for one in places),
            *next_row("assigned", following, words),
        ),
    )


def _place_line(one: Place, words: Words) -> str:
    parts = [
        one.client,
        words(JOB_STATES[one.status]),
        words(N_("free seats: {count}"), count=one.free),
        words(N_("sent by you: {count}"), count=one.sent),
        words(N_("until {day}"), day=one.deadline) if one.deadline else "",
    ]
    return " · ".join(part for part in parts if part)


def _place_buttons(one: Place, words: Words) -> tuple[Button, ...]:
    name = f"{one.title}, {one.city}"
    view = Button(words(N_("View {name}"), name=name)[:75], "view_job", (str(one.job_id),))
    if one.status is not JobStatus.OPENED:
        return (view,)
    label = words(N_("Submit for {name}"), name=name)[:75]
    return (Button(label, "submit_resume", (f"location:{one.id}",), Style.PRIMARY), view)
