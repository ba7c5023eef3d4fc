"""What the cards about an application say. Contacts are never among it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from core.delivery.notify import notify
from core.kit.card import Attachment
from core.kit.money import Pay
from core.kit.words import N_, Text
from core.models import CandidateSkill, JobApplication
from core.notifications.applications import PROFILE_SENT
from core.notifications.kind import NotificationKind


def years_text(years: Any) -> Text:
    """Years of experience."""
    return Text(N_("{count} year", "{count} years"), {"count": years})


def days_text(days: int) -> Text:
    """A notice period."""
    return Text(N_("{count} day", "{count} days"), {"count": days}) if days else Text(N_("At once"))


def rating_texts(skills: list[CandidateSkill]) -> list[Text]:
    """Rated skills, must-haves first."""
    ordered = sorted(skills, key=lambda one: (not one.is_primary, -one.rating, one.id))
    return [Text(N_("{skill} {rating}/10"), {"skill": one.skill, "rating": one.rating}) for one in ordered]


async def application_params(application: JobApplication) -> dict[str, Any]:
    """All that the cards of an application show."""
    await application.fetch_related(
        "job__client", "job__organization", "location", "candidate", "resume__skills", "submitted_by"
    )
    resume, job = application.resume, application.job
    by = application.submitted_by
    return {
        "application": str(application.id),
        "job": str(job.id),
        "title": job.title,
        "city": application.location.location,
        "client": job.client.company_name,
        "agency": job.organization.name,
        "candidate": resume.name,
        "recruiter": by.name if by else job.organization.name,
        "message": application.message,
        "experience": years_text(resume.experience_years),
        "company": resume.current_company or Text(N_("Between jobs")),
        "expected": Pay(resume.expected_ctc, resume.currency) if resume.expected_ctc is not None else "",
        "notice": days_text(resume.notice_period),
        "skills": rating_texts(list(resume.skills))[:8],
    }


async def ask_to_decide(application: JobApplication, now: datetime) -> None:
    """Put the profile, with its resume, before the client."""
    params = await application_params(application)
    await application.resume.fetch_related("file")
    file, client = application.resume.file, application.job.client.user_id
    resume = (Attachment(file.id, file.name, file.media_type),) if file else ()
    await tell_of_application(PROFILE_SENT, [client], application, now, params, resume)


async def tell_of_application(
    kind: NotificationKind,
    to: Iterable[int | None],
    application: JobApplication,
    now: datetime,
    params: Mapping[str, Any],
    attachments: Sequence[Attachment] = (),
) -> None:
    """Tell these people (as far as there are any) something about an application."""
    await notify(
        kind,
        to=[one for one in to if one is not None],
        subject=f"application:{application.id}",
        organization_id=application.organization_id,
        now=now,
        params=params,
        attachments=attachments,
    )
