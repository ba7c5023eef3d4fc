"""A shortlisted person gets his own way in: an account, and a one-time link to bind a chat to it."""

from datetime import datetime

from core.candidates.identity import user_of
from core.kit.actor import Actor, Role
from core.models import CandidateProfile, ChatIdentity, JobApplication
from core.people.invitations import NewInvitation, write_invitation


async def invite_candidate(actor: Actor, application: JobApplication, now: datetime) -> int | None:
    """Bind the candidate's account; the invitation's id, or None for a person who has a chat already."""
    # The profile before the account, as everywhere: in the other order two acts could wait for each other.
    candidate = await CandidateProfile.select_for_update().get(id=application.candidate_id)
    user = await user_of(candidate, now)
    if candidate.user_id is None:
        candidate.user_id = user.id
        await candidate.save(update_fields=["user_id", "updated_at"])
    application.applicant_id = user.id
    if await ChatIdentity.filter(user_id=user.id, is_blocked=False).exists():
        return None
    new = NewInvitation(
        email=user.email,
        name=candidate.name,
        role=Role.CANDIDATE,
        inviter_id=actor.user_id,
        inviter=actor.name,
        house=application.job.client.company_name,
        organization_id=application.organization_id,
        candidate_id=candidate.id,
        application_id=application.id,
    )
    invitation, _ = await write_invitation(new, now=now)
    return invitation.id
