"""What is told about interviews: the round to schedule, the appointment, its reminders."""

from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.words import N_
from core.models.enums import NotificationCategory as Category
from core.notifications.due import Due
from core.notifications.kind import Params, Rows, kind

SCHEDULE = Due(working_days=2)
"""How soon a round should have its appointment."""

_TIMES = (
    (N_("When"), "starts"),
    (N_("Length"), "length"),
    (N_("How"), "how"),
    (N_("Where"), "place"),
)
_BOTH_CLOCKS = (
    (N_("Candidate's time"), "candidate_time"),
    (N_("Interviewer's time"), "interviewer_time"),
    (N_("Length"), "length"),
    (N_("How"), "how"),
    (N_("Where"), "place"),
)
_FOR_CANDIDATE = (*_TIMES, (N_("Interviewer"), "interviewer"), (N_("Interviewer's time"), "interviewer_time"))
_FOR_INTERVIEWER = (*_TIMES, (N_("Candidate's time"), "candidate_time"))


def _schedule(params: Params) -> Rows:
    subject = f"application:{params['application']}"
    return [[Button(N_("Schedule interview"), "schedule_interview", (subject,), Style.PRIMARY)]]


def _profile(params: Params) -> Rows:
    return [[Button(N_("View profile"), "view_profile", (params["application"],))]]


def _arrange(params: Params) -> Rows:
    subject = f"interview:{params['interview']}"
    return [
        [
            Button(N_("Move"), "move_interview", (subject,)),
            Button(N_("Cancel interview"), "cancel_interview", (subject,), Style.DANGER),
        ]
    ]


ROUND_TO_SCHEDULE = kind(
    "round_to_schedule",
    Category.SCHEDULE_INTERVIEW,
    N_("Please schedule round {round} of {rounds} for {candidate}"),
    to=(Role.RECRUITER,),
    why=N_("Somebody you look after waits for the date of an interview."),
    lines=(N_("{title} at {client}. {interviewer} holds this round."),),
    awaits="schedule_interview",
    due=SCHEDULE,
    rows=_schedule,
    after_rows=_profile,
)

INTERVIEW_SET_FOR_CANDIDATE = kind(
    "interview_set_for_candidate",
    Category.SCHEDULE_INTERVIEW,
    N_("Your interview for {title} is on {starts}"),
    to=(Role.CANDIDATE,),
    why=N_("Your interview was scheduled."),
    lines=(N_("Round {round} of {rounds} at {client}, with {interviewer}. The calendar file is attached."),),
    facts=_FOR_CANDIDATE,
)
INTERVIEW_SET_FOR_INTERVIEWER = kind(
    "interview_set_for_interviewer",
    Category.SCHEDULE_INTERVIEW,
    N_("You interview {candidate} on {starts}"),
    to=(Role.INTERVIEWER,),
    why=N_("An interview you hold was scheduled."),
    lines=(
        N_("Round {round} of {rounds} for {title} at {client}. The calendar file is attached."),
        N_("When it ends I will ask you for the marks."),
    ),
    facts=_FOR_INTERVIEWER,
    after_rows=_profile,
)
INTERVIEW_SET_FOR_CLIENT = kind(
    "interview_set_for_client",
    Category.SCHEDULE_INTERVIEW,
    N_("{interviewer} interviews {candidate} on {starts}"),
    to=(Role.CLIENT,),
    why=N_("An interview for your job was scheduled."),
    lines=(N_("Round {round} of {rounds} for {title}. The calendar file is attached."),),
    facts=_BOTH_CLOCKS,
    after_rows=_profile,
)
INTERVIEW_SET_FOR_RECRUITER = kind(
    "interview_set_for_recruiter",
    Category.SCHEDULE_INTERVIEW,
    N_("{by} scheduled {candidate}'s interview for {starts}"),
    to=(Role.RECRUITER,),
    why=N_("Somebody else scheduled an interview of a person you look after."),
    lines=(N_("Round {round} of {rounds} for {title} at {client}, with {interviewer}."),),
    facts=_BOTH_CLOCKS,
    after_rows=_arrange,
)

