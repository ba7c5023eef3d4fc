"""Whether a job still waits for the manager's decision; who was faster is named."""

from core.jobs.rules import check_undecided
from core.models import JobPosting, User
from core.models.enums import Approval


async def check_pending(job: JobPosting) -> None:
    """Refuse a second decision."""
    if job.approval is Approval.PENDING:
        return
    by = await User.get_or_none(id=job.decided_by_id)
    check_undecided(job.approval, by.name if by else "", job.decided_at)
