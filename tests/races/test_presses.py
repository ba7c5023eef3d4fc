"""Stale, doubled and simultaneous presses have one effect, and each is answered kindly."""

import asyncio
import json
from typing import Any

import pytest

from bot.playground.slack.events import repeat_last
from core.models import (
    AuditEntry,
    CandidateEvaluation,
    ChatCard,
    ConversationDraft,
    InvoiceGenerated,
    JobPosting,
    Notification,
    SeenEvent,
)
from core.models.enums import Approval, DraftStatus, InvoiceStatus
from tests import talking
from tests.chat import InSlack, InTelegram
from tests.forms import everything
from tests.forms.filled import ANSWERS
from tests.plugins.chats import Scene
from tests.races.at_once import press, pushes, submits, to_webhook, typed
from tests.stages.interviews import scheduled_interview
from tests.stages.invoices import drafted_invoice
from tests.stages.jobs import assigned_job, posted_job
from tests.stages.placements import JOINED_AT, accepted_offer
from tests.stories.hire import JOB, MARKS
from tests.talking import answers_all
from tests.world import World

EIGHT = 8
BOTH = pytest.mark.parametrize("chat", ["slack", "telegram"])
ROUNDS = 10


async def test_a_repeated_update_answers_no_second_question(scene: Scene, hall: World) -> None:
    me = scene.person("Ravi Menon").telegram
    await me.commands("everything")
    for one in ("A title", "A story, which could be anything"):
        await me.account.says(one)
        await scene.settle()
        scene.town.telegram.repeat()
        await scene.settle()
    draft = await ConversationDraft.get(form="everything")
    assert draft.answers == {"title": "A title", "story": "A story, which could be anything"}
    assert draft.revision == 2


async def test_a_repeated_last_answer_does_not_reach_the_next_conversation(scene: Scene, hall: World) -> None:
    """The first delivery ended one conversation; its repetition is no answer to the one behind it."""
    me = scene.person("Ravi Menon").telegram
    await me.commands("everything")
    await scene.passes(minutes=1)
    await me.commands("reason")
    await me.account.says("Because I say so.")
    await scene.settle()
    scene.town.telegram.repeat()
    await scene.settle()
    assert len(everything.SUBMITTED) == 1
    assert (await ConversationDraft.get(form="everything")).answers == {}


async def test_two_answers_typed_at_once_are_kept_one_after_the_other_or_told(
    scene: Scene, hall: World
) -> None:
    me = scene.person("Ravi Menon").telegram
    for number in range(ROUNDS):
        await me.commands("everything")
        both = [typed(me, "First words", 9_100 + 2 * number), typed(me, "Other words", 9_101 + 2 * number)]
        assert await to_webhook(scene, both) == [200, 200]
        draft = await ConversationDraft.get(form="everything", status=DraftStatus.OPEN)
        kept = [draft.answers[key] for key in ("title", "story") if key in draft.answers]
        assert kept
        assert len(set(kept)) == len(kept), "no message answers two questions"
        assert len(kept) == 2 or me.sees("That card was out of date.")
        await me.commands("cancel")


async def test_the_same_message_eight_times_at_once_in_telegram(scene: Scene, hall: World) -> None:
    me = scene.person("Ravi Menon").telegram
    await me.commands("everything")
    assert await to_webhook(scene, [typed(me, "Many words", 9_500)] * EIGHT) == [200] * EIGHT
    draft = await ConversationDraft.get(form="everything")
    assert draft.answers == {"title": "Many words"}
    assert await SeenEvent.filter(event_id="9500").count() == 1


async def test_a_repeated_slack_event_is_answered_once(scene: Scene, hall: World) -> None:
    me = scene.person("Ravi Menon").slack
    await me.says("help")
    said = len(me.account.messages())
    scene.town.slack.last_event = next_said(scene, me)
    await repeat_last(scene.town.slack)
    await scene.settle()
    assert len(me.account.messages()) == said


def next_said(scene: Scene, me: InSlack) -> dict[str, Any]:
    """The envelope of what the person said last; the bot's own answer came after it."""
    for one in reversed(scene.town.traffic.last(200)):
        if '"client_msg_id"' in one.request or f'"user": "{me.account.id}"' in one.request:
            found: dict[str, Any] = json.loads(one.request)
            if found.get("type") == "event_callback":
                return found
    raise AssertionError("nothing was said")


async def test_a_file_in_slack_delivered_twice_is_one_answer(scene: Scene, hall: World) -> None:
    await assigned_job(hall)
    await scene.settle()
    me = scene.person("Ravi Menon").slack
    await me.commands("submit_resume")
    await me.fills(location="Robotics Engineer, Pune")
    await me.closes()
    await me.sends(*ANSWERS["paper"])
    draft = await ConversationDraft.get(form="submit_resume")
    assert draft.answers["resume"]["stored"]
    scene.town.slack.last_event = next_said(scene, me)
    await repeat_last(scene.town.slack)
    await scene.settle()
    assert (await ConversationDraft.get(form="submit_resume")).revision == draft.revision


