"""A shortlisted person gets his own way in: an account, and a one-time link to bind a chat to it."""

from datetime import datetime, timedelta

from core.candidates.identity import user_of
from core.kit.actor import Actor, Role
from core.models import ChatIdentity, Invitation, JobApplication

LIFE = timedelta(days=7)


async def invite_candidate(actor: Actor, application: JobApplication, now: datetime) -> int | None:
    """Bind the candidate's account; the invitation's id, or None for a person who has a chat already."""
    candidate = application.candidate
    user = await user_of(candidate)
    if candidate.user_id is None:
        candidate.user_id = user.id
        await candidate.save(update_fields=["user_id", "updated_at"])
    application.applicant_id = user.id
    if await ChatIdentity.filter(user_id=user.id, is_blocked=False).exists():
        return None
    invitation = await Invitation.create(
        email=candidate.email,
        name=candidate.name,
        role=Role.CANDIDATE,
        inviter_id=actor.user_id,
        organization_id=application.organization_id,
        candidate_id=candidate.id,
        application_id=application.id,
        expires_at=now + LIFE,
    )
    return invitation.id