INTERVIEW_MOVED_FOR_CANDIDATE = kind(
    "interview_moved_for_candidate",
    Category.SCHEDULE_INTERVIEW,
    N_("Your interview for {title} has moved to {starts}"),
    to=(Role.CANDIDATE,),
    why=N_("Your interview was moved."),
    lines=(
        N_("It was on {before}. Why: {reason}"),
        N_("Opening the attached calendar file moves the entry in your calendar."),
    ),
    facts=_FOR_CANDIDATE,
)
INTERVIEW_MOVED_FOR_INTERVIEWER = kind(
    "interview_moved_for_interviewer",
    Category.SCHEDULE_INTERVIEW,
    N_("Your interview of {candidate} has moved to {starts}"),
    to=(Role.INTERVIEWER,),
    why=N_("An interview you hold was moved."),
    lines=(
        N_("{title} at {client}, round {round}. It was on {before}. Why: {reason}"),
        N_("Opening the attached calendar file moves the entry in your calendar."),
    ),
    facts=_FOR_INTERVIEWER,
    after_rows=_profile,
)
INTERVIEW_MOVED_FOR_CLIENT = kind(
    "interview_moved_for_client",
    Category.SCHEDULE_INTERVIEW,
    N_("{candidate}'s interview with {interviewer} has moved to {starts}"),
    to=(Role.CLIENT,),
    why=N_("An interview for your job was moved."),
    lines=(N_("{title}, round {round}. It was on {before}. Why: {reason}"),),
    facts=_BOTH_CLOCKS,
)
INTERVIEW_MOVED_FOR_RECRUITER = kind(
    "interview_moved_for_recruiter",
    Category.SCHEDULE_INTERVIEW,
    N_("{by} moved {candidate}'s interview to {starts}"),
    to=(Role.RECRUITER,),
    why=N_("Somebody else moved an interview of a person you look after."),
    lines=(N_("{title} at {client}, round {round}. It was on {before}. Why: {reason}"),),
    facts=_BOTH_CLOCKS,
    after_rows=_arrange,
)

INTERVIEW_CANCELLED_FOR_CANDIDATE = kind(
    "interview_cancelled_for_candidate",
    Category.SCHEDULE_INTERVIEW,
    N_("Your interview for {title} on {starts} is cancelled"),
    to=(Role.CANDIDATE,),
    why=N_("Your interview was cancelled."),
    lines=(
        N_("Why: {reason}"),
        N_("You need not do anything. Your recruiter will tell you what comes next."),
    ),
    facts=((N_("Interviewer"), "interviewer"),),
)
INTERVIEW_CANCELLED_FOR_INTERVIEWER = kind(
    "interview_cancelled_for_interviewer",
    Category.SCHEDULE_INTERVIEW,
    N_("Your interview of {candidate} on {starts} is cancelled"),
    to=(Role.INTERVIEWER,),
    why=N_("An interview you hold was cancelled."),
    lines=(N_("{title} at {client}, round {round}. Why: {reason}"),),
)
INTERVIEW_CANCELLED_FOR_CLIENT = kind(
    "interview_cancelled_for_client",
    Category.SCHEDULE_INTERVIEW,
    N_("{candidate}'s interview with {interviewer} on {starts} is cancelled"),
    to=(Role.CLIENT,),
    why=N_("An interview for your job was cancelled."),
    lines=(N_("{title}, round {round}. Why: {reason}"),),
)
INTERVIEW_CANCELLED_FOR_RECRUITER = kind(
    "interview_cancelled_for_recruiter",
    Category.SCHEDULE_INTERVIEW,
    N_("{candidate}'s interview on {starts} is cancelled"),
    to=(Role.RECRUITER,),
    why=N_("Somebody else cancelled an interview of a person you look after."),
    lines=(N_("{title} at {client}, round {round}, by {by}. Why: {reason}"),),
)

INTERVIEW_TOMORROW_FOR_CANDIDATE = kind(
    "interview_tomorrow_for_candidate",
    Category.SCHEDULE_INTERVIEW,
    N_("A reminder: your interview for {title} is on {starts}"),
    to=(Role.CANDIDATE,),
    why=N_("Your interview begins within a day."),
    lines=(N_("Round {round} at {client}. Good luck!"),),
    facts=_FOR_CANDIDATE,
    priority=2,
)
INTERVIEW_TOMORROW_FOR_INTERVIEWER = kind(
    "interview_tomorrow_for_interviewer",
    Category.SCHEDULE_INTERVIEW,
    N_("A reminder: you interview {candidate} on {starts}"),
    to=(Role.INTERVIEWER,),
    why=N_("An interview you hold begins within a day."),
    lines=(N_("Round {round} for {title} at {client}."),),
    facts=_FOR_INTERVIEWER,
    after_rows=_profile,
    priority=2,
)
INTERVIEW_SOON_FOR_CANDIDATE = kind(
    "interview_soon_for_candidate",
    Category.SCHEDULE_INTERVIEW,
    N_("Your interview for {title} starts within the hour, at {starts}"),
    to=(Role.CANDIDATE,),
    why=N_("Your interview begins within an hour."),
    lines=(N_("Round {round} at {client}. Good luck!"),),
    facts=_FOR_CANDIDATE,
    priority=2,
    urgent=True,
)
INTERVIEW_SOON_FOR_INTERVIEWER = kind(
    "interview_soon_for_interviewer",
    Category.SCHEDULE_INTERVIEW,
    N_("Your interview of {candidate} starts within the hour, at {starts}"),
    to=(Role.INTERVIEWER,),
    why=N_("An interview you hold begins within an hour."),
    lines=(N_("Round {round} for {title} at {client}."),),
    facts=_FOR_INTERVIEWER,
    after_rows=_profile,
    priority=2,
    urgent=True,
)
