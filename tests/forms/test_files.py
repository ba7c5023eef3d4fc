"""The file of a conversation that is put aside, changed, submitted or ended."""

from datetime import timedelta

from bot.forms.events import Act
from bot.forms.files import FileCopier
from bot.forms.screen import Mode
from core.models import ConversationDraft, OutboxMessage, StoredFile
from core.models.enums import DraftStatus
from core.ports import FetchedFile, Task
from tests.stages.conversing import Conversation, Uploads, upload
from tests.stages.jobs import assigned_job, locations_of
from tests.stages.sending import RESUMES
from tests.world import World

FIRST = (RESUMES / "priya_sharma.pdf").read_bytes()
SECOND = (RESUMES / "rohan_mehta.pdf").read_bytes()


async def asked_for_a_resume(world: World) -> Conversation:
    job = await assigned_job(world)
    place = (await locations_of(job))[0]
    talk = Conversation(world.recruiter, "submit_resume")
    await talk.begin(f"location:{place.id}")
    return talk


async def test_a_file_on_its_way_when_the_conversation_is_put_aside_is_there_when_it_is_taken_up(
    world: World,
) -> None:
    talk = await asked_for_a_resume(world)
    await talk.fill(resume=upload("first.pdf", FIRST))
    assert talk.mode() is Mode.WAIT
    await talk.press(Act.PARK)
    draft = await ConversationDraft.get()
    assert draft.status is DraftStatus.PARKED
    await talk.copy_files({"first.pdf": FIRST})
    await draft.refresh_from_db()
    assert draft.status is DraftStatus.PARKED, "copying takes nothing up"
    stored = await StoredFile.get()
    assert draft.answers["resume"]["stored"] == stored.id
    talk.turned = await talk.turns.resume(talk.actor, draft.id, dialogue=False)
    assert talk.screen.asks[0].key == "name"


async def test_another_file_drops_the_first(world: World) -> None:
    talk = await asked_for_a_resume(world)
    await talk.fill(resume=upload("first.pdf", FIRST))
    await talk.copy_files({"first.pdf": FIRST})
    await talk.press(Act.BACK, "page")
    await talk.fill(resume=upload("second.pdf", SECOND))
    assert not await StoredFile.all().exists(), "the answer is another one from the moment it is given"
    await talk.copy_files({"second.pdf": SECOND})
    assert (await StoredFile.get()).name == "second.pdf"


async def test_a_file_copied_after_the_end_is_not_kept(world: World) -> None:
    talk = await asked_for_a_resume(world)
    await talk.fill(resume=upload("first.pdf", FIRST))
    await talk.press(Act.CANCEL)
    await talk.copy_files({"first.pdf": FIRST})
    assert not await StoredFile.all().exists()


async def test_copying_a_file_twice_keeps_it_once(world: World) -> None:
    """The worker that copied it died before it could say so."""
    talk = await asked_for_a_resume(world)
    await talk.fill(resume=upload("first.pdf", FIRST))
    await talk.copy_files({"first.pdf": FIRST})
    row = await OutboxMessage.get(kind="fetch_file")
    talk.clock.advance(timedelta(minutes=1))

    async def show(draft_id: int) -> None:
        raise AssertionError("nothing has changed")

    copier = FileCopier(talk.forms, {"chat": Uploads({"first.pdf": FIRST})}, show, talk.clock)
    await copier(Task(row.id, row.kind, row.lane, row.payload, 1))
    assert await StoredFile.all().count() == 1


async def test_a_copy_that_comes_too_late_is_not_kept(world: World) -> None:
    """The conversation ends while the file is on the line."""
    talk = await asked_for_a_resume(world)
    await talk.fill(resume=upload("first.pdf", FIRST))
    row = await OutboxMessage.get(kind="fetch_file")

    class Slow(Uploads):
        async def fetch(self, workspace: str, reference: str, *, limit: int) -> FetchedFile:
            await talk.press(Act.CANCEL)
            return await super().fetch(workspace, reference, limit=limit)

    async def show(draft_id: int) -> None:
        pass

    copier = FileCopier(talk.forms, {"chat": Slow({"first.pdf": FIRST})}, show, talk.clock)
    await copier(Task(row.id, row.kind, row.lane, row.payload, 1))
    assert not await StoredFile.all().exists()
