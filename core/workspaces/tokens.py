"""The bot token of a workspace, at rest: sealed for that workspace and for no other."""

from core.kit.crypto import Secrets
from core.models import SlackInstallation


def sealed_token(secrets: Secrets, team: str, token: str) -> str:
    """What the row keeps."""
    return secrets.seal(token, _context(team))


def opened_token(secrets: Secrets, team: str, sealed: str) -> str:
    """The token again; raises CannotOpenSecret for a row of another workspace or a key that is gone."""
    return secrets.open(sealed, _context(team))


async def sealed_token_of(team: str) -> str | None:
    """As the row has it: None for a workspace that never installed the app, empty where it was removed."""
    found = await SlackInstallation.filter(team_id=team).values_list("bot_token_encrypted", flat=True)
    return str(found[0]) if found else None


def _context(team: str) -> str:
    return f"slack:team:{team}"
