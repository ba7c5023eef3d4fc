"""Cards about profiles: one person in one job as the reader may see it, and pages of many."""

from bot.asking.paging import next_row
from core.applications.labels import JOB_STATUSES, STATES
from core.applications.news import days_text, rating_texts, years_text
from core.applications.queries import Page, ProfileLine
from core.kit.actor import Actor, Role
from core.kit.card import Attachment, Button, Card, Fact, Style
from core.kit.words import N_, Words
from core.models import CandidateResume, JobApplication
from core.models.enums import ApplicationStatus

_SEES_CONTACTS = {Role.RECRUITER, Role.MANAGER, Role.CANDIDATE}
_SEES_PAY = {Role.RECRUITER, Role.MANAGER, Role.CLIENT}


async def profile_card(actor: Actor, application: JobApplication) -> Card:
    """A profile; contacts only for the agency and the person himself, pay not for interviewers."""
    words = Words(actor.locale, actor.zone)
    await application.fetch_related("resume__skills", "resume__file", "submitted_by")
    resume = application.resume
    facts = [
        *_place_facts(application, words),
        *_work_facts(resume, words),
        *(_pay_facts(resume, words) if actor.role in _SEES_PAY else ()),
        *(_contacts(resume) if actor.role in _SEES_CONTACTS else ()),
        (N_("Feedback"), application.feedback if actor.role is not Role.CANDIDATE else ""),
    ]
    return Card(
        title=resume.name,
        lines=(application.message,) if application.message and actor.role is not Role.CANDIDATE else (),
        facts=tuple(Fact(words(label), value) for label, value in facts if value),
        rows=_buttons(actor, application, words),
        attachments=_files(resume),
    )


def _place_facts(application: JobApplication, words: Words) -> list[tuple[str, str]]:
    by, job = application.submitted_by, application.job
    state = words(STATES[application.status])
    if application.status is ApplicationStatus.PROCESSING:
        state = words(N_("{state}, round {round}"), state=state, round=application.round_num)
    return [
        (N_("Job"), f"{job.title}, {application.location.location}"),
        (N_("Client"), job.client.company_name),
        (N_("Sent by"), f"{by.name}, {job.organization.name}" if by else job.organization.name),
        (N_("Sent on"), words.moment(application.created_at)),
        (N_("State"), state),
    ]


def _work_facts(resume: CandidateResume, words: Words) -> list[tuple[str, str]]:
    company = resume.current_company
    status = words(JOB_STATUSES[resume.job_status])
    return [
        (N_("Work"), f"{company} · {status}" if company else status),
        (N_("Experience"), words(years_text(resume.experience_years))),
        (N_("Education"), resume.highest_qualification),
        (N_("Notice"), words(days_text(resume.notice_period))),
        (N_("Skills"), words.list([words(one) for one in rating_texts(list(resume.skills))])),
    ]


def _pay_facts(resume: CandidateResume, words: Words) -> list[tuple[str, str]]:
    sums = ((N_("Current CTC"), resume.current_ctc), (N_("Expected CTC"), resume.expected_ctc))
    return [(label, words.pay(amount, resume.currency)) for label, amount in sums if amount is not None]


def _contacts(resume: CandidateResume) -> list[tuple[str, str]]:
    return [(N_("E-mail"), resume.email), (N_("Phone"), resume.phone_e164 or "")]


def _files(resume: CandidateResume) -> tuple[Attachment, ...]:
    file = resume.file
    return (Attachment(file.id, file.name, file.media_type),) if file is not None else ()


def _buttons(actor: Actor, application: JobApplication, words: Words) -> tuple[tuple[Button, ...], ...]:
    subject = f"application:{application.id}"
    shortlist = Button(words(N_("Shortlist")), "shortlist", (subject,), Style.PRIMARY)
    reject = Button(words(N_("Reject")), "reject_application", (subject,), Style.DANGER)
    match actor.role, application.status:
        case Role.CLIENT, ApplicationStatus.PENDING:
            return ((shortlist, reject),)
        case Role.CLIENT, ApplicationStatus.PROCESSING | ApplicationStatus.HOLD:
            return ((reject,),)
        case _:
            return ()


def profiles_card(
    actor: Actor, page: Page, *, title: str, empty: str, act: str, more: tuple[str, ...]
) -> Card:
    """A page of profiles; each line says where one stands, each button opens one."""
    words = Words(actor.locale, actor.zone)
    if not page.lines:
        return Card(title=words(title), lines=(words(empty),))
    return Card(
        title=words(title),
        facts=tuple(Fact(one.candidate, _line(actor, one, words)) for one in page.lines),
        rows=(
            *((Button(one.candidate[:75], "view_profile", (str(one.id),)),) for one in page.lines),
            *next_row(act, page.next, words, *more),
        ),
    )


def _line(actor: Actor, one: ProfileLine, words: Words) -> str:
    parts = [
        f"{one.title}, {one.city}",
        words(STATES[one.status]),
        one.client if actor.role is not Role.CLIENT else "",
        one.recruiter if actor.role is not Role.RECRUITER else "",
        words.date(one.sent_at.date()),
    ]
    return " · ".join(part for part in parts if part)
