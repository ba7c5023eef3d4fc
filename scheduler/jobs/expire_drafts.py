"""End conversations whose time is over, and drop the files of those that ended without being submitted."""

from datetime import datetime

from core.kit.transaction import transaction
from scheduler.spec import CatchUp, JobSpec, every

EXPIRE = """
UPDATE conversation_drafts SET status = 'expired', revision = revision + 1, updated_at = $1
WHERE status = 'open' AND expires_at <= $1
"""

# What was answered is nobody's business any more once nothing came of it.
FORGET = """
WITH ended AS (
    SELECT id, answers FROM conversation_drafts
    WHERE status IN ('expired', 'cancelled') AND answers <> '{}' LIMIT 500 FOR UPDATE SKIP LOCKED
), files AS (
    SELECT coalesce(answer.value ->> 'stored', answer.value ->> 'held')::bigint AS id
    FROM ended, jsonb_each(ended.answers) answer WHERE jsonb_typeof(answer.value) = 'object'
), emptied AS (
    UPDATE conversation_drafts SET answers = '{}', facts = '{}' FROM ended
    WHERE conversation_drafts.id = ended.id
)
DELETE FROM stored_files WHERE id IN (SELECT id FROM files) AND purpose = 'answer'
"""


async def run(now: datetime) -> None:
    """One sweep; what is left for the next one is not urgent."""
    async with transaction() as connection:
        await connection.execute_query(EXPIRE, [now])
        await connection.execute_query(FORGET)


JOB = JobSpec("expire_drafts", every(minutes=10), run, CatchUp.LAST)
