"""What shortlisting and rejecting a profile share: whom it is about, and the one question."""

from datetime import datetime

from bot.asking.subjects import subject_id
from bot.forms.answers import Answers
from bot.forms.form import Begun, Field, Page
from bot.forms.kinds import LongText
from core.applications.access import application_of_client
from core.applications.deciding import decider
from core.applications.rules import check_rejectable, check_undecided
from core.kit.actor import Actor
from core.kit.transaction import transaction
from core.kit.words import N_, Words


async def begin_shortlist(actor: Actor, subject: str, now: datetime) -> Begun:
    """Whom it is about, if nobody decided yet."""
    async with transaction(actor):
        application = await application_of_client(actor, subject_id(subject, "application"))
        check_undecided(application.status, await decider(application), application.decided_at)
    return Begun({"candidate": application.resume.name, "title": application.job.title})


async def begin_rejection(actor: Actor, subject: str, now: datetime) -> Begun:
    """Whom it is about, if he is still in the running."""
    async with transaction(actor):
        application = await application_of_client(actor, subject_id(subject, "application"))
        check_rejectable(application.status, await decider(application), application.decided_at)
    return Begun({"candidate": application.resume.name, "title": application.job.title})


def feedback_page(ask: str, hint: str) -> Page:
    """The one obligatory question."""
    field = Field("feedback", LongText(2000), N_("Feedback"), ask=ask, hint=hint)
    return Page("feedback", N_("Feedback"), (field,), lines=_about)


def _about(given: Answers, words: Words) -> list[str]:
    names = {name: given.facts.get(name, "") for name in ("candidate", "title")}
    return [words(N_("{candidate} for “{title}”"), **names)]
