"""Archive what was delivered, and forget what no platform will deliver again and nobody asks about any more.

It runs often and takes little each time: a long transaction would slow down every worker that claims.
"""

from dataclasses import replace
from datetime import datetime
from functools import partial

from core import sweeping
from core.delivery.archive import Keep, archive_finished, forget_archived
from core.delivery.looked import KEPT_FOR, forget_old
from core.delivery.seen import KEEP_SEEN, forget_seen
from scheduler.spec import CatchUp, JobSpec, every


async def run(now: datetime, keep: Keep = Keep()) -> None:  # noqa: B008 - it cannot be changed
    """Move what was finished yesterday or before."""
    await archive_finished(now - keep.sent)
    await forget_archived(now - keep.archive)
    await forget_seen(now - KEEP_SEEN)
    await forget_old(now - KEPT_FOR)
    await sweeping.forget_aside(now - sweeping.KEPT_FOR)


JOB = JobSpec("archive_deliveries", every(minutes=5), run, CatchUp.LAST)


def keeping(keep: Keep) -> JobSpec:
    """The job of a house that keeps things for another time than usual."""
    return replace(JOB, run=partial(run, keep=keep))
