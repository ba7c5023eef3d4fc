"""A conversation has one owner at a time, also when two reach for it at once."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from core.drafts.deadlines import snoozed, while_open
from core.drafts.discard_draft import discard_draft
from core.drafts.hand_over_draft import hand_over_draft
from core.drafts.snooze_draft import snooze_draft
from core.kit.actor import Role
from core.kit.errors import Clash, NotAllowed, NotFound, Refusal, WrongState
from core.models import AuditEntry, ConversationDraft, Notification
from core.models.enums import DraftStatus
from tests.forms import everything
from tests.forms.filled import ANSWERS
from tests.plugins.chats import Scene
from tests.races.at_once import press, to_webhook
from tests.talking import answers_all
from tests.world import NOW, World

LIFE = timedelta(days=7)
ROUNDS = 10


async def begun(world: World, form: str = "everything") -> ConversationDraft:
    return await ConversationDraft.create(
        user_id=world.recruiter.user_id, form=form, title="Everything", channel="slack", expires_at=NOW + LIFE
    )


async def hands(world: World, draft: ConversationDraft, to: int) -> str:
    """What came of it, in a word."""
    try:
        await hand_over_draft(
            world.recruiter, draft.id, to=to, roles={Role.MANAGER, Role.ACCOUNTANT}, life=LIFE, now=NOW
        )
    except Refusal as refusal:
        return type(refusal).__name__
    return "handed"


async def test_handed_to_two_at_once_it_goes_to_one(world: World) -> None:
    both = (world.manager.user_id, world.accountant.user_id)
    for number in range(ROUNDS):
        draft = await begun(world, f"form_{number}")
        told = await asyncio.gather(*(hands(world, draft, to) for to in both))
        assert sorted(told) == ["NotFound", "handed"]
        await draft.refresh_from_db()
        assert draft.user_id == both[told.index("handed")]
        assert await Notification.filter(subject=f"draft:{draft.id}").count() == 2
        assert await AuditEntry.filter(verb="hand_over_draft", subject=f"draft:{draft.id}").count() == 1


async def test_handed_over_and_discarded_at_once_one_of_both_holds(world: World) -> None:
    for number in range(ROUNDS):
        draft = await begun(world, f"form_{number}")
        told = await asyncio.gather(
            hands(world, draft, world.manager.user_id),
            discard_draft(world.recruiter, draft.id, now=NOW),
            return_exceptions=True,
        )
        await draft.refresh_from_db()
        if told[0] == "handed":
            assert isinstance(told[1], NotFound)
            assert (draft.status, draft.user_id) == (DraftStatus.OPEN, world.manager.user_id)
        else:
            assert told[0] == "WrongState"
            assert (draft.status, draft.user_id) == (DraftStatus.CANCELLED, world.recruiter.user_id)


async def test_handed_over_and_submitted_at_once_there_is_one_effect(scene: Scene, hall: World) -> None:
    me = scene.person("Ravi Menon").telegram
    await me.commands("everything")
    await answers_all(me, ANSWERS, submit=False)
    draft = await ConversationDraft.get(form="everything")
    confirm = press(scene, me, "Keep it", 9_900)
    told, statuses = await asyncio.gather(
        hands(hall, draft, hall.manager.user_id), to_webhook(scene, [confirm])
    )
    assert statuses == [200]
    await scene.settle()
    await draft.refresh_from_db()
    if told == "handed":
        assert not everything.SUBMITTED
        assert (draft.status, draft.user_id) == (DraftStatus.OPEN, hall.manager.user_id)
        assert "Maya Rao has this conversation now." in me.screen()
    else:
        assert (told, len(everything.SUBMITTED)) == ("WrongState", 1)
        assert draft.user_id == hall.recruiter.user_id


async def test_it_is_handed_within_the_house_and_to_a_role_that_may_do_it(world: World) -> None:
    draft = await begun(world)
    for to, roles in (
        (world.foreign.manager.user_id, {Role.MANAGER}),
        (world.accountant.user_id, {Role.MANAGER}),
        (world.recruiter.user_id, {Role.RECRUITER}),
        (10**9, {Role.MANAGER}),
    ):
        with pytest.raises(NotAllowed, match="somebody of your own house who may do it"):
            await hand_over_draft(world.recruiter, draft.id, to=to, roles=roles, life=LIFE, now=NOW)
    heir = await hand_over_draft(
        world.recruiter, draft.id, to=world.manager.user_id, roles={Role.MANAGER}, life=LIFE, now=NOW
    )
    assert (heir.role, heir.organization_id) == (Role.MANAGER, world.agency.id)


async def test_the_answers_go_along_and_the_time_begins_anew(world: World) -> None:
    draft = await begun(world)
    await ConversationDraft.filter(id=draft.id).update(
        answers={"title": "Kept"}, facts={"old": 1}, status="parked"
    )
    await hand_over_draft(
        world.recruiter,
        draft.id,
        to=world.manager.user_id,
        roles={Role.MANAGER},
        life=LIFE,
        now=NOW + LIFE,
        facts={"new": 2},
    )
    await draft.refresh_from_db()
    due = while_open(NOW + LIFE, LIFE)
    assert (draft.answers, draft.facts) == ({"title": "Kept"}, {"old": 1, "new": 2})
    assert (draft.nudge_at, draft.expires_at, draft.channel) == (due.nudge, due.end, None)
    assert (draft.status, draft.handed_by_id) == (DraftStatus.OPEN, world.recruiter.user_id)


async def test_who_has_begun_the_same_is_not_given_a_second(world: World) -> None:
    draft = await begun(world)
    await ConversationDraft.create(user_id=world.manager.user_id, form="everything", expires_at=NOW + LIFE)
    with pytest.raises(Clash, match="has begun this already"):
        await hand_over_draft(
            world.recruiter, draft.id, to=world.manager.user_id, roles={Role.MANAGER}, life=LIFE, now=NOW
        )
    await draft.refresh_from_db()
    assert (draft.user_id, draft.revision) == (world.recruiter.user_id, 0)
    assert await Notification.filter(subject=f"draft:{draft.id}").count() == 0


async def test_what_has_ended_is_neither_put_off_nor_discarded(world: World) -> None:
    draft = await begun(world)
    await discard_draft(world.recruiter, draft.id, now=NOW)
    for act in (snooze_draft, discard_draft):
        with pytest.raises(WrongState, match="has ended meanwhile"):
            await act(world.recruiter, draft.id, now=NOW)


def test_tomorrow_at_nine_is_that_of_the_person() -> None:
    late = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
    soon, far = late + timedelta(hours=1), late + timedelta(days=20)
    # In India it is Tuesday already, so tomorrow is Wednesday.
    assert snoozed(late, "Asia/Kolkata", soon).nudge == datetime(2026, 3, 4, 3, 30, tzinfo=UTC)
    assert snoozed(late, "America/New_York", soon).nudge == datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
    assert snoozed(late, "Asia/Kolkata", soon).end == datetime(2026, 3, 5, 3, 30, tzinfo=UTC)
    assert snoozed(late, "Asia/Kolkata", far).end == far
