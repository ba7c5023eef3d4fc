"""Archive what was delivered, and forget what no platform will deliver again.

It runs often and takes little each time: a long transaction would slow down every worker that claims.
"""

from datetime import datetime, timedelta

from core.delivery.archive import archive_finished
from core.delivery.looked import KEPT_FOR, forget_old
from core.delivery.seen import KEEP_SEEN, forget_seen
from scheduler.spec import CatchUp, JobSpec, every

KEEP = timedelta(days=1)


async def run(now: datetime) -> None:
    """Move what was finished yesterday or before."""
    await archive_finished(now - KEEP)
    await forget_seen(now - KEEP_SEEN)
    await forget_old(now - KEPT_FOR)


JOB = JobSpec("archive_deliveries", every(minutes=5), run, CatchUp.LAST)
