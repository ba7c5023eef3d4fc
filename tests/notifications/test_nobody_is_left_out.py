"""No act is silent: whatever the book of acts records is told to somebody besides the one who acts."""

import pytest
from tortoise.functions import Max

from core.models import AuditEntry, Notification
from core.notifications.load import load_kinds
from tests.refusals.case import Case
from tests.refusals.test_refusals import CASES
from tests.world import World

KINDS = load_kinds()
SILENT = {
    "allow_urgent": "a setting of one's own",
    "change_language": "a setting of one's own",
    "change_zone": "a setting of one's own",
    "choose_band": "before the joining only the manager waits for it; afterwards the draft tells",
    "choose_mode": "a setting of one's own",
    "decide_delivery": "whom the message was for reads it when it is sent again",
    "discard_draft": "a conversation of one's own; whoever handed it over sees its card end",
    "make_link_code": "it is shown to the one who asked for it",
    "mark_seen": "one's own reading",
    "register_agency": "there is nobody yet but the one who registers",
    "remind_again": "what he was told comes again, and is no other news",
    "reply_ticket before it is taken": "nobody looks after it yet; the admins' card waits on",
    "set_digest_hour": "a setting of one's own",
    "set_quiet_hours": "a setting of one's own",
    "snooze_draft": "a conversation of one's own",
    "snooze_notification": "one's own news, put off",
    "switch_role": "one's own hat",
    "unlink_chat": "one's own account; its own mailbox gets the way back",
}
"""Acts nobody else need hear of, and why."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
async def test_somebody_hears_of_it(case: Case, world: World) -> None:
    await case.stage(world)
    actor = world.actor(case.by or next(iter(sorted(case.allowed))))
    book, news = await _newest(AuditEntry), await _newest(Notification)
    await case.call(world, actor)
    written = await AuditEntry.filter(id__gt=book).values_list("verb", flat=True)
    for kind in await Notification.filter(id__gt=news, receiver_id=actor.user_id).values_list(
        "kind", flat=True
    ):
        told = KINDS[str(kind)]
        assert told.awaits or told.receipt, f"{kind}: who acts is told what he did"
    heard = await Notification.filter(id__gt=news).exclude(receiver_id=actor.user_id).exists()
    if SILENT.keys() & {case.use_case.__name__, case.title}:
        assert not heard, "it tells somebody now: strike it off the list"
    else:
        assert heard or not written, f"{written} is silent"


async def _newest(table: type[AuditEntry] | type[Notification]) -> int:
    rows = await table.all().annotate(newest=Max("id")).values_list("newest", flat=True)
    return int(str(rows[0] or 0)) if rows else 0


def test_the_list_is_about_acts_there_are() -> None:
    assert set(SILENT) <= {name for case in CASES for name in (case.use_case.__name__, case.title)}
    assert len(CASES) >= 50
