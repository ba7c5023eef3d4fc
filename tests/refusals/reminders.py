"""Who may remind somebody else."""

from core.kit.actor import Role
from core.models import Notification
from core.reminders.remind_again import remind_again
from tests.refusals.case import Case
from tests.stages.applications import submitted_application
from tests.world import NOW, World


async def _asked(world: World) -> None:
    """The client is to decide about a profile."""
    await submitted_application(world)
    world.things["asked"] = await Notification.get(kind="profile_sent")


CASES = [
    Case(
        use_case=remind_again,
        call=lambda world, actor: remind_again(actor, world.asked.id, now=NOW),
        allowed={Role.MANAGER},
        stage=_asked,
    ),
]
