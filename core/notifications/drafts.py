"""What people are told about the conversations they have begun, or were handed."""

from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.words import N_
from core.models.enums import NotificationCategory as Category
from core.notifications.kind import Params, Rows, kind

CONTINUE_DRAFT = "continue_draft"
"""Its owner goes on, puts it off or discards it."""
FINISH_DRAFT = "finish_draft"
"""It ends, one way or the other."""


def _go_on(params: Params) -> Rows:
    args = (str(params["draft"]),)
    return (
        (
            Button(N_("Continue"), "resume", args, Style.PRIMARY),
            Button(N_("Snooze"), "snooze_draft", args),
            Button(N_("Discard"), "discard_draft", args, Style.DANGER),
        ),
    )


def _own(params: Params) -> Rows:
    return ((Button(N_("What I have begun"), "drafts"),),)


_ABOUT = (N_("About: {about}"), N_("Answered: {answered} of {asked} questions."))

DRAFT_WAITING = kind(
    "draft_waiting",
    Category.CONVERSATION,
    N_("“{title}” is waiting for you to go on"),
    to=tuple(Role),
    why=N_("You have begun a conversation and left it alone."),
    lines=(
        *_ABOUT,
        N_("If you leave it alone it is put aside on {until}. Nothing is lost: /drafts lists it."),
    ),
    awaits=CONTINUE_DRAFT,
    rows=_go_on,
    after_rows=_own,
    priority=2,
)

DRAFT_LEAVING = kind(
    "draft_leaving",
    Category.CONVERSATION,
    N_("“{title}” will soon be removed"),
    to=tuple(Role),
    why=N_("You put a conversation aside, and it ends soon."),
    lines=(*_ABOUT, N_("You put it aside. It is kept until {until}; then its answers are deleted.")),
    awaits=CONTINUE_DRAFT,
    rows=_go_on,
    priority=2,
)

DRAFT_HANDED_TO_YOU = kind(
    "draft_handed_to_you",
    Category.CONVERSATION,
    N_("{giver} hands you “{title}”"),
    to=tuple(Role),
    why=N_("A colleague handed you a conversation."),
    lines=(*_ABOUT, N_("{giver} writes: {note}"), N_("All answers are kept; you go on where it stands.")),
    awaits=CONTINUE_DRAFT,
    rows=_go_on,
)

DRAFT_HANDED_OVER = kind(
    "draft_handed_over",
    Category.CONVERSATION,
    N_("{heir} has “{title}” now"),
    to=tuple(Role),
    why=N_("You handed a conversation to a colleague."),
    lines=(*_ABOUT, N_("You handed it over. This card tells you how it ends.")),
    awaits=FINISH_DRAFT,
    rows=_own,
)
