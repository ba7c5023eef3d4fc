"""The app was removed from a workspace, or its token was taken back there."""

from datetime import datetime

from core.audit import record
from core.kit.transaction import transaction
from core.models import ChatIdentity, SlackInstallation
from core.models.enums import Channel

# Workers lock lanes in the order of their keys, and a lane before its chat; so does this.
_CLOSE_LANES = """
UPDATE delivery_lanes SET state = 'blocked', last_error = 'the app was removed from the workspace',
  next_at = least(next_at, $2)
WHERE key IN (SELECT key FROM delivery_lanes WHERE starts_with(key, $1) ORDER BY key FOR NO KEY UPDATE)
"""


async def end_installation(team: str, *, told_at: datetime, now: datetime) -> bool:
    """Erase the token and close the chats there, so that what waits goes on by each person's next way.

    News of an end that is older than the present installation is late, and ends nothing.
    """
    async with transaction() as connection:
        row = await SlackInstallation.select_for_update().get_or_none(team_id=team)
        if row is not None and row.is_active and told_at < row.installed_at.replace(microsecond=0):
            return False
        ended = now
        if row is not None:
            ended = row.ended_at or now
            row.bot_token_encrypted, row.is_active, row.ended_at = "", False, ended
            await row.save()
        await connection.execute_query_dict(_CLOSE_LANES, [f"{Channel.SLACK.value}:{team}:", now])
        open_chats = ChatIdentity.filter(channel=Channel.SLACK, workspace=team, is_blocked=False)
        await open_chats.update(is_blocked=True, blocked_at=ended)
        await record(None, "remove_slack", f"workspace:{team}", now=now)
    return True
