"""What people are told about a profile: sent, shortlisted, rejected."""

from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.words import N_
from core.models.enums import NotificationCategory as Category
from core.notifications.due import Due
from core.notifications.interviews import SCHEDULE
from core.notifications.kind import Params, Rows, kind

DECIDE_PROFILE = Due(working_days=3)
"""How long a client may take over a profile."""


def _view(params: Params) -> Button:
    return Button(N_("View profile"), "view_profile", (params["application"],))


def _only_view(params: Params) -> Rows:
    return ((_view(params),),)


def _decide(params: Params) -> Rows:
    subject = f"application:{params['application']}"
    shortlist = Button(N_("Shortlist"), "shortlist", (subject,), Style.PRIMARY)
    reject = Button(N_("Reject"), "reject_application", (subject,), Style.DANGER)
    return ((shortlist, reject), (_view(params),))


def _schedule(params: Params) -> Rows:
    subject = f"application:{params['application']}"
    return (
        (Button(N_("Schedule interview"), "schedule_interview", (subject,), Style.PRIMARY), _view(params)),
    )


def _join(params: Params) -> Rows:
    if not params.get("invitation"):
        return ()
    link = Button(N_("Follow it in your chat"), "join", url=f"join:{params['invitation']}")
    return ((link,),)


PROFILE_SENT = kind(
    "profile_sent",
    Category.SEND_APPLICATION,
    N_("New profile for “{title}” in {city}: {candidate}"),
    to=(Role.CLIENT,),
    why=N_("A recruiter sent a profile for your job."),
    lines=(
        N_("{recruiter} of {agency} suggests this person. What do you think?"),
        N_("{recruiter} adds: {message}"),
    ),
    facts=(
        (N_("Experience"), "experience"),
        (N_("Now at"), "company"),
        (N_("Expected CTC"), "expected"),
        (N_("Notice"), "notice"),
        (N_("Skills"), "skills"),
    ),
    awaits="decide_profile",
    due=DECIDE_PROFILE,
    rows=_decide,
    after_rows=_only_view,
)

PROFILE_SENT_CANDIDATE = kind(
    "profile_sent_candidate",
    Category.SEND_APPLICATION,
    N_("Your profile was sent to {client}"),
    to=(Role.CANDIDATE,),
    why=N_("A recruiter sent your profile to a client."),
    lines=(
        N_("Hello {candidate}, {recruiter} of {agency} sent your profile for “{title}” in {city}."),
        N_("You agreed to this; reply to {recruiter} if that is wrong."),
    ),
)

SHORTLISTED = kind(
    "shortlisted",
    Category.SHORTLIST_APPLICATION,
    N_("Good news, {candidate}: {client} wants to meet you"),
    to=(Role.CANDIDATE,),
    why=N_("A client shortlisted your profile."),
    lines=(
        N_("You are shortlisted for “{title}” in {city}. An interview will be arranged soon."),
        N_("Dates, calendar files and the offer come to your chat or your mail."),
    ),
    after_rows=_join,
)

SCHEDULE_ROUND = kind(
    "schedule_round",
    Category.SCHEDULE_INTERVIEW,
    N_("{candidate} is shortlisted for “{title}”: schedule round {round}"),
    to=(Role.RECRUITER,),
    why=N_("A client shortlisted somebody you look after."),
    lines=(N_("{client} says: {feedback}"),),
    facts=((N_("Interviewer"), "interviewer"), (N_("Mode"), "mode"), (N_("Place"), "city")),
    awaits="schedule_interview",
    due=SCHEDULE,
    rows=_schedule,
    after_rows=_only_view,
    priority=0,
)

PROFILE_REJECTED = kind(
    "profile_rejected",
    Category.REJECT_CANDIDATE,
    N_("{client} passed on {candidate} for “{title}”"),
    to=(Role.RECRUITER,),
    why=N_("A client rejected a profile you look after."),
    lines=(N_("{name} says: {feedback}"),),
    facts=((N_("Place"), "city"),),
    after_rows=_only_view,
)

REJECTED_CANDIDATE = kind(
    "rejected_candidate",
    Category.REJECT_CANDIDATE,
    N_("About your application at {client}"),
    to=(Role.CANDIDATE,),
    why=N_("A client decided about your profile."),
    lines=(
        N_("Hello {candidate}, {client} will not go on with your profile for “{title}”."),
        N_("{agency} keeps you in mind for what fits you better."),
    ),
)
