"""A database that was filled before is brought up to date with all it holds."""

from pathlib import Path

import asyncpg
import pytest

from core.database.connect import database
from core.database.upgrade import MIGRATIONS, upgrade
from core.delivery.tried import attempts_of
from core.models import ChatCard, OutboxMessage
from core.notifications.jobs import JOB_APPROVED
from tests.plugins.database import Servers

FIRST = "0_20261122000000_init.py"

_FILLED = """
WITH person AS (
  INSERT INTO users (email, name, is_admin, locale, zone, urgent_passes_quiet, digest_at, is_active,
    is_verified, created_at)
  VALUES ('asha@example.com', 'Asha', false, 'en', 'Asia/Kolkata', false, '09:00', true, true, now())
  RETURNING id
), told AS (
  INSERT INTO notifications (receiver_id, category, kind, subject, params, attachments, action, nudges,
    outcome, outcome_params, created_at)
  SELECT id, $1, $2, 'job:1', '{}', '[]', '', 0, '', '{}', now() FROM person RETURNING id, receiver_id
), sent AS (
  INSERT INTO outbox_messages (lane, kind, notification_id, user_id, payload, priority, not_before, policy,
    state, attempts, last_error, provider_message_id, created_at, finished_at)
  SELECT 'telegram::11', 'card', id, receiver_id, '{}', 1, now(), 'at_least_once', 'sent', 1, '', '77',
    now(), now() FROM told RETURNING id
), tried AS (
  INSERT INTO delivery_attempts (message_id, number, outcome, error, started_at, finished_at)
  SELECT id, 1, 'sent', '', now(), now() FROM sent
)
INSERT INTO chat_cards (notification_id, user_id, channel, chat_id, message_id, lane, shown_hash, created_at)
SELECT id, receiver_id, 'telegram', '11', '77', 'telegram::11', 'abc', now() FROM told
"""


async def test_what_was_sent_before_is_still_told_of_once(
    servers: Servers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A try that arrived had a row of its own once; now the message's own row tells it."""
    target = await servers.create("upgrade_filled")
    folder = tmp_path / "models"
    folder.mkdir()
    for name in (FIRST, "__init__.py"):
        (folder / name).write_text(
            (MIGRATIONS / "models" / name).read_text(encoding="utf-8"), encoding="utf-8"
        )
    with monkeypatch.context() as then:
        then.setattr("core.database.upgrade.MIGRATIONS", tmp_path)
        assert await upgrade(target.owner_url) == [FIRST]
    connection = await asyncpg.connect(target.owner_url)
    await connection.execute(_FILLED, JOB_APPROVED.category, JOB_APPROVED.name)
    await connection.close()

    assert await upgrade(target.owner_url) != []

    async with database(target.owner_url):
        message = await OutboxMessage.get(provider_message_id="77")
        assert [(one.number, one.outcome.value) for one in await attempts_of(message.id)] == [(1, "sent")]
        assert await ChatCard.filter(notification_id=message.notification_id).count() == 1
