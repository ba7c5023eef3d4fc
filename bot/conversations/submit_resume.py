"""Submit a resume: the recruiter sends a person's profile for a place he works on."""

from datetime import datetime
from typing import Any

from bot.asking.choosing import picked
from bot.asking.resume import facts_of_location, learn_location, learn_person, learn_resume
from bot.asking.resume_answers import submission_of
from bot.asking.resume_pages import resume_sections
from bot.asking.subjects import subject_id
from bot.forms.form import Begun, Form, Submission
from core.applications.openness import check_takes_profile
from core.applications.submit_application import submit_application
from core.jobs.access import assigned_location
from core.jobs.assignments import my_places, today_of
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card, Style
from core.kit.errors import WrongState
from core.kit.transaction import transaction
from core.kit.words import N_, Words
from core.models import JobPosting, Organization
from core.people.access import require

ROLES = frozenset({Role.RECRUITER})


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    require(actor, *ROLES)
    today = today_of(actor, now)
    agency = await Organization.get(id=actor.agency)
    facts: dict[str, Any] = {"today": today.isoformat(), "agency": agency.name}
    if subject:
        location_id = subject_id(subject, "location")
        await _check_open(actor, location_id, now)
    else:
        places = await my_places(actor, open_on=today, limit=2)
        if not places:
            raise WrongState(N_("You are on no open job now. Your manager assigns you; see /assigned."))
        if len(places) > 1:
            return Begun(facts)
        location_id = places[0].id
    facts |= await facts_of_location(actor, location_id)
    label = f"{facts['title']}, {facts['city']}"[:75]
    return Begun(facts, {"location": picked(location_id, label)})


async def _check_open(actor: Actor, location_id: int, now: datetime) -> None:
    """Say at once that the place takes nobody, before a file is looked for."""
    async with transaction(actor):
        location = await assigned_location(actor, location_id)
        job = await JobPosting.get(id=location.job_id)
        await check_takes_profile(actor, job, location_id, now)


async def _submit(given: Submission) -> Card:
    words = Words(given.actor.locale, given.actor.zone)
    submission = submission_of(given.answers, words)
    application = await submit_application(given.actor, submission, key=given.key, now=given.now)
    facts = given.answers.facts
    again = Button(
        words(N_("Submit another")), "submit_resume", (f"location:{submission.location_id}",), Style.PRIMARY
    )
    view = Button(words(N_("View profile")), "view_profile", (str(application.id),))
    return Card(
        title=words(N_("{name} is sent to {client}"), name=submission.person.name, client=facts["client"]),
        lines=(
            words(N_("For “{title}” in {city}."), title=facts["title"], city=facts["city"]),
            words(N_("{client} decides now; you will hear at once."), client=facts["client"]),
        ),
        rows=((again, view),),
    )


FORM = Form(
    name="submit_resume",
    title=N_("Submit a resume"),
    description=N_("Send a person's profile for a job you work on"),
    roles=ROLES,
    sections=resume_sections,
    submit=_submit,
    begin=_begin,
    learn={
        "location": learn_location,
        "resume": learn_resume,
        "name": learn_person,
        "email": learn_person,
        "phone": learn_person,
    },
    submit_label=N_("Send the profile"),
)
