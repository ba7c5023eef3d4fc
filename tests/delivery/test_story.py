"""A thing is told in two chats, decided in one, and shown as decided in both."""

from datetime import timedelta

from core.delivery.notify import settle
from core.delivery.tried import attempts_by_message
from core.kit.words import N_, Text
from core.models import ChatCard, Notification, OutboxMessage
from tests.delivery.house import REMINDER, START, House, actor_of


async def test_told_in_two_chats_decided_in_one(house: House) -> None:
    manager = await house.person(slack="D1", telegram="11", zone="Asia/Kolkata")
    colleague = await house.person(slack="D2")
    await house.post(manager, colleague)
    worker = house.worker()
    assert await worker.run_until_idle() == 3
    assert house.slack.titles() == ["Acme posted Engineer"] * 2
    assert [button.act for button in house.telegram.written[0].card.buttons] == [
        "approve_job",
        "reject_job",
        "view_job",
    ]

    house.later(minutes=5)
    by = Text(N_("Approved by {name}"), {"name": manager.name})
    settled = await settle("job:1", "decide_job", by=actor_of(manager), now=house.now, outcome=by)
    assert len(settled) == 2
    assert await worker.run_until_idle() == 3
    for chat, old in ((house.slack, 2), (house.telegram, 1)):
        for update, first in zip(chat.written[old:], chat.written[:old], strict=True):
            assert update.is_update
            assert update.message == first.message
            assert [button.act for button in update.card.buttons] == ["view_job"]
            assert update.card.footer == "Approved by Asha Rao · Mon 2 Mar 2026, 15:05 IST (09:35 UTC)"

    assert await house.states() == ["sent"] * 6
    assert {card.message_id for card in await ChatCard.all()} == {"S1", "S2", "T1"}
    tries = await attempts_by_message(range(1, 7))
    assert [[one.outcome.value for one in tries[number]] for number in tries] == [["sent"]] * 6
    told = await Notification.get(id=settled[0])
    assert (told.done_at, told.done_by_id) == (START + timedelta(minutes=5), manager.id)


async def test_settling_again_changes_nothing(house: House) -> None:
    manager = await house.person(slack="D1")
    await house.post(manager)
    await house.worker().run_until_idle()
    assert await settle("job:1", "decide_job", by=actor_of(manager), now=house.now)
    assert await settle("job:1", "decide_job", by=None, now=house.now) == []
    assert await settle("job:2", "decide_job", by=None, now=house.now) == []
    assert await house.worker().run_until_idle() == 1


async def test_done_before_it_was_told(house: House) -> None:
    """News is told as done and without a sound; who did it, and who was only reminded, hears nothing."""
    manager, colleague = await house.person(slack="D1"), await house.person(slack="D2")
    await house.post(manager, colleague)
    await house.tell(colleague, kind=REMINDER, text="decide")
    await settle("job:1", "decide_job", by=actor_of(manager), now=house.now, outcome=Text("Approved"))
    await house.worker().run_until_idle()
    (written,) = house.slack.written
    assert written.to.chat == "D2"
    assert written.silent
    assert written.card.footer.startswith("Approved · ")
    assert await house.states() == ["dropped", "sent", "dropped"]


async def test_several_updates_are_folded_into_one(house: House) -> None:
    manager = await house.person(telegram="11")
    await house.post(manager)
    await house.post(manager)
    worker = house.worker()
    await worker.run_until_idle()
    await settle("job:1", "decide_job", by=None, now=house.now)
    await Notification.all().update(done_at=None)
    await settle("job:1", "decide_job", by=None, now=house.now, outcome=Text("Rejected"))
    await worker.run_until_idle()
    assert await OutboxMessage.filter(kind="update_card").count() == 4
    assert [written.is_update for written in house.telegram.written] == [False, False, True, True]
    assert all(w.card.footer.startswith("Rejected") for w in house.telegram.written[2:])


async def test_each_person_once_and_nobody_is_nobody(house: House) -> None:
    person = await house.person(slack="D1")
    await house.tell(person, person, text="one")
    assert await house.tell(text="none") == []
    assert await house.worker().run_until_idle() == 1


async def test_no_chat_means_a_mail(house: House) -> None:
    person = await house.person()
    (told,) = await house.tell(person, text="by mail")
    await house.worker().run_until_idle()
    (task,) = house.mailbox.tasks
    assert task.payload == {"notification": told}
    assert (await OutboxMessage.get(id=task.id)).provider_message_id == f"<{task.id}@mail>"
