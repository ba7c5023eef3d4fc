"""Remind of conversations left alone, put them aside, remove them at last, and forget what nobody needs."""

from datetime import datetime

from core.drafts.reminders import put_aside_drafts, remind_of_drafts, remove_drafts
from core.kit.transaction import transaction
from scheduler.spec import CatchUp, JobSpec, every

# What was answered is nobody's business any more once nothing came of it.
FORGET = """
WITH ended AS (
    SELECT id, answers FROM conversation_drafts
    WHERE status IN ('expired', 'cancelled') AND answers <> '{}' LIMIT 500 FOR UPDATE SKIP LOCKED
), files AS (
    SELECT coalesce(answer.value ->> 'stored', answer.value ->> 'held')::bigint AS id
    FROM ended, jsonb_each(ended.answers) answer WHERE jsonb_typeof(answer.value) = 'object'
), emptied AS (
    UPDATE conversation_drafts SET answers = '{}', facts = '{}', about = '' FROM ended
    WHERE conversation_drafts.id = ended.id
)
DELETE FROM stored_files WHERE id IN (SELECT id FROM files) AND purpose = 'answer'
"""


async def run(now: datetime) -> None:
    """One sweep; what is left for the next one is not urgent. Whoever was just reminded has time to act."""
    async with transaction() as connection:
        await remind_of_drafts(now)
        await put_aside_drafts(now)
        await remove_drafts(now)
        await connection.execute_query(FORGET)


JOB = JobSpec("keep_drafts", every(minutes=10), run, CatchUp.LAST)
