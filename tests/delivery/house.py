"""People with chats, things to tell them, and a worker between the two."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from core.delivery.notify import notify
from core.delivery.rates import NO_RATES, Rates
from core.delivery.worker import DeliveryWorker
from core.kit.actor import Actor, Role
from core.kit.card import Button, Style
from core.kit.clock import TurnableClock
from core.kit.words import N_
from core.models import ChatIdentity, OutboxMessage, User
from core.models.enums import Channel, NotificationCategory, Priority
from core.notifications.kind import NotificationKind, Params, Rows
from core.ports import Performer, Task
from tests.delivery.chat import PaperChat

START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
_numbers = count(1)


def _decide(params: Params) -> Rows:
    approve = Button(N_("Approve"), "approve_job", (params["job"],), Style.PRIMARY)
    reject = Button(N_("Reject"), "reject_job", (params["job"],), Style.DANGER, N_("Reject {title}?"))
    return ((approve, reject), (_view(params),))


def _view(params: Params) -> Button:
    return Button(N_("View job"), "view_job", (params["job"],))


POSTED = NotificationKind(
    "test_posted",
    NotificationCategory.CREATE_JOB,
    N_("{client} posted {title}"),
    lines=(N_("Note: {note}"),),
    facts=((N_("Title"), "title"), (N_("Yearly CTC"), "ctc"), (N_("Deadline"), "deadline")),
    awaits="decide_job",
    rows=_decide,
    after_rows=lambda params: ((_view(params),),),
)
NEWS = NotificationKind("test_news", NotificationCategory.JOB_EXPIRED, N_("News: {text}"))
REMINDER = NotificationKind(
    "test_reminder",
    NotificationCategory.FEEDBACK_PENDING,
    N_("Remember: {text}"),
    awaits="decide_job",
    priority=Priority.REMINDER,
)
KINDS: Mapping[str, NotificationKind] = {kind.name: kind for kind in (POSTED, NEWS, REMINDER)}


@dataclass
class Mailbox:
    """Performs mails by remembering them."""

    tasks: list[Task] = field(default_factory=list)

    async def __call__(self, task: Task) -> str | None:
        self.tasks.append(task)
        return f"<{task.id}@mail>"


@dataclass(repr=False)  # as of tests.plugins.chats.Scene
class House:
    """Everything a story of delivery needs."""

    clock: TurnableClock = field(default_factory=lambda: TurnableClock(START))
    slack: PaperChat = field(default_factory=lambda: PaperChat("S"))
    telegram: PaperChat = field(default_factory=lambda: PaperChat("T"))
    mailbox: Mailbox = field(default_factory=Mailbox)
    performers: dict[str, Performer] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def worker(self, rates: Rates = NO_RATES, **more: Any) -> DeliveryWorker:
        more.setdefault("chance", lambda: 1.0)
        return DeliveryWorker(
            {"slack": self.slack, "telegram": self.telegram},
            {"mail": self.mailbox, **self.performers},
            self.clock,
            rates,
            **more,
        )

    def later(self, **span: float) -> None:
        self.clock.advance(timedelta(**span))

    async def person(self, *, slack: str = "", telegram: str = "", **more: Any) -> User:
        more.setdefault("email", f"delivered{next(_numbers)}@example.test")
        user = await User.create(**{"name": "Asha Rao", **more})
        if slack:
            await ChatIdentity.create(
                user=user, channel=Channel.SLACK, workspace="T1", external_id=f"U{slack}", chat_id=slack
            )
        if telegram:
            await ChatIdentity.create(
                user=user, channel=Channel.TELEGRAM, external_id=telegram, chat_id=telegram
            )
        return user

    async def tell(self, *people: User, kind: NotificationKind = NEWS, **params: Any) -> list[int]:
        subject = params.pop("subject", "job:1")
        extra = {name: params.pop(name) for name in ("due_at", "attachments", "not_before") if name in params}
        return await notify(
            kind,
            to=[person.id for person in people],
            subject=subject,
            organization_id=None,
            now=self.now,
            params=params,
            **extra,
        )

    async def post(self, *people: User, **params: Any) -> list[int]:
        params = {"client": "Acme", "title": "Engineer", "job": "1", **params}
        return await self.tell(*people, kind=POSTED, **params)

    async def states(self) -> list[str]:
        return [row.state.value for row in await OutboxMessage.all().order_by("id")]


def actor_of(user: User) -> Actor:
    return Actor(user.id, Role.MANAGER, user.name, channel="telegram")
