"""What time itself brings to an interview: two reminders before it, and the question for marks after it."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from operator import attrgetter

from tortoise.queryset import QuerySet

from core.interviews.meeting import Meeting
from core.kit.transaction import transaction
from core.models import InterviewScheduled
from core.models.enums import InterviewStatus
from core.notifications.interviews import (
    INTERVIEW_SOON_FOR_CANDIDATE,
    INTERVIEW_SOON_FOR_INTERVIEWER,
    INTERVIEW_TOMORROW_FOR_CANDIDATE,
    INTERVIEW_TOMORROW_FOR_INTERVIEWER,
)
from core.notifications.kind import NotificationKind
from core.notifications.marks import MARKS_DUE
from core.sweeping import aside, deal_with

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
BATCH = 100
SWEEP = "interview_reminder"

Tell = Callable[[Meeting, datetime], Awaitable[None]]


async def remind_of_interviews(now: datetime) -> int:
    """Everything that is due now, each exactly once, and never for what was cancelled; tells how many."""
    booked = InterviewScheduled.filter(status=InterviewStatus.SCHEDULED)
    ahead = booked.filter(starts_at__gt=now)
    return (
        # The nearer reminder first, so that after a long downtime nobody gets both at once.
        await _sweep(
            ahead.filter(reminded_hour_before_at__isnull=True, starts_at__lte=now + HOUR),
            ("reminded_hour_before_at", "reminded_day_before_at"),
            _before(INTERVIEW_SOON_FOR_CANDIDATE, INTERVIEW_SOON_FOR_INTERVIEWER),
            now,
        )
        + await _sweep(
            ahead.filter(reminded_day_before_at__isnull=True, starts_at__lte=now + DAY),
            ("reminded_day_before_at",),
            _before(INTERVIEW_TOMORROW_FOR_CANDIDATE, INTERVIEW_TOMORROW_FOR_INTERVIEWER),
            now,
        )
        + await _sweep(
            # Whoever waits for a seat to come free is not marked meanwhile.
            booked.filter(marks_asked_at__isnull=True, ends_at__lte=now, application__is_closed=False),
            ("marks_asked_at",),
            _ask,
            now,
        )
    )


async def _sweep(
    due: QuerySet[InterviewScheduled], columns: tuple[str, ...], tell: Tell, now: datetime
) -> int:
    """Tell and mark in one transaction; a row another scheduler holds is that one's business."""

    async def told(some: Sequence[InterviewScheduled]) -> int:
        for interview in some:
            await tell(await Meeting.load(interview), now)
            for column in columns:
                setattr(interview, column, getattr(interview, column) or now)
            await interview.save(update_fields=list(columns))
        return len(some)

    count, last = 0, 0
    while True:
        async with transaction():
            left = due.filter(id__gt=last, id__not_in=await aside(SWEEP, now))
            rows = await left.order_by("id").limit(BATCH).select_for_update(skip_locked=True, no_key=True)
            count += await deal_with(SWEEP, rows, told, number=attrgetter("id"), now=now)
        if len(rows) < BATCH:
            return count
        last = rows[-1].id


def _before(to_candidate: NotificationKind, to_interviewer: NotificationKind) -> Tell:
    async def tell(meeting: Meeting, now: datetime) -> None:
        await meeting.tell(to_candidate, meeting.round.to_candidate, now=now)
        await meeting.tell(to_interviewer, [meeting.interviewer_id], now=now)

    return tell


async def _ask(meeting: Meeting, now: datetime) -> None:
    await meeting.tell(MARKS_DUE, [meeting.interviewer_id], now=now)
