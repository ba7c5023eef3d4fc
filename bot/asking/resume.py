"""What is learnt while a resume is submitted: the file's text, the person's duplicates, the job's skills."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.forms.answers import Answers
from core.applications.queries import first_in_job
from core.candidates.queries import duplicates
from core.candidates.sameness import Duplicate
from core.gateways.resume_suggestions import Suggestions, suggest
from core.gateways.resume_text import ResumeText, read_resume
from core.jobs.access import assigned_location
from core.jobs.assignments import skills_of_location, today_of
from core.kit.actor import Actor
from core.kit.errors import NotFound
from core.kit.transaction import transaction
from core.kit.wire import pack
from core.models import CandidateProfile, StoredFile, StoredFileContent

MOST_TEXT = 20_000
"""Of a resume's text this much is kept with the draft; five pages are about half of it."""
SHOWN = 5


async def learn_resume(actor: Actor, subject: str, given: Answers, now: datetime) -> Mapping[str, Any]:
    """What the resume suggests, and who it may be; a file that cannot be read is refused with advice."""
    file = await StoredFile.get_or_none(id=given.file("resume"), owner_id=actor.user_id)
    if file is None:
        raise NotFound
    content = await StoredFileContent.get(file_id=file.id)
    text, found = await asyncio.to_thread(_read, bytes(content.content), file.name, actor, now)
    facts = {
        "suggested": _kept(found),
        "scanned": text.is_scanned,
        "photo": text.kind == "photo",
        # JSON in PostgreSQL cannot hold the zero byte.
        "text": text.text.replace("\x00", "")[:MOST_TEXT],
    }
    merged = Answers(given.values, {**given.facts, **facts})
    return {**facts, **await learn_person(actor, subject, merged, now)}


def _read(content: bytes, name: str, actor: Actor, now: datetime) -> tuple[ResumeText, Suggestions]:
    text = read_resume(content, name)
    return text, suggest(text.text, now=today_of(actor, now))


def _kept(found: Suggestions) -> dict[str, Any]:
    """The suggestions as answers are kept."""
    years = found.experience_years
    single = {
        "name": found.name,
        "email": found.email,
        "phone": found.phone_e164,
        "current_company": found.current_company,
        "qualification": found.qualification,
    }
    kept: dict[str, Any] = {name: one.value[:200] for name, one in single.items() if one is not None}
    if years is not None and 0 <= years.value <= 50:
        kept["experience_years"] = str(round(years.value, 1))
    kept["skills"] = [one.value for one in found.skills]
    kept["education"] = [one.value for one in found.education]
    return kept


async def learn_person(actor: Actor, subject: str, given: Answers, now: datetime) -> Mapping[str, Any]:
    """Who in the agency this may be, whose he is and since when, and whether he is in this job already."""
    name, email, phone = (_said(given, one) for one in ("name", "email", "phone"))
    found = await duplicates(actor, name=name, email=email, phone=phone)
    same = [one.person.id for one in found if one.is_same][:1]
    return {
        "duplicates": [_told(one) for one in found[:SHOWN]],
        "known": await _known(same),
        "taken": await _taken(actor, given.facts.get("job"), same),
    }


def _said(given: Answers, name: str) -> str | None:
    """The answer where there is one, else what the resume suggests."""
    return given.text(name) or given.facts.get("suggested", {}).get(name)


def _told(one: Duplicate) -> dict[str, Any]:
    return {
        "name": one.person.name,
        "owner": one.person.owner,
        "since": pack(one.person.since),
        "why": sorted(one.why),
        "same": one.is_same,
    }


async def _known(same: list[int]) -> dict[str, Any]:
    """What the agency knows of the person, to be offered where the resume says nothing."""
    if not same:
        return {}
    person = await CandidateProfile.get(id=same[0])
    known = {
        "name": person.name,
        "phone": person.phone_e164,
        "current_company": person.current_company,
        "qualification": person.highest_qualification,
        "experience_years": _digits(person.experience_years),
        "current_ctc": _digits(person.current_ctc),
        "expected_ctc": _digits(person.expected_ctc),
        "notice_days": person.notice_period,
    }
    return {name: value for name, value in known.items() if value not in (None, "")}


def _digits(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


async def _taken(actor: Actor, job_id: int | None, same: list[int]) -> dict[str, Any] | None:
    first = await first_in_job(actor, job_id, same) if job_id and same else None
    if first is None:
        return None
    by = first.submitted_by
    return {"name": by.name if by else "", "city": first.location.location, "at": pack(first.created_at)}


async def learn_location(actor: Actor, subject: str, given: Answers, now: datetime) -> Mapping[str, Any]:
    """The job behind the location, and the skills to rate."""
    location = given.picked("location")
    if location is None:
        return {}
    facts = await facts_of_location(actor, location)
    merged = Answers(given.values, {**given.facts, **facts})
    return {**facts, **await learn_person(actor, subject, merged, now)}


async def facts_of_location(actor: Actor, location_id: int) -> dict[str, Any]:
    """What the pages need to know of the job."""
    async with transaction(actor):
        location = await assigned_location(actor, location_id)
        await location.fetch_related("job__client")
        skills = await skills_of_location(actor, location_id)
    return {
        "job": location.job_id,
        "title": location.job.title,
        "city": location.location,
        "client": location.job.client.company_name,
        "skills": [[one.id, one.skill, one.is_primary] for one in skills],
    }
