"""Cards with files, cards too old to edit, and calls refused half-way: what stands in the chat in the end."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from core.kit.card import Attachment, Button, Card
from core.kit.errors import Unavailable
from core.kit.words import Words
from core.models import StoredFile, StoredFileContent
from core.ports import Address, ChatTransport
from tests.moved_in import move_in
from tests.plugins.chats import Scene
from tests.stages.applications import submitted_application
from tests.stages.jobs import assigned_job, posted_job

WAITING = Card(
    "A profile waits", ("What do you think?",), rows=((Button("Shortlist", "shortlist", ("1",)),),)
)
DONE = Card("A profile waits", footer="Shortlisted by Kiran Desai")


async def _file() -> Attachment:
    row = await StoredFile.create(
        name="resume.pdf", media_type="application/pdf", size=8, sha256="0" * 64, purpose="test"
    )
    await StoredFileContent.create(file_id=row.id, content=b"%PDF-1.4")
    return Attachment(row.id, row.name, row.media_type)


async def test_a_telegram_card_with_a_file_is_one_message_and_is_settled_in_place(scene: Scene) -> None:
    kiran = scene.person("Kiran Desai").telegram
    await kiran.starts()
    transport: ChatTransport = scene.house.transports["telegram"]
    to, words = Address("telegram", "", str(kiran.account.id)), Words()
    before = len(kiran.account.heard())
    card = Card(WAITING.title, WAITING.lines, rows=WAITING.rows, attachments=(await _file(),))
    shown = await transport.send(to, card, words)
    assert len(kiran.account.heard()) == before + 1
    assert kiran.files() == [("resume.pdf", b"%PDF-1.4")]
    assert kiran.buttons() == ["Shortlist"]
    assert await transport.update(to, shown, DONE, words) == shown
    assert "Shortlisted by Kiran Desai" in kiran.last()
    assert kiran.buttons() == []


async def test_a_refused_call_is_tried_again_without_a_second_file(scene: Scene) -> None:
    kiran = scene.person("Kiran Desai").telegram
    await kiran.starts()
    transport = scene.house.transports["telegram"]
    to = Address("telegram", "", str(kiran.account.id))
    card = Card(WAITING.title, rows=WAITING.rows, attachments=(await _file(),))
    scene.town.faults.of("telegram").too_many = 1
    with pytest.raises(Unavailable):
        await transport.send(to, card, Words())
    await transport.send(to, card, Words())
    assert len(kiran.files()) == 1


async def test_a_card_too_old_to_edit_is_replaced_below(scene: Scene) -> None:
    kiran = scene.person("Kiran Desai").telegram
    await kiran.starts()
    transport = scene.house.transports["telegram"]
    to = Address("telegram", "", str(kiran.account.id))
    shown = await transport.send(to, WAITING, Words())
    scene.town.telegram.edits_end_after = timedelta(hours=48)
    await scene.passes(days=3)
    now = await transport.update(to, shown, DONE, Words())
    assert now != shown
    assert "Shortlisted by Kiran Desai" in kiran.last()
    assert kiran.buttons() == []
    assert await transport.update(to, now, DONE, Words()) == now


async def test_a_deleted_slack_card_is_replaced_below(scene: Scene) -> None:
    kiran = scene.person("Kiran Desai").slack
    transport = scene.house.transports["slack"]
    to = Address("slack", scene.town.slack.team_id, kiran.account.id)
    shown = await transport.send(to, WAITING, Words())
    kiran.account.dm.messages.clear()
    now = await transport.update(to, shown, DONE, Words())
    assert now.message != shown.message
    assert "Shortlisted by Kiran Desai" in kiran.last()


async def test_good_news_passes_by_and_a_no_stays(scene: Scene) -> None:
    """A toast after a press is read in passing; a refusal asks for an OK, so that it is not missed."""
    world = await move_in(scene)
    maya = scene.person("Maya Rao").telegram
    await maya.starts()
    job = await posted_job(world)
    await scene.settle()
    await maya.presses("Approve")
    assert "is approved" in maya.alert()
    assert [one.show_alert for one in maya.account.alerts()] == [False]
    card = next(one for one in maya.account.heard() if "posted a job" in one.text)
    await maya.account.presses(card, f"a|approve_job|{job.id}", stale=True)
    await scene.settle()
    assert maya.account.alerts()[-1].show_alert


@dataclass
class Remembered:
    """What a chat took of one card, as the outbox remembers it."""

    ids: tuple[str, ...] = ()

    async def add(self, *ids: str) -> None:
        self.ids += ids


@pytest.mark.parametrize(("spared", "uploads"), [(0, 1), (1, 1), (2, 2), (3, 1)])
async def test_a_slack_card_refused_at_any_of_its_calls_shares_its_file_once(
    scene: Scene, spared: int, uploads: int
) -> None:
    """Opening the chat, announcing the file, sharing it, the card; what was never shared is uploaded anew."""
    kiran, sent = scene.person("Kiran Desai").slack, Remembered()
    transport = scene.house.transports["slack"]
    to = Address("slack", scene.town.slack.team_id, kiran.account.id)
    card = Card(WAITING.title, rows=WAITING.rows, attachments=(await _file(),))
    scene.town.faults.of("slack").spared, scene.town.faults.of("slack").too_many = spared, 1
    with pytest.raises(Unavailable):
        await transport.send(to, card, Words(), sent=sent)
    await transport.send(to, card, Words(), sent=sent)
    assert kiran.files() == [("resume.pdf", b"%PDF-1.4")]
    assert kiran.buttons() == ["Shortlist"]
    assert len([one for one in scene.town.slack.files.values() if one.arrived]) == uploads


async def test_files_sent_before_a_long_telegram_card_are_sent_once(scene: Scene) -> None:
    kiran, sent = scene.person("Kiran Desai").telegram, Remembered()
    await kiran.starts()
    transport = scene.house.transports["telegram"]
    to = Address("telegram", "", str(kiran.account.id))
    card = Card(WAITING.title, rows=WAITING.rows, attachments=(await _file(), await _file()))
    scene.town.faults.of("telegram").spared, scene.town.faults.of("telegram").too_many = 1, 1
    with pytest.raises(Unavailable):
        await transport.send(to, card, Words(), sent=sent)
    await transport.send(to, card, Words(), sent=sent)
    assert len(kiran.files()) == 2
    assert kiran.buttons() == ["Shortlist"]


async def test_the_outbox_remembers_what_was_sent_of_a_card(scene: Scene) -> None:
    """The first try ends before a card's own message; another worker takes the next one."""
    world = await move_in(scene)
    await assigned_job(world)
    await scene.settle()
    await submitted_application(world)
    faults, kiran = scene.town.faults.of("slack"), scene.person("Kiran Desai").slack
    faults.spared, faults.too_many = 3, 1
    await scene.settle()
    assert faults.too_many == 0, "the fault was met"
    await scene.passes(minutes=1)
    assert len([one for one in kiran.account.messages() if "Shortlist" in str(one.blocks)]) == 1
    assert [name for name, _ in kiran.files()] == ["ananya_iyer.pdf"]
    assert len([one for one in scene.town.slack.files.values() if one.arrived]) == 1
