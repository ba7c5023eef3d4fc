"""People who have only said hello: known by their chat account, without an e-mail address of their own."""

from core.models import User

# A domain that never exists (RFC 2606), so nothing can be mailed there by mistake.
_DOMAIN = "@guest.invalid"


def guest_email(channel: str, workspace: str, external_id: str) -> str:
    """The address that stands in until the person gives one; the same account gets the same."""
    return "-".join(part for part in (channel, workspace, external_id) if part).lower() + _DOMAIN


def is_guest(user: User) -> bool:
    return user.email.endswith(_DOMAIN)
