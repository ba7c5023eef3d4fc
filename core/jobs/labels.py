"""The words people read for the closed lists of a job."""

from core.kit.words import N_
from core.models.enums import (
    Approval,
    InterviewMode,
    InterviewType,
    JobLevel,
    JobStatus,
    JobType,
    MetricType,
    WorkMode,
)

JOB_TYPES = {
    JobType.FULL_TIME: N_("Full time"),
    JobType.PART_TIME: N_("Part time"),
    JobType.INTERN: N_("Intern"),
    JobType.CONSULTANT: N_("Consultant"),
    JobType.FREELANCE: N_("Freelance"),
}

JOB_LEVELS = {
    JobLevel.ENTRY: N_("Entry"),
    JobLevel.MID: N_("Mid"),
    JobLevel.SENIOR: N_("Senior"),
    JobLevel.LEAD: N_("Lead"),
    JobLevel.EXECUTIVE: N_("Executive"),
}

WORK_MODES = {
    WorkMode.OFFICE: N_("In the office"),
    WorkMode.HYBRID: N_("Hybrid"),
    WorkMode.REMOTE: N_("Remote"),
}

METRICS = {
    MetricType.RATING: N_("A rating out of 10"),
    MetricType.EXPERIENCE: N_("Years of experience"),
    MetricType.OTHER: N_("Something else"),
}

INTERVIEW_MODES = {
    InterviewMode.ONLINE: N_("Online"),
    InterviewMode.FACE_TO_FACE: N_("Face to face"),
    InterviewMode.TELEPHONE: N_("By phone"),
}

INTERVIEW_TYPES = {
    InterviewType.TECHNICAL: N_("Technical"),
    InterviewType.NON_TECHNICAL: N_("Non-technical"),
    InterviewType.ASSIGNMENT: N_("Assignment"),
}

APPROVALS = {
    Approval.PENDING: N_("Waiting for approval"),
    Approval.ACCEPTED: N_("Approved"),
    Approval.REJECTED: N_("Rejected"),
}

JOB_STATES = {
    JobStatus.OPENED: N_("Open"),
    JobStatus.HOLD: N_("On hold"),
    JobStatus.CLOSED: N_("Closed"),
    JobStatus.EXPIRED: N_("Expired"),
}


def state_label(approval: Approval, status: JobStatus) -> str:
    """One word for where a job stands: its approval until it is approved, then its status."""
    return JOB_STATES[status] if approval is Approval.ACCEPTED else APPROVALS[approval]
