"""What is told about marks: that they are due, and what they decided."""

from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.words import N_
from core.models.enums import NotificationCategory as Category
from core.notifications.due import Due
from core.notifications.kind import Params, Rows, kind

LOG_MARKS = Due(hours=24)
"""While the interviewer remembers the candidate well."""
MAKE_OFFER = Due(working_days=3)
"""After that a good candidate looks elsewhere."""


def _profile(params: Params) -> Rows:
    return [[Button(N_("View profile"), "view_profile", (params["application"],))]]


def _marks(params: Params) -> Rows:
    subject = f"interview:{params['interview']}"
    return [[Button(N_("Log marks"), "log_marks", (subject,), Style.PRIMARY)]]


def _offer(params: Params) -> Rows:
    subject = f"application:{params['application']}"
    return [[Button(N_("Make offer"), "make_offer", (subject,), Style.PRIMARY)]]


MARKS_DUE = kind(
    "marks_due",
    Category.FEEDBACK_PENDING,
    N_("How did {candidate} do? Please log the marks"),
    to=(Role.INTERVIEWER,),
    why=N_("An interview you held has ended and has no marks yet."),
    lines=(N_("Round {round} of {rounds} for {title} at {client}, which began on {starts}."),),
    awaits="log_marks",
    due=LOG_MARKS,
    rows=_marks,
    after_rows=_profile,
    priority=2,
)

CANDIDATE_PROMOTED = kind(
    "candidate_promoted",
    Category.PROMOTE_CANDIDATE,
    N_("Well done! You passed round {round} for {title}"),
    to=(Role.CANDIDATE,),
    why=N_("You passed a round."),
    lines=(N_("There are {rounds} rounds. Your recruiter will tell you when the next one at {client} is."),),
)
FEEDBACK_ADDED = kind(
    "feedback_added",
    Category.INTERVIEW_FEEDBACK_ADDED,
    N_("{interviewer} gave marks for {candidate}: {verdict}"),
    to=(Role.MANAGER,),
    why=N_("An interviewer gave marks to a candidate of your agency."),
    lines=(N_("{title} at {client}, round {round} of {rounds}."), N_("Remarks: {remarks}")),
    facts=((N_("Overall"), "overall"),),
    after_rows=_profile,
)
FEEDBACK_AMENDED = kind(
    "feedback_amended",
    Category.INTERVIEW_FEEDBACK_ADDED,
    N_("{interviewer} corrected the marks for {candidate}: {verdict}"),
    to=(Role.MANAGER, Role.RECRUITER),
    why=N_("An interviewer corrected the marks of a candidate of your agency."),
    lines=(N_("{title} at {client}, round {round} of {rounds}."), N_("Remarks: {remarks}")),
    facts=((N_("Overall"), "overall"),),
    after_rows=_profile,
    low=True,
)
ROUNDS_PASSED_FOR_CANDIDATE = kind(
    "rounds_passed_for_candidate",
    Category.ONHOLD_CANDIDATE,
    N_("Well done! You passed all rounds for {title}"),
    to=(Role.CANDIDATE,),
    why=N_("You passed the last round."),
    lines=(N_("{client} now decides about the offer. I will tell you as soon as I know."),),
)
OFFER_TO_MAKE = kind(
    "offer_to_make",
    Category.SELECT_CANDIDATE,
    N_("{candidate} passed all rounds for {title}. Would you like to make an offer?"),
    to=(Role.CLIENT,),
    why=N_("A candidate passed all rounds of your job."),
    lines=(N_("{interviewer} held the last round. Remarks: {remarks}"),),
    facts=((N_("Overall"), "overall"),),
    awaits="make_offer",
    due=MAKE_OFFER,
    rows=_offer,
    after_rows=_profile,
)
ROUNDS_PASSED_FOR_RECRUITER = kind(
    "rounds_passed_for_recruiter",
    Category.SELECT_CANDIDATE,
    N_("{candidate} passed all rounds for {title}"),
    to=(Role.RECRUITER,),
    why=N_("Somebody you look after passed all rounds."),
    lines=(N_("{client} now decides about the offer. Remarks: {remarks}"),),
    after_rows=_profile,
)
INTERVIEW_FAILED_FOR_CANDIDATE = kind(
    "interview_failed_for_candidate",
    Category.REJECT_CANDIDATE,
    N_("About {title} at {client}: this time it was not a match"),
    to=(Role.CANDIDATE,),
    why=N_("You did not pass a round."),
    lines=(
        N_("Thank you for taking the time for round {round}."),
        N_("Your recruiter keeps your profile and will come back to you with other jobs."),
    ),
)
INTERVIEW_FAILED_FOR_RECRUITER = kind(
    "interview_failed_for_recruiter",
    Category.REJECT_CANDIDATE,
    N_("{candidate} did not pass round {round} for {title}"),
    to=(Role.RECRUITER,),
    why=N_("Somebody you look after did not pass a round."),
    lines=(N_("{interviewer} at {client} writes: {remarks}"),),
    facts=((N_("Overall"), "overall"),),
    after_rows=_profile,
)
