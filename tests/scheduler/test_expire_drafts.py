"""Conversations whose time is over end, and nothing of them is kept."""

from datetime import timedelta

from core.models import ConversationDraft, StoredFile, StoredFileContent
from core.models.enums import DraftStatus
from scheduler.jobs.expire_drafts import run
from tests.world import NOW, World


async def _draft(world: World, form: str, status: DraftStatus, *, expires_in: timedelta) -> ConversationDraft:
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
        status=status,
        answers={"resume": {"file": "F1", "name": "resume.pdf", "stored": file.id}, "name": "Asha"},
        facts={"suggested": {"name": "Asha"}},
        expires_at=NOW + expires_in,
    )


async def test_an_open_draft_ends_when_its_time_is_over_and_drops_its_file(world: World) -> None:
    late = await _draft(world, "submit_resume", DraftStatus.OPEN, expires_in=timedelta(0))
    early = await _draft(world, "post_job", DraftStatus.OPEN, expires_in=timedelta(seconds=1))
    await run(NOW)
    await run(NOW)
    await late.refresh_from_db()
    await early.refresh_from_db()
    assert (late.status, late.answers, late.facts) == (DraftStatus.EXPIRED, {}, {})
    assert (early.status, early.revision) == (DraftStatus.OPEN, 0)
    assert early.answers["name"] == "Asha"
    kept = await StoredFile.all().values_list("id", flat=True)
    assert kept == [early.answers["resume"]["stored"]]


async def test_a_submitted_draft_keeps_its_file_and_a_cancelled_one_does_not(world: World) -> None:
    submitted = await _draft(world, "submit_resume", DraftStatus.SUBMITTED, expires_in=timedelta(0))
    await _draft(world, "submit_resume", DraftStatus.CANCELLED, expires_in=timedelta(days=7))
    await run(NOW)
    assert await StoredFile.all().count() == 1
    await submitted.refresh_from_db()
    assert submitted.answers["resume"]["stored"] == (await StoredFile.first().values_list("id", flat=True))
