"""Rules of due moments: working days, weekends, and the zone of the person."""

from datetime import UTC, datetime

import pytest

from core.delivery.notify import notify
from core.models import Notification, User
from core.notifications.due import Due
from core.notifications.jobs import DECIDE_JOB, JOB_POSTED
from tests.stages.jobs import posted_job
from tests.world import World

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
FRIDAY = datetime(2026, 3, 6, 9, tzinfo=UTC)
SATURDAY = datetime(2026, 3, 7, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due", "asked", "expected"),
    [
        (Due(working_days=1), MONDAY, "2026-03-03T18:00:00+05:30"),
        (Due(working_days=1), FRIDAY, "2026-03-09T18:00:00+05:30"),
        (Due(working_days=1), SATURDAY, "2026-03-09T18:00:00+05:30"),
        (Due(working_days=3), FRIDAY, "2026-03-11T18:00:00+05:30"),
        (Due(working_days=1), datetime(2026, 3, 5, 20, tzinfo=UTC), "2026-03-09T18:00:00+05:30"),
        (Due(hours=24), MONDAY, "2026-03-03T14:30:00+05:30"),
        (Due(hours=24), FRIDAY, "2026-03-09T14:30:00+05:30"),
        (Due(hours=24), SATURDAY, "2026-03-09T14:30:00+05:30"),
    ],
)
def test_no_rule_ends_on_a_weekend(due: Due, asked: datetime, expected: str) -> None:
    assert due.after(asked, "Asia/Kolkata").isoformat() == expected


def test_the_change_to_summer_time_moves_no_office_hour() -> None:
    asked = datetime(2026, 3, 27, 9, tzinfo=UTC)
    assert Due(working_days=1).after(asked, "Europe/Berlin").isoformat() == "2026-03-30T18:00:00+02:00"


def test_a_day_that_stands_elsewhere_cannot_be_counted() -> None:
    with pytest.raises(ValueError, match="the joining date"):
        Due(known_as="the joining date").after(MONDAY, "Asia/Kolkata")


async def test_each_is_waited_for_in_his_own_zone(world: World) -> None:
    await User.filter(id=world.recruiter.user_id).update(zone="America/New_York")
    job = await posted_job(world)
    first = await Notification.get(kind=JOB_POSTED.name)
    assert first.due_at == DECIDE_JOB.after(job.created_at, "Asia/Kolkata")
    await notify(
        JOB_POSTED,
        to=[world.manager.user_id, world.recruiter.user_id],
        subject="job:0",
        organization_id=job.organization_id,
        now=MONDAY,
        params=first.params,
    )
    due = {row.receiver_id: row.due_at for row in await Notification.filter(subject="job:0")}
    assert due == {
        world.manager.user_id: datetime(2026, 3, 3, 12, 30, tzinfo=UTC),
        world.recruiter.user_id: datetime(2026, 3, 3, 23, tzinfo=UTC),
    }
