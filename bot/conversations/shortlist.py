"""Shortlist a profile with a word of feedback."""

from datetime import datetime

from bot.asking.deciding import to_shortlist
from bot.asking.reason import Facts, reason_form
from core.applications.shortlist_application import shortlist_application
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.words import N_, Words
from core.models import JobApplication


async def _act(actor: Actor, application_id: int, feedback: str, now: datetime) -> JobApplication:
    return await shortlist_application(actor, application_id, feedback, now=now)


def _close(application: JobApplication, facts: Facts, words: Words) -> Card:
    return Card(
        title=words(N_("{name} is shortlisted"), name=application.resume.name),
        lines=(words(N_("The candidate knows, and the recruiter schedules round 1 now.")),),
    )


FORM = reason_form(
    "shortlist",
    title=N_("Shortlist"),
    description=N_("Take a profile into the interviews"),
    roles={Role.CLIENT},
    noun="application",
    about=N_("{candidate} for “{title}”"),
    ask=N_("What convinces you? The recruiter reads it."),
    hint=N_("Example: Strong in motion planning."),
    label=N_("Feedback"),
    field="feedback",
    most=2000,
    find=to_shortlist,
    act=_act,
    close=_close,
    submit_label=N_("Shortlist"),
)
