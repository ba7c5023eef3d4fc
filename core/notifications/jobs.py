"""What people are told about jobs: posted, looked at, decided, given to recruiters."""

from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.words import N_
from core.models.enums import NotificationCategory as Category
from core.notifications.due import Due
from core.notifications.kind import Params, Rows, kind

DECIDE_JOB = Due(working_days=1)
ASSIGN_RECRUITERS = Due(working_days=1)


def _view(params: Params) -> Button:
    return Button(N_("View job"), "view_job", (params["job"],))


def _only_view(params: Params) -> Rows:
    return ((_view(params),),)


def _decide(params: Params) -> Rows:
    approve = Button(N_("Approve"), "approve_job", (params["job"],), Style.PRIMARY)
    reject = Button(N_("Reject"), "reject_job", (f"job:{params['job']}",), Style.DANGER)
    return ((approve, reject), (_view(params),))


def _assign(params: Params) -> Rows:
    assign = Button(N_("Assign recruiters"), "assign_recruiters", (f"job:{params['job']}",), Style.PRIMARY)
    return ((assign, _view(params)),)


def _submit(params: Params) -> Rows:
    submit = Button(
        N_("Submit a resume"), "submit_resume", (f"location:{params['location']}",), Style.PRIMARY
    )
    return ((submit, _view(params)),)


_JOB_FACTS = (
    (N_("Code"), "code"),
    (N_("Yearly CTC"), "ctc"),
    (N_("Places"), "places"),
    (N_("Deadline"), "deadline"),
)

JOB_POSTED = kind(
    "job_posted",
    Category.CREATE_JOB,
    N_("{client} posted a job: {title}"),
    to=(Role.MANAGER,),
    why=N_("A client posted a job with your agency."),
    lines=(N_("Approve it to start sourcing, or reject it with a reason."),),
    facts=_JOB_FACTS,
    awaits="decide_job",
    due=DECIDE_JOB,
    rows=_decide,
    after_rows=_only_view,
)

JOB_POSTED_FOR_CLIENT = kind(
    "job_posted_for_client",
    Category.ACCEPT_JOB,
    N_("{name} of {agency} posted “{title}” for you"),
    to=(Role.CLIENT,),
    why=N_("An agency posted a job for you."),
    lines=(N_("It is approved and sourcing can start. Tell {name} if something should change."),),
    facts=_JOB_FACTS,
    after_rows=_only_view,
)

JOB_VIEWED = kind(
    "job_viewed",
    Category.MANAGER_VIEWED_JOB,
    N_("{agency} is looking at your job “{title}”"),
    to=(Role.CLIENT,),
    why=N_("An agency opened your job for the first time."),
    lines=(N_("{name} opened it just now. You will hear as soon as it is decided."),),
    after_rows=_only_view,
    low=True,
)

JOB_APPROVED = kind(
    "job_approved",
    Category.ACCEPT_JOB,
    N_("Your job “{title}” is approved"),
    to=(Role.CLIENT,),
    why=N_("An agency approved your job."),
    lines=(N_("{agency} starts looking for people now."),),
    facts=((N_("Code"), "code"), (N_("Approved by"), "name")),
    after_rows=_only_view,
)

JOB_NEEDS_RECRUITERS = kind(
    "job_needs_recruiters",
    Category.ACCEPT_JOB,
    N_("Who will work on “{title}”?"),
    to=(Role.MANAGER,),
    why=N_("A job of your agency is approved and has no recruiters yet."),
    lines=(N_("The job of {client} is approved. Choose recruiters for each location."),),
    facts=((N_("Places"), "places"), (N_("Deadline"), "deadline")),
    awaits="assign_recruiters",
    due=ASSIGN_RECRUITERS,
    rows=_assign,
    after_rows=_only_view,
)

ON_PANEL = kind(
    "on_panel",
    Category.ASSIGN_INTERVIEWER,
    N_("You interview for “{title}” at {client}"),
    to=(Role.INTERVIEWER,),
    why=N_("A job was approved whose rounds name you as interviewer."),
    lines=(N_("You will get an invitation with the profile when the first candidate is scheduled."),),
    facts=((N_("Your rounds"), "rounds"), (N_("Skills"), "skills")),
    after_rows=_only_view,
)

PLAN_LIMIT_NOTE = kind(
    "plan_limit_note",
    Category.PLAN_LIMIT_REJECT,
    N_("Your job “{title}” has to wait"),
    to=(Role.CLIENT,),
    why=N_("An agency has no room for your job at present."),
    lines=(N_("The plan of {agency} has no room for it now. {name} says: {note}"),),
    facts=((N_("Code"), "code"),),
    after_rows=_only_view,
)

JOB_REJECTED = kind(
    "job_rejected",
    Category.REJECT_JOB,
    N_("Your job “{title}” was not accepted"),
    to=(Role.CLIENT,),
    why=N_("An agency rejected your job."),
    lines=(N_("{name} of {agency} says: {reason}"), N_("You can post it again with changes: /post_job")),
    facts=((N_("Code"), "code"),),
    after_rows=_only_view,
)

JOB_ASSIGNED = kind(
    "job_assigned_to_recruiter",
    Category.ASSIGN_JOB,
    N_("You are on “{title}” for {client} in {city}"),
    to=(Role.RECRUITER,),
    why=N_("Your manager put you on a job."),
    facts=(
        (N_("Seats"), "seats"),
        (N_("Yearly CTC"), "ctc"),
        (N_("Skills"), "skills"),
        (N_("Deadline"), "deadline"),
    ),
    after_rows=_submit,
)

JOB_UNASSIGNED = kind(
    "job_unassigned_from_recruiter",
    Category.ASSIGN_JOB,
    N_("You are no longer on “{title}” in {city}"),
    to=(Role.RECRUITER,),
    why=N_("Your manager took you off a job."),
    lines=(N_("{name} gave the location to others. Profiles you sent stay yours."),),
)

RECRUITERS_ASSIGNED = kind(
    "recruiters_assigned",
    Category.RECRUITER_ASSIGNED_TO_JOB,
    N_("{agency} put recruiters on “{title}” in {city}"),
    to=(Role.CLIENT,),
    why=N_("An agency put recruiters on your job."),
    facts=((N_("Recruiters"), "recruiters"),),
    after_rows=_only_view,
    low=True,
)

_LEFT = (
    (N_("Code"), "code"),
    (N_("Client"), "client"),
    (N_("Free seats"), "free"),
    (N_("Candidates under way"), "under_way"),
)

JOB_NEAR_DEADLINE = kind(
    "job_near_deadline",
    Category.JOB_NEAR_DEADLINE,
    N_("The last day of “{title}” is near: {deadline}"),
    to=(Role.CLIENT, Role.MANAGER, Role.RECRUITER),
    why=N_("A job of yours takes profiles for three days more, or less."),
    lines=(N_("After that day it takes no more profiles. Whoever is under way goes on."),),
    facts=_LEFT,
    after_rows=_only_view,
)

JOB_EXPIRED = kind(
    "job_expired",
    Category.JOB_EXPIRED,
    N_("“{title}” takes no more profiles"),
    to=(Role.CLIENT, Role.MANAGER, Role.RECRUITER),
    why=N_("The last day of a job of yours has passed."),
    lines=(N_("Its last day was {deadline}. Whoever is under way goes on."),),
    facts=_LEFT,
    after_rows=_only_view,
)
