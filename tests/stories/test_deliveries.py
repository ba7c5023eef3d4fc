"""What did not arrive is seen by an admin in chat, who decides; he reads of whom, and no word of it."""

import pytest

from core.delivery.notify import notify
from core.models import DeliveryAttempt, OutboxMessage
from core.models.enums import AttemptOutcome, OutboxState
from core.notifications.load import load_kinds
from tests.plugins.chats import Scene
from tests.stories.office import BOTH, Office, office


async def _refused(the: Office) -> OutboxMessage:
    """A card for the recruiter which Telegram does not take, whatever is in it."""
    await notify(
        load_kinds()["feedback_added"],
        to=[the.world.recruiter.user_id],
        subject="interview:1",
        organization_id=the.world.agency.id,
        now=the.scene.clock.now(),
        params={
            "interviewer": "Ishaan Iyer", "candidate": "Priya Sharma", "verdict": "hire", "title": "Engineer",
            "client": "Acme", "round": 1, "rounds": 1, "remarks": "", "overall": "9",
            "application": "1",
        },
    )  # fmt: skip
    (row, *rest) = await OutboxMessage.filter(state=OutboxState.WAITING, kind="card").order_by("id")
    for one in rest:
        await OutboxMessage.filter(id=one.id).update(state=OutboxState.DROPPED, finished_at=one.created_at)
    await OutboxMessage.filter(id=row.id).update(
        state=OutboxState.PARKED, last_error="Bad Request", attempts=12, finished_at=row.created_at
    )
    await DeliveryAttempt.create(
        message_id=row.id, number=12, outcome=AttemptOutcome.FAILED, error="Bad Request",
        started_at=row.created_at, finished_at=row.created_at,
    )  # fmt: skip
    return row


async def _opens(the: Office, row: OutboxMessage) -> None:
    """Telegram numbers the lines of a group, and their buttons with them."""
    named = (label for label in the.at("admin").buttons() if label.endswith(f"Message {row.id}"))
    await the.presses("admin", next(named))


@pytest.mark.parametrize("chat", BOTH)
async def test_an_admin_sees_what_did_not_arrive_and_sends_it_again(scene: Scene, chat: str) -> None:
    the = await office(scene, chat)
    await scene.settle()
    await the.at("admin").commands("deliveries")
    the.sees("admin", "Every message arrived or is on its way.")
    row = await _refused(the)
    await the.at("admin").commands("deliveries")
    the.sees("admin", "Messages that wait for your decision", "Ravi Menon", "given up after 12 tries")
    the.misses("admin", "Priya Sharma")
    await _opens(the, row)
    the.sees("admin", f"Message {row.id}: given up")
    the.sees("admin", "Try 12, ", "failed for good (Bad Request)")
    await the.presses("admin", "Send again")
    await scene.settle()
    assert (await OutboxMessage.get(id=row.id)).state is OutboxState.SENT
    assert the.at("recruiter").sees("Priya Sharma") or row.lane.split(":")[0] != chat


@pytest.mark.parametrize("chat", BOTH)
async def test_given_up_once_and_nobody_else_decides(scene: Scene, chat: str) -> None:
    the = await office(scene, chat)
    await scene.settle()
    row = await _refused(the)
    await the.at("admin").commands("deliveries")
    await _opens(the, row)
    await OutboxMessage.filter(id=row.id).update(state=OutboxState.DROPPED)
    await the.presses("admin", "Give up")
    the.sees("admin", "This message does not wait for a decision any more.")
    await the.at("manager").commands("deliveries")
    the.misses("manager", "Messages that wait for your decision")
