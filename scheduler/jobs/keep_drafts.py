"""Remind of conversations left alone, put them aside, remove them at last, and forget what nobody needs."""

from datetime import datetime

from core.drafts.reminders import put_aside_drafts, remind_of_drafts, remove_drafts
from core.kit.transaction import transaction
from scheduler.spec import CatchUp, JobSpec, every

# What was answered is nobody's business any more once nothing came of it.
# Looked for are those that ended since a day before the last run: as many as a run leaves over, and no more.
FORGET = r"""
WITH ended AS (
    SELECT id, CASE WHEN jsonb_typeof(answers) = 'object' THEN answers ELSE '{}' END AS answers
    FROM conversation_drafts
    WHERE status NOT IN ('open', 'parked') AND status IN ('expired', 'cancelled') AND answers <> '{}'
      AND updated_at > coalesce((SELECT last_run_at - interval '1 day' FROM recurring_jobs
                                 WHERE name = 'keep_drafts'), '-infinity')
    ORDER BY updated_at LIMIT 500 FOR UPDATE SKIP LOCKED
), files AS (
    SELECT CASE WHEN named.file ~ '^\d{1,18}$' THEN named.file::bigint END AS id
    FROM ended, jsonb_each(ended.answers) answer,
      LATERAL (SELECT coalesce(answer.value ->> 'stored', answer.value ->> 'held')) AS named(file)
    WHERE jsonb_typeof(answer.value) = 'object'
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
