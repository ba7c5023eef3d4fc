"""Who may mark, put off and ask about what was told: the person who was told."""

from core.inbox.mark_seen import mark_seen
from core.inbox.snooze_notification import snooze_notification
from core.inbox.why import why
from core.kit.actor import Role
from core.models import Notification
from tests.refusals.case import Case
from tests.stages.jobs import posted_job
from tests.world import NOW, World

KNOWN = tuple(Role)


async def job_waits(world: World) -> None:
    """The manager is asked to decide about a job."""
    await posted_job(world)
    world.things["told"] = await Notification.get(kind="job_posted", receiver_id=world.manager.user_id)


CASES = [
    Case(
        use_case=mark_seen,
        call=lambda world, actor: mark_seen(actor, newest=10**9, now=NOW),
        allowed=KNOWN,
        foreign=False,
    ),
    Case(
        use_case=snooze_notification,
        call=lambda world, actor: snooze_notification(actor, world.told.id, now=NOW),
        allowed={Role.MANAGER},
        stage=job_waits,
    ),
    # An administrator looks into what did not arrive; he reads no word of it.
    Case(
        use_case=why,
        call=lambda world, actor: why(actor, world.told.id),
        allowed={Role.MANAGER, Role.ADMIN},
        by=Role.MANAGER,
        stage=job_waits,
    ),
]
