"""Choose who works on each location of a job."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.asking.choosing import LOCATIONS, RECRUITERS, picked
from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Submission
from bot.forms.kinds import Pick, PickSeveral
from core.jobs.access import job_of_agency
from core.jobs.assign_recruiters import assign_recruiters
from core.jobs.assignments import staff_of
from core.jobs.choices import locations_to_staff, recruiters_to_choose
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card, Style
from core.kit.errors import WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Words
from core.models import JobLocation
from core.models.enums import Approval


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    async with transaction(actor):
        job = await job_of_agency(actor, subject_id(subject, "job"))
        if job.approval is not Approval.ACCEPTED:
            raise WrongState(N_("The job is not approved yet. Approve it first, then assign recruiters."))
        if not await recruiters_to_choose(actor, limit=1):
            raise WrongState(N_("Your agency has no recruiters yet. Invite one with /invite."))
        locations = await locations_to_staff(actor, job.id, limit=50)
        staff = await staff_of([one.id for one in locations])
    facts = {
        "job": job.id,
        "title": job.title,
        "staff": {str(place): [picked(*one) for one in people] for place, people in staff.items()},
        "lines": [[one.location, [name for _, name in staff.get(one.id, [])]] for one in locations],
    }
    next_one = next((one for one in locations if one.id not in staff), locations[0])
    return Begun(facts, {"location": picked(next_one.id, next_one.location)} if len(locations) == 1 else {})


def _which(given: Answers, words: Words) -> list[str]:
    place = (given.raw("location") or {}).get("label", "")
    return [words(N_("“{title}” in {city}"), title=given.facts["title"], city=place)] if place else []


def _present(given: Answers, words: Words) -> list[str]:
    nobody = words(N_("nobody yet"))
    return [
        f"{city}: {words.list(names) if names else nobody}"
        for city, names in given.facts.get("lines", ())[:20]
    ]


def _working(given: Answers) -> Any:
    """Who is on the location now, ticked beforehand."""
    return given.facts.get("staff", {}).get(str(given.picked("location"))) or None


async def _learn(actor: Actor, subject: str, given: Answers, now: datetime) -> Mapping[str, Any]:
    """The people on the chosen location as they are now, not as they were when the form began."""
    location = given.picked("location")
    if location is None:
        return {}
    async with transaction(actor):
        staff = await staff_of([location]) if await locations_to_staff(actor, only=location) else {}
    known = dict(given.facts.get("staff", {}))
    known[str(location)] = [picked(*one) for one in staff.get(location, [])]
    return {"staff": known}


async def _submit(given: Submission) -> Card:
    actor, words = given.actor, Words(given.actor.locale, given.actor.zone)
    location_id = given.answers.picked("location") or 0
    people = given.answers.picked_several("recruiters")
    location = await assign_recruiters(actor, location_id, people, now=given.now)
    names = [str(one["label"]) for one in given.answers.raw("recruiters")]
    rows: tuple[tuple[Button, ...], ...] = ()
    if await _unstaffed(location.job_id):
        rows = ((Button(words(N_("Next location")), "assign_recruiters", (given.subject,), Style.PRIMARY),),)
    return Card(
        title=words(
            N_("{names} on “{title}” in {city}"),
            names=names,
            title=given.answers.facts["title"],
            city=location.location,
        ),
        lines=(words(N_("They and the client know.")),),
        rows=rows,
    )


async def _unstaffed(job_id: int) -> bool:
    ids = [one.id for one in await JobLocation.filter(job_id=job_id)]
    return bool(set(ids) - set(await staff_of(ids)))


_PAGES = (
    Page("where", N_("Location"), (Field("location", Pick(LOCATIONS), N_("Location")),), lines=_present),
    Page(
        "who",
        N_("Recruiters"),
        (
            Field(
                "recruiters",
                PickSeveral(RECRUITERS),
                N_("Recruiters"),
                ask=N_("Who works on it? Those not chosen are taken off."),
                suggest=_working,
            ),
        ),
        lines=_which,
    ),
)

FORM = Form(
    name="assign_recruiters",
    title=N_("Assign recruiters"),
    description=N_("Choose who works on each location of a job"),
    roles=frozenset({Role.MANAGER}),
    sections=lambda given: _PAGES,
    submit=_submit,
    begin=_begin,
    learn={"location": _learn},
    submit_label=N_("Assign"),
    needs_subject=True,
    needs_review=False,
)
