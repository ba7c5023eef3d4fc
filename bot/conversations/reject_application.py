"""Reject a profile with a word of feedback."""

from datetime import datetime

from bot.asking.deciding import to_reject
from bot.asking.reason import Facts, reason_form
from core.applications.reject_application import reject_application
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.words import N_, Words
from core.models import JobApplication


async def _act(actor: Actor, application_id: int, feedback: str, now: datetime) -> JobApplication:
    return await reject_application(actor, application_id, feedback, now=now)


def _close(application: JobApplication, facts: Facts, words: Words) -> Card:
    return Card(
        title=words(N_("{name} is rejected"), name=application.resume.name),
        lines=(words(N_("The recruiter reads your feedback; the candidate gets a kind word.")),),
    )


FORM = reason_form(
    "reject_application",
    title=N_("Reject a profile"),
    description=N_("Take a profile out of the running, with feedback"),
    roles={Role.CLIENT},
    noun="application",
    about=N_("{candidate} for “{title}”"),
    ask=N_("What is missing? The recruiter reads it and searches better."),
    hint=N_("Example: We need more years with C++."),
    label=N_("Feedback"),
    field="feedback",
    most=2000,
    find=to_reject,
    act=_act,
    close=_close,
    submit_label=N_("Reject"),
)
