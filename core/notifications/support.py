"""What is told about tickets, to whoever raised one and to those who help."""

from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.words import N_
from core.models.enums import NotificationCategory as Category
from core.notifications.due import Due
from core.notifications.kind import Params, Rows, kind

ANSWER = Due(working_days=1)
CONFIRM = Due(working_days=3)
_WHAT = ((N_("Category"), "category"), (N_("Priority"), "priority"), (N_("Files"), "files"))


def _open(params: Params) -> Rows:
    return [[Button(N_("Open ticket"), "view_ticket", (params["ticket"],))]]


def _take(params: Params) -> Rows:
    return [
        [
            Button(N_("Take"), "take_ticket", (params["ticket"],), Style.PRIMARY),
            Button(N_("Read first"), "view_ticket", (params["ticket"],)),
        ]
    ]


def _reply(params: Params) -> Rows:
    return [
        [
            Button(N_("Reply"), "reply_ticket", (f"ticket:{params['ticket']}",), Style.PRIMARY),
            Button(N_("Open ticket"), "view_ticket", (params["ticket"],)),
        ]
    ]


def _confirm(params: Params) -> Rows:
    return [
        [
            Button(N_("Yes, close it"), "ticket_state", (params["ticket"], "closed"), Style.PRIMARY),
            Button(N_("No, reopen it"), "ticket_state", (params["ticket"], "in_progress")),
        ]
    ]


TICKET_RAISED = kind(
    "ticket_raised",
    Category.TICKET_RAISED,
    N_("{raiser} needs help. Ticket {number}: {title}"),
    to=(Role.ADMIN,),
    why=N_("Somebody raised a ticket, and every admin may take it."),
    lines=(N_("“{excerpt}”"),),
    facts=_WHAT,
    awaits="take_ticket",
    due=ANSWER,
    rows=_take,
)
TICKET_HANDED_BACK = kind(
    "ticket_handed_back",
    Category.TICKET_RAISED,
    N_("Ticket {number} of {raiser} waits again: {title}"),
    to=(Role.ADMIN,),
    why=N_("An admin handed a ticket back, and every other may take it."),
    lines=(N_("“{excerpt}”"), N_("It was handed back. Whoever takes it reads all that was written.")),
    facts=_WHAT,
    awaits="take_ticket",
    due=ANSWER,
    rows=_take,
)
TICKET_TAKEN = kind(
    "ticket_taken",
    Category.TICKET_STATUS_UPDATE,
    N_("{by} looks after your ticket {number}: {title}"),
    to=tuple(Role),
    why=N_("An admin took a ticket that you raised."),
    lines=(N_("What you write to each other arrives in both your chats."),),
    after_rows=_reply,
    low=True,
)
TICKET_REPLY_FOR_RAISER = kind(
    "ticket_reply_for_raiser",
    Category.TICKET_REPLY,
    N_("{by} wrote about your ticket {number}: {title}"),
    to=tuple(Role),
    why=N_("Somebody answered in a ticket that you raised."),
    lines=(N_("“{text}”"),),
    facts=((N_("Files"), "files"),),
    awaits="answer_helper",
    due=CONFIRM,
    rows=_reply,
    after_rows=_open,
)
TICKET_REPLY_FOR_HELPER = kind(
    "ticket_reply_for_helper",
    Category.TICKET_REPLY,
    N_("{by} wrote about ticket {number}: {title}"),
    to=(Role.ADMIN,),
    why=N_("Somebody wrote in a ticket that you look after."),
    lines=(N_("“{text}”"),),
    facts=((N_("Files"), "files"),),
    awaits="answer_raiser",
    due=ANSWER,
    rows=_reply,
    after_rows=_open,
)
TICKET_RESOLVED = kind(
    "ticket_resolved",
    Category.TICKET_STATUS_UPDATE,
    N_("{by} says that your ticket {number} is resolved: {title}"),
    to=tuple(Role),
    why=N_("A ticket that you raised was marked as resolved."),
    lines=(N_("Is it? If not, reopen it and write what is missing."),),
    awaits="confirm_ticket",
    due=CONFIRM,
    rows=_confirm,
    after_rows=_open,
)
TICKET_MOVED = kind(
    "ticket_moved",
    Category.TICKET_STATUS_UPDATE,
    N_("Ticket {number} is now {state}: {title}"),
    to=tuple(Role),
    why=N_("A ticket of yours is in another state."),
    lines=(N_("Changed by {by}."),),
    after_rows=_open,
)
ADMIN_MADE = kind(
    "admin_made",
    Category.MEMBER_JOINED,
    N_("{name}, you are an admin now"),
    to=(Role.ADMIN,),
    why=N_("Whoever runs this house made you an admin."),
    lines=(N_("Tickets come to you here. /support shows those that wait, once you /switch to admin."),),
    after_rows=lambda params: [[Button(N_("Switch role"), "switch"), Button(N_("Support"), "support")]],
)
ADMIN_INVITED = kind(
    "admin_invited",
    Category.INVITATION,
    N_("You are invited to be an admin of HireSync"),
    to=(Role.ADMIN,),
    why=N_("Whoever runs this house invited you."),
    lines=(
        N_("Hello {name}, the link opens Slack or Telegram, where tickets come to you."),
        N_("The link works once and is only for you. Please do not pass it on."),
    ),
    awaits="accept_invitation",
    due=Due(known_as="the last day of the invitation"),
    rows=lambda params: [
        [Button(N_("Join"), "join", style=Style.PRIMARY, url=f"join:{params['invitation']}")]
    ],
)
