"""Each person's digest at his own hour; the rows say whose turn it is, so that none is lost by an outage."""

from datetime import datetime

from core.digests.send_digests import send_digests
from core.digests.storing import KEPT_FOR, forget_old_digests
from scheduler.spec import CatchUp, JobSpec, every


async def _run(now: datetime) -> None:
    await send_digests(now)
    await forget_old_digests(now - KEPT_FOR)


JOB = JobSpec("digests", every(seconds=10), _run, CatchUp.LAST)