async def confirms(scene: Scene, me: Any, form: str) -> None:
    """Eight at once, on the review in front."""
    if isinstance(me, InSlack):
        assert all(ack.ok for ack in await submits(scene, me, EIGHT))
    else:
        label = talking.FORMS[form].submit_label
        taps = [press(scene, me, label, 9_700 + one) for one in range(EIGHT)]
        assert await to_webhook(scene, taps) == [200] * EIGHT
    await scene.settle()
    assert "went wrong" not in me.screen()


@BOTH
async def test_a_doubled_submit_posts_one_job(scene: Scene, hall: World, chat: str) -> None:
    me = getattr(scene.person("Kiran Desai"), chat)
    await me.commands("post_job")
    await answers_all(me, JOB, submit=False)
    await confirms(scene, me, "post_job")
    assert await JobPosting.all().count() == 1
    assert await Notification.filter(kind="job_posted").count() == 1, "the manager hears of it once"


@BOTH
async def test_doubled_marks_are_logged_once(scene: Scene, hall: World, chat: str) -> None:
    await scheduled_interview(hall)
    me = getattr(scene.person("Ishaan Iyer"), chat)
    if isinstance(me, InTelegram):
        await me.starts()
    await scene.settle()
    await scene.turn_to(hall.interview.ends_at)
    await me.commands("log_marks")
    answers = MARKS | {"interview": "Priya Sharma", "verdict": "On to the next round"}
    await answers_all(me, answers, submit=False)
    await confirms(scene, me, "log_marks")
    assert await CandidateEvaluation.all().count() == 1


async def test_a_joiner_is_marked_once(scene: Scene, hall: World) -> None:
    placement = await accepted_offer(hall)
    await scene.turn_to(JOINED_AT)
    me = scene.person("Kiran Desai").slack
    await me.commands("joining")
    assert all(ack.ok for ack in await pushes(scene, me, "Mark joined", EIGHT))
    await scene.settle()
    assert await InvoiceGenerated.filter(selected_id=placement.id).count() == 1
    assert "went wrong" not in me.screen()


async def test_manager_and_accountant_approve_an_invoice_at_once(scene: Scene, hall: World) -> None:
    invoice = await drafted_invoice(hall)
    await scene.settle()
    maya, anita = scene.person("Maya Rao").slack, scene.person("Anita Shah").slack
    await maya.commands("invoices")
    await maya.presses("Draft: Priya Sharma")
    both = await asyncio.gather(pushes(scene, anita, "Approve", 4), pushes(scene, maya, "Approve", 4))
    assert all(ack.ok for acks in both for ack in acks)
    await scene.settle()
    assert (await InvoiceGenerated.get(id=invoice.id)).status is InvoiceStatus.APPROVED
    assert await AuditEntry.filter(verb="approve_invoice").count() == 1
    assert "went wrong" not in maya.screen() + anita.screen()


async def test_eight_approvals_of_a_job_at_once(scene: Scene, hall: World) -> None:
    job = await posted_job(hall)
    await scene.settle()
    me = scene.person("Maya Rao").slack
    assert all(ack.ok for ack in await pushes(scene, me, "Approve", EIGHT))
    await scene.settle()
    assert (await JobPosting.get(id=job.id)).approval is Approval.ACCEPTED
    assert await Notification.filter(kind="job_approved").count() == 1
    assert await ChatCard.all().exists()
    assert "went wrong" not in me.screen()


async def test_eight_begins_at_once_open_one_conversation(scene: Scene, hall: World) -> None:
    ravi = scene.person("Ravi Menon")
    await ravi.telegram.starts()
    begins = [typed(ravi.telegram, "/everything", 9_800 + one) for one in range(4)]
    statuses, _ = await asyncio.gather(
        to_webhook(scene, begins),
        asyncio.gather(*(ravi.slack.account.command("/hiresync", "everything") for _ in range(4))),
    )
    assert statuses == [200] * 4
    await scene.settle()
    assert await ConversationDraft.all().count() == 1
    assert "went wrong" not in ravi.telegram.screen() + ravi.slack.screen()


async def test_what_was_put_aside_waits_while_the_same_is_open_anew(scene: Scene, hall: World) -> None:
    me = scene.person("Ravi Menon").telegram
    await me.commands("everything")
    await me.says("Put aside")
    await ConversationDraft.all().update(status=DraftStatus.PARKED)
    await me.commands("everything")
    await me.says("Begun anew")
    await me.commands("drafts")
    await me.presses("2 · Continue")
    assert me.sees("You have begun this anew meanwhile")
    assert await ConversationDraft.filter(status=DraftStatus.OPEN).count() == 1
    await me.commands("cancel")
    await me.commands("drafts")
    await me.presses("Continue")
    assert (await ConversationDraft.get(status=DraftStatus.OPEN)).answers == {"title": "Put aside"}
