"""What is told about interviews: the appointment, its reminders, and what the marks decided."""

from core.kit.card import Button, Style
from core.kit.words import N_
from core.models.enums import NotificationCategory as Category
from core.notifications.kind import Params, Rows, kind

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


def _marks(params: Params) -> Rows:
    subject = f"interview:{params['interview']}"
    return [[Button(N_("Log marks"), "log_marks", (subject,), Style.PRIMARY)]]


def _offer(params: Params) -> Rows:
    subject = f"application:{params['application']}"
    return [[Button(N_("Make offer"), "make_offer", (subject,), Style.PRIMARY)]]


ROUND_TO_SCHEDULE = kind(
    "round_to_schedule",
    Category.SCHEDULE_INTERVIEW,
    N_("Please schedule round {round} of {rounds} for {candidate}"),
    lines=(N_("{title} at {client}. {interviewer} holds this round."),),
    awaits="schedule_interview",
    rows=_schedule,
    after_rows=_profile,
)

INTERVIEW_SET_FOR_CANDIDATE = kind(
    "interview_set_for_candidate",
    Category.SCHEDULE_INTERVIEW,
    N_("Your interview for {title} is on {starts}"),
    lines=(N_("Round {round} of {rounds} at {client}, with {interviewer}. The calendar file is attached."),),
    facts=_FOR_CANDIDATE,
)
INTERVIEW_SET_FOR_INTERVIEWER = kind(
    "interview_set_for_interviewer",
    Category.SCHEDULE_INTERVIEW,
    N_("You interview {candidate} on {starts}"),
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
    lines=(N_("Round {round} of {rounds} for {title}. The calendar file is attached."),),
    facts=_BOTH_CLOCKS,
    after_rows=_profile,
)
INTERVIEW_SET_FOR_RECRUITER = kind(
    "interview_set_for_recruiter",
    Category.SCHEDULE_INTERVIEW,
    N_("{by} scheduled {candidate}'s interview for {starts}"),
    lines=(N_("Round {round} of {rounds} for {title} at {client}, with {interviewer}."),),
    facts=_BOTH_CLOCKS,
    after_rows=_arrange,
)

INTERVIEW_MOVED_FOR_CANDIDATE = kind(
    "interview_moved_for_candidate",
    Category.SCHEDULE_INTERVIEW,
    N_("Your interview for {title} has moved to {starts}"),
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
    lines=(N_("{title}, round {round}. It was on {before}. Why: {reason}"),),
    facts=_BOTH_CLOCKS,
)
INTERVIEW_MOVED_FOR_RECRUITER = kind(
    "interview_moved_for_recruiter",
    Category.SCHEDULE_INTERVIEW,
    N_("{by} moved {candidate}'s interview to {starts}"),
    lines=(N_("{title} at {client}, round {round}. It was on {before}. Why: {reason}"),),
    facts=_BOTH_CLOCKS,
    after_rows=_arrange,
)

INTERVIEW_CANCELLED_FOR_CANDIDATE = kind(
    "interview_cancelled_for_candidate",
    Category.SCHEDULE_INTERVIEW,
    N_("Your interview for {title} on {starts} is cancelled"),
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
    lines=(N_("{title} at {client}, round {round}. Why: {reason}"),),
)
INTERVIEW_CANCELLED_FOR_CLIENT = kind(
    "interview_cancelled_for_client",
    Category.SCHEDULE_INTERVIEW,
    N_("{candidate}'s interview with {interviewer} on {starts} is cancelled"),
    lines=(N_("{title}, round {round}. Why: {reason}"),),
)
INTERVIEW_CANCELLED_FOR_RECRUITER = kind(
    "interview_cancelled_for_recruiter",
    Category.SCHEDULE_INTERVIEW,
    N_("{candidate}'s interview on {starts} is cancelled"),
    lines=(N_("{title} at {client}, round {round}, by {by}. Why: {reason}"),),
)

