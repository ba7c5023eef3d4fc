"""Refuse an offer, with a reason."""

from collections.abc import Iterable
from datetime import datetime

from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Form, Page, Submission
from bot.forms.kinds import LongText
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.words import N_, Words
from core.placements.accept_offer import check_unanswered
from core.placements.access import placement_of_candidate
from core.placements.refuse_offer import refuse_offer


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    selected = await placement_of_candidate(actor, subject_id(subject, "placement"))
    check_unanswered(selected)
    await selected.fetch_related("application__job__client")
    job = selected.application.job
    return Begun(facts={"title": job.title, "client": job.client.company_name})


def _lines(answers: Answers, words: Words) -> Iterable[str]:
    facts = answers.facts
    yield words(N_("The offer: {title} at {client}."), title=facts["title"], client=facts["client"])


REASON = Page(
    "reason",
    N_("Why do you refuse?"),
    (
        Field(
            "reason",
            LongText(most=500, least=3),
            N_("Reason"),
            N_("Why do you refuse? The company and your recruiter will read it."),
        ),
    ),
    lines=_lines,
)


async def _submit(submission: Submission) -> Card:
    actor, facts = submission.actor, submission.answers.facts
    await refuse_offer(
        actor,
        subject_id(submission.subject, "placement"),
        submission.answers.text("reason") or "",
        now=submission.now,
    )
    words = Words(actor.locale, actor.zone)
    return Card(
        words(
            N_("You refused the offer: {title} at {client}."), title=facts["title"], client=facts["client"]
        ),
        (words(N_("They have been told, with your reason. Your recruiter keeps you in mind.")),),
    )


FORM = Form(
    name="refuse_offer",
    title=N_("Refuse an offer"),
    description=N_("Say no to an offer"),
    roles=frozenset({Role.CANDIDATE}),
    sections=lambda answers: (REASON,),
    submit=_submit,
    begin=_begin,
    submit_label=N_("Refuse the offer"),
    needs_subject=True,
    needs_review=False,
)
