"""What becomes of the others when the last seat of a location is taken, and when one comes free again."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from core.applications.news import ask_to_decide
from core.delivery.notify import notify, settle
from core.interviews.calling_off import call_off
from core.interviews.meeting import Meeting, Round
from core.interviews.verdict_news import ask_for_offer
from core.kit.actor import Actor
from core.kit.contacts import normal_email
from core.kit.words import N_, Text
from core.models import (
    CandidateEvaluation,
    InterviewerDetails,
    InterviewScheduled,
    JobApplication,
    JobLocation,
    JobPosting,
    User,
)
from core.models.enums import ApplicationStatus, InterviewStatus, Verdict
from core.notifications.interviews import ROUND_TO_SCHEDULE
from core.notifications.kind import NotificationKind
from core.notifications.placements import (
    SEAT_FREE_FOR_CANDIDATE,
    SEAT_FREE_FOR_RECRUITER,
    SEATS_FILLED_FOR_CANDIDATE,
    SEATS_FILLED_FOR_RECRUITER,
)

OPEN = (
    ApplicationStatus.APPLIED,
    ApplicationStatus.PENDING,
    ApplicationStatus.PROCESSING,
    ApplicationStatus.HOLD,
)
NAMED = 10
"""How many people a card names before it only counts."""


async def let_wait(
    actor: Actor, job: JobPosting, location: JobLocation, *, but: JobApplication, now: datetime
) -> None:
    """Set the other open applications of a full location aside and tell whom it concerns."""
    waiting = await (
        JobApplication.filter(location_id=location.id, status__in=OPEN, is_closed=False)
        .exclude(id=but.id)
        .order_by("id")
        .select_related("candidate")
    )
    if not waiting:
        return
    await _set_aside(waiting, True, now)
    outcome = Text(N_("All seats were taken"))
    for application in waiting:
        for act in ("decide_profile", "schedule_interview", "make_offer"):
            await settle(f"application:{application.id}", act, by=actor, now=now, outcome=outcome)
    await _end_interviews(actor, job, waiting, outcome, now)
    await _tell_recruiters(SEATS_FILLED_FOR_RECRUITER, job, location, waiting, now)
    await _tell_candidates(SEATS_FILLED_FOR_CANDIDATE, job, waiting, now)


async def _end_interviews(
    actor: Actor, job: JobPosting, waiting: list[JobApplication], outcome: Text, now: datetime
) -> None:
    """Call off what lies ahead; the marks of what has begun are not asked for meanwhile."""
    reason = str(Text(N_("All seats of “{title}” are taken."), {"title": job.title}))
    for interview in await InterviewScheduled.filter(
        application_id__in=[one.id for one in waiting], status=InterviewStatus.SCHEDULED
    ):
        if interview.starts_at > now:
            await call_off(actor, await Meeting.load(interview), reason, now=now)
        else:
            await settle(f"interview:{interview.id}", "log_marks", by=actor, now=now, outcome=outcome)


async def let_go_on(actor: Actor, job: JobPosting, location: JobLocation, *, now: datetime) -> None:
    """Take up again what had to wait, and ask again for the next act of each."""
    waiting = await (
        JobApplication.filter(location_id=location.id, status__in=OPEN, is_closed=True)
        .order_by("id")
        .select_related("candidate")
    )
    if not waiting:
        return
    await _set_aside(waiting, False, now)
    await _tell_recruiters(SEAT_FREE_FOR_RECRUITER, job, location, waiting, now)
    await _tell_candidates(SEAT_FREE_FOR_CANDIDATE, job, waiting, now)
    for application in waiting:
        await _ask_again(application, now)


async def _set_aside(applications: Iterable[JobApplication], is_closed: bool, now: datetime) -> None:
    ids = [one.id for one in applications]
    await JobApplication.filter(id__in=ids).update(is_closed=is_closed, updated_at=now)


async def _ask_again(application: JobApplication, now: datetime) -> None:
    """The profile to decide about, the round to mark or to schedule, or the offer to make."""
    if application.status is ApplicationStatus.PENDING:
        await ask_to_decide(application, now)
    elif application.status is ApplicationStatus.PROCESSING:
        began = InterviewScheduled.filter(application_id=application.id, status=InterviewStatus.SCHEDULED)
        if await began.update(marks_asked_at=None):
            # The next look at the interviews asks for its marks.
            return
        panel = await InterviewerDetails.get_or_none(
            job_id=application.job_id, round_num=application.round_num
        ).select_related("interviewer")
        round_ = await Round.load(application, panel.interviewer if panel else None)
        await notify(
            ROUND_TO_SCHEDULE,
            to=round_.to_recruiter,
            subject=round_.subject,
            organization_id=application.organization_id,
            now=now,
            params=round_.params(),
        )
    elif application.status is ApplicationStatus.HOLD:
        last = (
            await CandidateEvaluation.filter(application_id=application.id, verdict=Verdict.PASSED)
            .order_by("-round_num")
            .select_related("interviewer")
            .first()
        )
        if last is not None:
            await ask_for_offer(await Round.load(application, last.interviewer), last, now)


async def _tell_recruiters(
    kind: NotificationKind,
    job: JobPosting,
    location: JobLocation,
    waiting: list[JobApplication],
    now: datetime,
) -> None:
    by_recruiter: dict[int, list[str]] = defaultdict(list)
    await job.fetch_related("organization")
    for application in waiting:
        recruiter = application.attached_to_id or job.organization.manager_id
        by_recruiter[recruiter].append(application.candidate.name)
    for receiver, names in by_recruiter.items():
        shown: list[Any] = names[:NAMED]
        if len(names) > NAMED:
            shown.append(Text(N_("{count} more"), {"count": len(names) - NAMED}))
        await notify(
            kind,
            to=[receiver],
            subject=f"job:{job.id}",
            organization_id=job.organization_id,
            now=now,
            params={"title": job.title, "location": location.location, "candidates": shown},
        )


async def _tell_candidates(
    kind: NotificationKind, job: JobPosting, waiting: list[JobApplication], now: datetime
) -> None:
    await job.fetch_related("client")
    known = [one.candidate.user_id for one in waiting if one.candidate.user_id]
    # Who has no login yet is reached by mail, as when the profile was sent.
    addresses = [normal_email(one.candidate.email) for one in waiting if not one.candidate.user_id]
    mailed = await User.filter(email__in=addresses).values_list("id", flat=True)
    await notify(
        kind,
        to=[*known, *(int(str(one)) for one in mailed)],
        subject=f"job:{job.id}",
        organization_id=job.organization_id,
        now=now,
        params={"title": job.title, "client": job.client.company_name},
    )
