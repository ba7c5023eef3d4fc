"""People without a proven e-mail address: some have only said hello, some typed one they never opened."""

from core.models import User

# A domain that never exists (RFC 2606), so nothing can be mailed there by mistake.
_DOMAIN = "@guest.invalid"


def guest_email(channel: str, workspace: str, external_id: str) -> str:
    """The address that stands in until the person gives one; the same account gets the same."""
    return "-".join(part for part in (channel, workspace, external_id) if part).lower() + _DOMAIN


def is_guest(user: User) -> bool:
    return user.email.endswith(_DOMAIN)


async def take_address(user: User) -> None:
    """Take the address from a person who never proved it; what he has done stays his."""
    user.email = f"user-{user.id}@unproven.invalid"
    await user.save(update_fields=["email"])


async def retire(user: User) -> None:
    """Somebody turned out to be another person we know: the empty account is put to rest for good."""
    user.is_active = False
    await user.save(update_fields=["is_active"])
    await take_address(user)