INTERVIEW_TOMORROW_FOR_CANDIDATE = kind(
    "interview_tomorrow_for_candidate",
    Category.SCHEDULE_INTERVIEW,
    N_("A reminder: your interview for {title} is on {starts}"),
    lines=(N_("Round {round} at {client}. Good luck!"),),
    facts=_FOR_CANDIDATE,
    priority=2,
)
INTERVIEW_TOMORROW_FOR_INTERVIEWER = kind(
    "interview_tomorrow_for_interviewer",
    Category.SCHEDULE_INTERVIEW,
    N_("A reminder: you interview {candidate} on {starts}"),
    lines=(N_("Round {round} for {title} at {client}."),),
    facts=_FOR_INTERVIEWER,
    after_rows=_profile,
    priority=2,
)
INTERVIEW_SOON_FOR_CANDIDATE = kind(
    "interview_soon_for_candidate",
    Category.SCHEDULE_INTERVIEW,
    N_("Your interview for {title} starts within the hour, at {starts}"),
    lines=(N_("Round {round} at {client}. Good luck!"),),
    facts=_FOR_CANDIDATE,
    priority=2,
)
INTERVIEW_SOON_FOR_INTERVIEWER = kind(
    "interview_soon_for_interviewer",
    Category.SCHEDULE_INTERVIEW,
    N_("Your interview of {candidate} starts within the hour, at {starts}"),
    lines=(N_("Round {round} for {title} at {client}."),),
    facts=_FOR_INTERVIEWER,
    after_rows=_profile,
    priority=2,
)
MARKS_DUE = kind(
    "marks_due",
    Category.FEEDBACK_PENDING,
    N_("How did {candidate} do? Please log the marks"),
    lines=(N_("Round {round} of {rounds} for {title} at {client}, which began on {starts}."),),
    awaits="log_marks",
    rows=_marks,
    after_rows=_profile,
    priority=2,
)

CANDIDATE_PROMOTED = kind(
    "candidate_promoted",
    Category.PROMOTE_CANDIDATE,
    N_("Well done! You passed round {round} for {title}"),
    lines=(N_("There are {rounds} rounds. Your recruiter will tell you when the next one at {client} is."),),
)
FEEDBACK_ADDED = kind(
    "feedback_added",
    Category.INTERVIEW_FEEDBACK_ADDED,
    N_("{interviewer} gave marks for {candidate}: {verdict}"),
    lines=(N_("{title} at {client}, round {round} of {rounds}."), N_("Remarks: {remarks}")),
    facts=((N_("Overall"), "overall"),),
    after_rows=_profile,
)
FEEDBACK_AMENDED = kind(
    "feedback_amended",
    Category.INTERVIEW_FEEDBACK_ADDED,
    N_("{interviewer} corrected the marks for {candidate}: {verdict}"),
    lines=(N_("{title} at {client}, round {round} of {rounds}."), N_("Remarks: {remarks}")),
    facts=((N_("Overall"), "overall"),),
    after_rows=_profile,
)
ROUNDS_PASSED_FOR_CANDIDATE = kind(
    "rounds_passed_for_candidate",
    Category.ONHOLD_CANDIDATE,
    N_("Well done! You passed all rounds for {title}"),
    lines=(N_("{client} now decides about the offer. I will tell you as soon as I know."),),
)
OFFER_TO_MAKE = kind(
    "offer_to_make",
    Category.SELECT_CANDIDATE,
    N_("{candidate} passed all rounds for {title}. Would you like to make an offer?"),
    lines=(N_("{interviewer} held the last round. Remarks: {remarks}"),),
    facts=((N_("Overall"), "overall"),),
    awaits="make_offer",
    rows=_offer,
    after_rows=_profile,
)
ROUNDS_PASSED_FOR_RECRUITER = kind(
    "rounds_passed_for_recruiter",
    Category.SELECT_CANDIDATE,
    N_("{candidate} passed all rounds for {title}"),
    lines=(N_("{client} now decides about the offer. Remarks: {remarks}"),),
    after_rows=_profile,
)
INTERVIEW_FAILED_FOR_CANDIDATE = kind(
    "interview_failed_for_candidate",
    Category.REJECT_CANDIDATE,
    N_("About {title} at {client}: this time it was not a match"),
    lines=(
        N_("Thank you for taking the time for round {round}."),
        N_("Your recruiter keeps your profile and will come back to you with other jobs."),
    ),
)
INTERVIEW_FAILED_FOR_RECRUITER = kind(
    "interview_failed_for_recruiter",
    Category.REJECT_CANDIDATE,
    N_("{candidate} did not pass round {round} for {title}"),
    lines=(N_("{interviewer} at {client} writes: {remarks}"),),
    facts=((N_("Overall"), "overall"),),
    after_rows=_profile,
)
