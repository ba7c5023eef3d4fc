"""Shortlist a profile with a word of feedback."""

from bot.asking.deciding import begin_shortlist, feedback_page
from bot.asking.subjects import subject_id
from bot.forms.form import Form, Submission
from core.applications.shortlist_application import shortlist_application
from core.kit.actor import Role
from core.kit.card import Card
from core.kit.words import N_, Words

_FEEDBACK = feedback_page(
    N_("What convinces you? The recruiter reads it."), N_("Example: Strong in motion planning.")
)


async def _submit(given: Submission) -> Card:
    key = subject_id(given.subject, "application")
    feedback = given.answers.text("feedback") or ""
    application = await shortlist_application(given.actor, key, feedback, now=given.now)
    words = Words(given.actor.locale, given.actor.zone)
    return Card(
        title=words(N_("{name} is shortlisted"), name=application.resume.name),
        lines=(words(N_("The candidate knows, and the recruiter schedules round 1 now.")),),
    )


FORM = Form(
    name="shortlist",
    title=N_("Shortlist"),
    description=N_("Take a profile into the interviews"),
    roles=frozenset({Role.CLIENT}),
    sections=lambda given: (_FEEDBACK,),
    submit=_submit,
    begin=begin_shortlist,
    submit_label=N_("Shortlist"),
    needs_subject=True,
    needs_review=False,
)
