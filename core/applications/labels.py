"""The words people read for the closed lists of an application."""

from core.kit.words import N_
from core.models.enums import ApplicationStatus, EmploymentStatus

STATES = {
    ApplicationStatus.APPLIED: N_("Applied"),
    ApplicationStatus.PENDING: N_("Waiting for the client"),
    ApplicationStatus.PROCESSING: N_("In interviews"),
    ApplicationStatus.HOLD: N_("Passed all rounds"),
    ApplicationStatus.SELECTED: N_("Selected"),
    ApplicationStatus.REJECTED: N_("Rejected"),
    ApplicationStatus.LEFT: N_("Left"),
    ApplicationStatus.WITHDRAWN: N_("Withdrawn"),
}

JOB_STATUSES = {
    EmploymentStatus.WORKING: N_("Working"),
    EmploymentStatus.SERVING_NOTICE: N_("Serving notice"),
    EmploymentStatus.NOT_WORKING: N_("Not working now"),
}
