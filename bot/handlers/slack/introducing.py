"""What Slack knows of somebody we meet for the first time."""

import asyncio
from dataclasses import dataclass, replace

import structlog

from bot.handlers.slack.errors import translated
from bot.handlers.slack.transport import ClientFor
from core.kit.errors import OutsideError
from core.people.identify import Visitor

log = structlog.get_logger()
PATIENCE = 1.0
"""Seconds: the answer itself must come within three."""


@dataclass(frozen=True, slots=True)
class SlackIntroduction:
    """Asks for the language of the profile (users.info); without the scope the person is met in English."""

    client_for: ClientFor

    async def __call__(self, visitor: Visitor) -> Visitor:
        try:
            client = await self.client_for(visitor.workspace)
            async with asyncio.timeout(PATIENCE):
                with translated():
                    found = await client.users_info(user=visitor.external_id, include_locale=True)
        except (OutsideError, TimeoutError) as error:
            log.info("slack_profile_unread", error=str(error))
            return visitor
        return replace(visitor, language=str(found["user"].get("locale") or visitor.language))
