"""What the cards about a job say: the same facts for everybody who may read them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from core.delivery.notify import notify
from core.jobs.labels import WORK_MODES
from core.jobs.rules import last_day
from core.kit.money import Pay
from core.kit.words import N_, Text
from core.models import JobLocation, JobPosting, SkillMetric
from core.notifications.kind import NotificationKind

SHOWN_SKILLS = 8


def ctc_text(job: JobPosting) -> Text:
    """The range of yearly cost."""
    low, high = Pay(job.ctc_min, job.currency), Pay(job.ctc_max, job.currency)
    return Text(N_("{low} to {high}"), {"low": low, "high": high})


def place_text(location: JobLocation) -> Text:
    """A city with its seats and how the work is done there."""
    params = {
        "city": location.location,
        "seats": location.positions,
        "mode": Text(WORK_MODES[location.work_mode]),
    }
    return Text(N_("{city} × {seats} ({mode})"), params)


def skill_names(skills: Iterable[SkillMetric]) -> list[str]:
    """Must-haves first, as many as a card can hold."""
    ordered = sorted(skills, key=lambda one: (not one.is_primary, one.id))
    return [one.skill for one in ordered][:SHOWN_SKILLS]


async def job_params(job: JobPosting) -> dict[str, Any]:
    """All that the cards of a job show."""
    await job.fetch_related("client", "organization", "locations", "skills")
    return {
        "job": str(job.id),
        "title": job.title,
        "code": job.job_code,
        "client": job.client.company_name,
        "agency": job.organization.name,
        "ctc": ctc_text(job),
        "places": [place_text(one) for one in sorted(job.locations, key=lambda one: one.id)],
        "skills": skill_names(job.skills),
        "deadline": last_day(job.deadline, job.extended_deadline),
    }


async def tell_of_job(
    kind: NotificationKind, to: Iterable[int], job: JobPosting, now: datetime, params: Mapping[str, Any]
) -> None:
    """Tell these people something about a job; what is awaited of them is awaited about the job."""
    await notify(
        kind,
        to=to,
        subject=f"job:{job.id}",
        organization_id=job.organization_id,
        now=now,
        params=params,
    )
