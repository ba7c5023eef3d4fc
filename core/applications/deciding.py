"""Who decided about a profile before, so that the second one hears his name."""

from core.models import JobApplication, User


async def decider(application: JobApplication) -> str:
    """The name of the person who decided, or nothing."""
    by = await User.get_or_none(id=application.decided_by_id) if application.decided_by_id else None
    return by.name if by else ""
