"""The client of each workspace: with the token of its installation, or of the settings."""

from collections.abc import Callable

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from core.kit.crypto import CannotOpenSecret, Secrets
from core.kit.errors import Unavailable, Unreachable
from core.workspaces.tokens import opened_token, sealed_token_of

log = structlog.get_logger()
MakeClient = Callable[[str], AsyncWebClient]
"""A client that speaks with this bot token."""


class SlackClients:
    """Asks the database each time, so that a token taken back in one process is used by none.

    Where the app is not distributed (no client id in the settings) there is one workspace and no question.
    """

    def __init__(self, make: MakeClient, *, default: str, secrets: Secrets | None) -> None:
        self._make = make
        self._secrets = secrets
        self._default = make(default) if default else None
        self._made: dict[str, tuple[str, AsyncWebClient]] = {}

    async def __call__(self, workspace: str) -> AsyncWebClient:
        """Raises Unreachable where the app is not installed, so that delivery takes the next channel."""
        if self._secrets is None:
            return self._of_settings(workspace)
        sealed = await sealed_token_of(workspace)
        if sealed is None:
            return self._of_settings(workspace)
        if not sealed:
            self._made.pop(workspace, None)
            raise Unreachable(f"slack: the app was removed from {workspace}")
        kept = self._made.get(workspace)
        if kept is None or kept[0] != sealed:
            token = self._opened(self._secrets, workspace, sealed)
            kept = self._made[workspace] = (sealed, self._make(token))
        return kept[1]

    def _of_settings(self, workspace: str) -> AsyncWebClient:
        if self._default is None:
            raise Unreachable(f"slack: the app is not installed in {workspace}")
        return self._default

    def _opened(self, secrets: Secrets, workspace: str, sealed: str) -> str:
        try:
            return opened_token(secrets, workspace, sealed)
        except CannotOpenSecret:
            # The operator can bring the key back; until then what is to be sent waits.
            log.error("slack_token_shut", workspace=workspace, put_right="bring its key back to SECRET_KEYS")
            raise Unavailable(f"slack: no key of SECRET_KEYS opens the token of {workspace}") from None
