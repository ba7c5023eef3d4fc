"""What a person was reminded of, and where one reminder stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.kit.actor import Actor
from core.kit.words import N_, Text
from core.models import Notification
from core.notifications.load import load_kinds
from core.notifications.nudges import nudge_for
from core.notifications.reminders import Waiting
from core.people.access import require_known

MOST = 50


async def reminded_of(actor: Actor, ids: Sequence[int] = ()) -> list[Waiting]:
    """These of his own, or all he was reminded of and has not done; the longest due first."""
    require_known(actor)
    known = load_kinds()
    own = Notification.filter(receiver_id=actor.user_id, kind__in=list(known)).exclude(action="")
    wanted = own.filter(id__in=list(ids)[:MOST]) if ids else own.filter(done_at=None, nudges__gt=0)
    return [Waiting.of(row) for row in await wanted.order_by("due_at", "id").limit(MOST)]


@dataclass(frozen=True, slots=True)
class Standing:
    """Which reminder this is, of how many, and when the next one comes."""

    number: int
    times: int
    next_at: datetime | None
    manager_next: bool = False
    """What comes next is not for him but for his manager."""

    def text(self) -> Text:
        """As a sentence for whoever asks why he got it."""
        params = {"number": self.number, "times": self.times, "moment": self.next_at}
        if self.next_at is None:
            return Text(N_("This is reminder {number} of {times}. No other comes."), params)
        if self.manager_next:
            told = N_("This is reminder {number} of {times}. The manager hears of it on {moment}.")
            return Text(told, params)
        if not self.number:
            return Text(N_("If it is not done by then, the first reminder comes on {moment}."), params)
        return Text(N_("This is reminder {number} of {times}. The next one comes on {moment}."), params)


def standing(row: Notification) -> Standing | None:
    """Where the reminders of a notification stand; None where there are none, or no more."""
    kind = load_kinds().get(row.kind)
    rule = nudge_for(kind) if kind is not None else None
    if rule is None or row.done_at is not None or (row.nudge_at is None and not row.nudges):
        return None
    times = max(rule.times, row.nudges)
    is_last = row.nudges >= rule.times
    return Standing(row.nudges, times, row.nudge_at, manager_next=is_last and row.nudge_at is not None)
