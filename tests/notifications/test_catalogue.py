"""The catalogue against what happens: an act tells each kind, to whom it says, and its wait ends."""

from collections import defaultdict
from pathlib import Path

import core
from bot import registry
from core.delivery.notify import notify, settle
from core.kit.actor import Role
from core.models import CandidateProfile, Notification, User
from core.models.enums import NotificationCategory as Category
from core.notifications.jobs import JOB_POSTED
from core.notifications.kind import NotificationKind
from core.notifications.load import load_kinds
from core.notifications.nudges import NUDGES
from core.notifications.reminders import ANY_ACT
from core.people.hats import hats_of
from tests.notifications import waiting
from tests.notifications.everything import play
from tests.notifications.table import OTHERS, SAMPLE
from tests.stages.jobs import posted_job
from tests.world import NOW, World

KINDS = load_kinds()
ENDS = {
    "accept_invitation": {"join"},
    "agree_terms": {"terms", "agree_terms"},
    "answer_helper": {"reply_ticket"},
    "answer_invoice": {"accept_invoice", "dispute_invoice"},
    "answer_offer": {"accept_offer", "refuse_offer"},
    "answer_raiser": {"reply_ticket"},
    "confirm_ticket": {"ticket_state"},
    "decide_connection": {"accept_connection", "reject_connection"},
    "decide_job": {"approve_job", "reject_job"},
    "decide_profile": {"shortlist", "reject_application"},
}
"""The forms and actions that end a wait which is not named like one of them."""


async def test_every_kind_is_told_by_an_act_to_whom_it_says(world: World) -> None:
    await play(world)
    told = await Notification.all()
    played = {row.kind for row in told}
    assert sorted(_of_the_catalogue() - played) == [], "no act of the story tells these"
    hats = {one: await _hats(one) for one in {row.receiver_id for row in told}}
    wrong = {row.kind for row in told if not hats[row.receiver_id] & set(KINDS[row.kind].to)}
    assert sorted(wrong) == [], "somebody else was told"
    assert len(told) >= 150
    _check_every_wait(told)


def _of_the_catalogue() -> set[str]:
    return {name for name, kind in KINDS.items() if kind.category not in OTHERS}


def _is_its_own(kind: NotificationKind) -> bool:
    """Of a conversation, or of an act that another kind awaits."""
    return kind.category in OTHERS or kind.awaits == ANY_ACT


async def _hats(user_id: int) -> set[Role]:
    """What this person may wear; whoever is only known by his resume is a candidate without a login."""
    hats = {hat.role for hat in await hats_of(user_id)}
    user = await User.get(id=user_id)
    if await CandidateProfile.filter(email=user.email).exists():
        hats.add(Role.CANDIDATE)
    return hats or set(Role)


def _check_every_wait(told: list[Notification]) -> None:
    """Each has a due moment, none counted onto a weekend; somebody ended each sort of wait by an act."""
    ended: dict[str, int] = defaultdict(int)
    for row in told:
        kind = KINDS[row.kind]
        if kind.awaits == ANY_ACT:
            assert row.action in NUDGES
        else:
            assert (row.action, bool(row.due_at)) == (kind.awaits, bool(kind.awaits)), row.kind
        if kind.due and not kind.due.known_as:
            assert row.due_at is not None
            assert row.due_at.weekday() < 5, row.kind
        ended[row.action] += row.done_by_id is not None
    assert [act for act, times in ended.items() if act and not times] == []


def test_every_category_has_a_kind_or_waits_for_its_conversation() -> None:
    with_kinds = {Category(kind.category) for kind in KINDS.values()}
    waits = set(waiting.CATEGORIES)
    assert with_kinds & waits == set(), "these exist now: strike them off"
    assert set(Category) - with_kinds - waits == set()


def test_no_act_on_the_list_exists() -> None:
    there = {path.stem for path in Path(core.__file__).parent.glob("*/*.py")}
    assert there & set(waiting.ACTS) == set(), "these exist now: strike them off"
    assert "approve_job" in there


def test_every_kind_says_to_whom_why_and_by_when() -> None:
    lacking = [
        name
        for name, kind in KINDS.items()
        if not (kind.to and kind.why.endswith("."))
        or (bool(kind.awaits) != bool(kind.due) and not _is_its_own(kind))
    ]
    assert lacking == []
    assert len(KINDS) >= 80


def test_a_button_of_the_card_leads_to_what_is_awaited() -> None:
    known = registry.load()
    answered = known.forms.keys() | known.actions.keys() | {"join"}
    looked = 0
    for name, kind in KINDS.items():
        if not kind.awaits or _is_its_own(kind):
            continue
        ends = ENDS.get(kind.awaits, {kind.awaits})
        assert ends <= answered, f"{name}: nobody answers {ends - answered}"
        assert ends & {button.act for row in kind.rows(SAMPLE) for button in row}, name
        looked += 1
    assert looked >= 25
    assert set(ENDS) <= {kind.awaits for kind in KINDS.values()}


async def test_the_act_of_one_ends_the_wait_of_all(world: World) -> None:
    job = await posted_job(world)
    row = await Notification.get(kind=JOB_POSTED.name)
    others = [world.recruiter.user_id, world.accountant.user_id]
    await notify(
        JOB_POSTED,
        to=others,
        subject=row.subject,
        organization_id=job.organization_id,
        now=NOW,
        params=row.params,
    )
    assert len(await settle(row.subject, "decide_job", by=world.manager, now=NOW)) == 3
    assert await Notification.filter(kind=JOB_POSTED.name, done_by_id=world.manager.user_id).count() == 3
