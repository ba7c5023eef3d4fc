"""What shortlisting and rejecting a profile share: whom it is about."""

from bot.asking.reason import Facts
from core.applications.access import application_of_client
from core.applications.deciding import decider
from core.applications.rules import check_rejectable, check_undecided
from core.kit.actor import Actor
from core.kit.transaction import transaction


async def to_shortlist(actor: Actor, application_id: int) -> Facts:
    """Whom it is about, if nobody decided yet."""
    async with transaction(actor):
        application = await application_of_client(actor, application_id)
        check_undecided(application.status, await decider(application), application.decided_at)
    return {"candidate": application.resume.name, "title": application.job.title}


async def to_reject(actor: Actor, application_id: int) -> Facts:
    """Whom it is about, if he is still in the running."""
    async with transaction(actor):
        application = await application_of_client(actor, application_id)
        check_rejectable(application.status, await decider(application), application.decided_at)
    return {"candidate": application.resume.name, "title": application.job.title}
