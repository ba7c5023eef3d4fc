"""What people are told about their own coming and going: invited, joined, another chat added."""

from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.words import N_
from core.models.enums import Channel
from core.models.enums import NotificationCategory as Category
from core.notifications.due import Due
from core.notifications.kind import Params, Rows, kind

ACCEPT_INVITATION = Due(known_as="the last day of the invitation")
EVERYBODY = tuple(Role)


def _join(params: Params) -> Rows:
    return ((Button(N_("Join"), "join", style=Style.PRIMARY, url=f"join:{params['invitation']}"),),)


def _confirm(params: Params) -> Rows:
    return ((Button(N_("Confirm"), "join", style=Style.PRIMARY, url=f"join:{params['invitation']}"),),)


def _return(params: Params) -> Rows:
    return ((Button(N_("Come back"), "join", style=Style.PRIMARY, url=f"join:{params['invitation']}"),),)


def _me(params: Params) -> Rows:
    return ((Button(N_("Me and my agency"), "me"),),)


def _chats(params: Params) -> Rows:
    return ((Button(N_("My chats"), "logout"),),)


PERSON_INVITED = kind(
    "person_invited",
    Category.INVITATION,
    N_("{inviter} of {house} invites you to work together"),
    to=(Role.RECRUITER, Role.ACCOUNTANT, Role.CLIENT, Role.INTERVIEWER, Role.CANDIDATE),
    why=N_("Somebody invited you."),
    lines=(
        N_("Hello {name}, you are invited as {role}."),
        N_("Joining opens Slack or Telegram and takes a minute; there is no password."),
        N_("The link works once and is only for you. Please do not pass it on."),
    ),
    awaits="accept_invitation",
    due=ACCEPT_INVITATION,
    rows=_join,
)

ADDRESS_TO_CONFIRM = kind(
    "address_to_confirm",
    Category.INVITATION,
    N_("Please confirm your address for {house}"),
    to=(Role.MANAGER,),
    why=N_("You registered an agency with this address."),
    lines=(
        N_("Hello {name}, you registered {house} with this address."),
        N_("The link opens the chat in which you registered. If that was not you, do nothing."),
    ),
    awaits="accept_invitation",
    due=ACCEPT_INVITATION,
    rows=_confirm,
)

PERSON_JOINED = kind(
    "person_joined",
    Category.MEMBER_JOINED,
    N_("{name} joined as {role}"),
    to=(Role.MANAGER, Role.CLIENT),
    why=N_("Somebody you invited has joined."),
    lines=(N_("{name} is now reached on {channel}."),),
)

AGENCY_REGISTERED = kind(
    "agency_registered",
    Category.MEMBER_JOINED,
    N_("Your plan “{plan}” runs until {until}"),
    to=(Role.MANAGER,),
    why=N_("You registered an agency."),
    lines=(N_("Clients type the code {code} to ask {agency} for a connection; you then set the terms."),),
    after_rows=_me,
    receipt=True,
)

CHAT_ADDED = kind(
    "chat_added",
    Category.MEMBER_JOINED,
    N_("{channel} is now linked to your account"),
    to=EVERYBODY,
    why=N_("A chat was linked to your account."),
    lines=(N_("News reaches you there too. Was that not you? Then remove it under My chats."),),
    after_rows=_chats,
    receipt=True,
)

IN_CHAT = {Channel.SLACK: N_("Slack"), Channel.TELEGRAM: N_("Telegram")}
IN_MAIL = N_("e-mail")

CHAT_CLOSED = kind(
    "chat_closed",
    Category.MEMBER_JOINED,
    N_("{name} can no longer be reached in {where}"),
    to=(Role.MANAGER,),
    why=N_("Somebody who is told your agency's news closed a chat."),
    lines=(
        N_("The chat was blocked there, or the account has ended. News for {name} now goes by {way}."),
        N_("A word written to HireSync there opens the chat again."),
    ),
)

SIGNED_OUT = kind(
    "signed_out",
    Category.INVITATION,
    N_("You have left HireSync in chat"),
    to=EVERYBODY,
    why=N_("You took away your last chat."),
    lines=(
        N_("Hello {name}, your last chat is no longer linked, so news comes by mail."),
        N_("The link brings you back. It works once and is only for you."),
    ),
    awaits="accept_invitation",
    due=ACCEPT_INVITATION,
    rows=_return,
)
