"""What nobody is told of yet because nobody can do it yet, and the conversation that will bring it.

Both lists only ever shrink: a test fails for an entry whose act exists.
"""

from core.models.enums import NotificationCategory as Category

CATEGORIES = {
    Category.NEGOTIATED_TERMS: "negotiating a band of the terms",
    Category.REJECT_TERMS: "deciding a negotiation",
    Category.EDIT_JOB: "proposing changes to a job",
    Category.ACCEPT_JOB_EDIT: "answering proposed changes of a job",
    Category.REJECT_JOB_EDIT: "answering proposed changes of a job",
    Category.PARTIAL_JOB_EDIT: "answering proposed changes of a job",
    Category.JOB_ASSIGNED: "giving a replacement to recruiters",
    Category.CANDIDATE_EDIT_REQUEST: "asking for another joining date",
    Category.CANDIDATE_JOINING_DATE_UPDATE: "moving a joining date",
    Category.CANDIDATE_LEFT: "marking that somebody has left",
    Category.REPLACEMENT_REQUEST: "asking for a replacement",
    Category.REPLACEMENT_ACCEPTED: "deciding about a replacement",
    Category.REPLACEMENT_REJECTED: "deciding about a replacement",
    Category.BLOG_SUBMITTED: "writing a blog post",
    Category.BLOG_APPROVED: "reviewing a blog post",
    Category.BLOG_REJECTED: "reviewing a blog post",
}
"""Categories no kind belongs to."""

ACTS = {
    "accept_negotiation": "deciding a negotiation",
    "apply_for_job": "applying on the job board",
    "accept_applicant": "looking through those who applied by themselves",
    "log_no_show": "telling that somebody did not come to an interview",
    "reconfirm_offer": "asking a candidate again before the first day",
    "hold_job": "holding, releasing and closing a job",
    "release_job": "holding, releasing and closing a job",
    "close_job": "holding, releasing and closing a job",
    "extend_deadline": "extending the deadline of a job",
}
"""Acts that used to be silent; each comes with its news, which the walk over the use-cases checks."""
