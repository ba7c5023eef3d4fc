"""Reject a profile with a word of feedback."""

from bot.asking.deciding import begin_rejection, feedback_page
from bot.asking.subjects import subject_id
from bot.forms.form import Form, Submission
from core.applications.reject_application import reject_application
from core.kit.actor import Role
from core.kit.card import Card
from core.kit.words import N_, Words

_FEEDBACK = feedback_page(
    N_("What is missing? The recruiter reads it and searches better."),
    N_("Example: We need more years with C++."),
)


async def _submit(given: Submission) -> Card:
    key = subject_id(given.subject, "application")
    feedback = given.answers.text("feedback") or ""
    application = await reject_application(given.actor, key, feedback, now=given.now)
    words = Words(given.actor.locale, given.actor.zone)
    return Card(
        title=words(N_("{name} is rejected"), name=application.resume.name),
        lines=(words(N_("The recruiter reads your feedback; the candidate gets a kind word.")),),
    )


FORM = Form(
    name="reject_application",
    title=N_("Reject a profile"),
    description=N_("Take a profile out of the running, with feedback"),
    roles=frozenset({Role.CLIENT}),
    sections=lambda given: (_FEEDBACK,),
    submit=_submit,
    begin=begin_rejection,
    submit_label=N_("Reject"),
    needs_subject=True,
    needs_review=False,
)
