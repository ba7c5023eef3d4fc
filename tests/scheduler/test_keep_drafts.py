"""Conversations left alone: a word first, then put aside, removed at last, and nothing of them is kept."""

import asyncio
from datetime import datetime, timedelta

from core.drafts.deadlines import BEFORE_REMOVAL, KEEP_PARKED, NOTICE
from core.models import ConversationDraft, Notification, RecurringJob, StoredFile, StoredFileContent
from core.models.enums import DraftStatus
from scheduler.jobs.keep_drafts import run
from tests.world import NOW, World

DAY = timedelta(days=1)


async def begun(
    world: World, form: str, status: DraftStatus = DraftStatus.OPEN, *, nudge: datetime | None, end: datetime
) -> ConversationDraft:
    """A conversation with a file among its answers."""
    file = await StoredFile.create(
        organization_id=world.agency.id,
        owner_id=world.recruiter.user_id,
        purpose="answer",
        name="resume.pdf",
        media_type="application/pdf",
        size=4,
        sha256="0" * 64,
    )
    await StoredFileContent.create(file_id=file.id, content=b"%PDF")
    return await ConversationDraft.create(
        user_id=world.recruiter.user_id,
        form=form,
        title="Submit a resume",
        status=status,
        answers={"resume": {"file": "F1", "name": "resume.pdf", "stored": file.id}, "name": "Asha"},
        facts={"suggested": {"name": "Asha"}},
        answered=2,
        asked=14,
        nudge_at=nudge,
        expires_at=end,
    )


async def kinds(draft: ConversationDraft) -> list[str]:
    rows = await Notification.filter(subject=f"draft:{draft.id}").order_by("id")
    return [row.kind for row in rows]


async def test_the_whole_of_its_time_once_each(world: World) -> None:
    draft = await begun(world, "submit_resume", nudge=NOW, end=NOW + DAY)
    seen: list[tuple[DraftStatus, int]] = []
    moment = NOW
    for _ in range(5):
        for again in range(2):
            await run(moment + timedelta(minutes=10 * again))
            await draft.refresh_from_db()
            seen.append((draft.status, len(await kinds(draft))))
        moment = draft.nudge_at or draft.expires_at
    told = [(status.value, number) for status, number in seen]
    once = [("open", 1), ("parked", 1), ("parked", 2), ("expired", 2), ("expired", 2)]
    assert told == [each for each in once for _ in range(2)], "a second sweep changes nothing"
    assert await kinds(draft) == ["draft_waiting", "draft_leaving"]
    assert (draft.answers, draft.facts, draft.about) == ({}, {}, "")
    assert await StoredFile.all().count() == 0


async def test_put_aside_it_is_kept_a_month_and_its_owner_is_told_before_the_end(world: World) -> None:
    draft = await begun(world, "submit_resume", nudge=None, end=NOW)
    await run(NOW)
    await draft.refresh_from_db()
    assert draft.status is DraftStatus.PARKED
    assert draft.expires_at == NOW + KEEP_PARKED
    assert draft.nudge_at == NOW + KEEP_PARKED - BEFORE_REMOVAL
    assert draft.answers["name"] == "Asha"


async def test_after_a_long_downtime_the_word_still_comes_first(world: World) -> None:
    draft = await begun(world, "submit_resume", nudge=NOW - 9 * DAY, end=NOW - 8 * DAY)
    parked = await begun(world, "post_job", DraftStatus.PARKED, nudge=NOW - 9 * DAY, end=NOW - 8 * DAY)
    await run(NOW)
    for one in (draft, parked):
        status = one.status
        await one.refresh_from_db()
        assert (one.status, one.expires_at) == (status, NOW + NOTICE)
        assert len(await kinds(one)) == 1
    told = await Notification.get(subject=f"draft:{draft.id}")
    assert "2026-03-03T09:00:00" in str(told.params["until"]), "the card names the day that now holds"


async def test_where_nothing_was_answered_nobody_is_reminded(world: World) -> None:
    looked_at = await begun(world, "submit_resume", nudge=NOW, end=NOW + DAY)
    await ConversationDraft.filter(id=looked_at.id).update(answered=0)
    for moment in (NOW, NOW + DAY, NOW + DAY + KEEP_PARKED - BEFORE_REMOVAL, NOW + DAY + KEEP_PARKED):
        await run(moment)
    await looked_at.refresh_from_db()
    assert looked_at.status is DraftStatus.EXPIRED
    assert await kinds(looked_at) == []


async def test_two_sweeps_at_once_remind_once(world: World) -> None:
    drafts = [await begun(world, f"form_{number}", nudge=NOW, end=NOW + DAY) for number in range(5)]
    await asyncio.gather(run(NOW), run(NOW), run(NOW))
    for draft in drafts:
        assert await kinds(draft) == ["draft_waiting"]


async def test_a_submitted_draft_keeps_its_file_and_a_cancelled_one_does_not(world: World) -> None:
    submitted = await begun(world, "submit_resume", DraftStatus.SUBMITTED, nudge=None, end=NOW)
    await begun(world, "submit_resume", DraftStatus.CANCELLED, nudge=None, end=NOW + 7 * DAY)
    await run(NOW)
    assert await StoredFile.all().count() == 1
    await submitted.refresh_from_db()
    assert submitted.answers["resume"]["stored"] == (await StoredFile.first().values_list("id", flat=True))


async def test_what_ended_while_nobody_swept_is_forgotten_too(world: World) -> None:
    """Only what ended since the last run is looked for, however long ago that was."""
    ended = await begun(world, "submit_resume", DraftStatus.CANCELLED, nudge=None, end=NOW)
    earlier = await begun(world, "submit_resume", DraftStatus.CANCELLED, nudge=None, end=NOW)
    await RecurringJob.create(name="keep_drafts", next_at=NOW, last_run_at=NOW - 9 * DAY)
    await ConversationDraft.filter(id=ended.id).update(updated_at=NOW - 8 * DAY)
    await ConversationDraft.filter(id=earlier.id).update(updated_at=NOW - 11 * DAY)
    await run(NOW)
    await ended.refresh_from_db()
    await earlier.refresh_from_db()
    assert ended.answers == {}
    assert earlier.answers != {}, "an earlier run has seen it"
