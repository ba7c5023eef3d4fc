"""What belongs together for somebody who reads news or says how he wants to hear of it."""

from collections.abc import Mapping
from enum import StrEnum

from core.kit.words import N_
from core.models.enums import NotificationCategory as Category


class Group(StrEnum):
    """A heading of the inbox and of the preferences, in the order in which they are shown."""

    JOBS = "jobs"
    CANDIDATES = "candidates"
    INTERVIEWS = "interviews"
    OFFERS = "offers"
    INVOICES = "invoices"
    PEOPLE = "people"
    SUPPORT = "support"
    ARTICLES = "articles"
    DRAFTS = "drafts"
    DIGEST = "digest"


GROUP_NAMES: Mapping[Group, str] = {
    Group.JOBS: N_("Jobs"),
    Group.CANDIDATES: N_("Candidates"),
    Group.INTERVIEWS: N_("Interviews"),
    Group.OFFERS: N_("Offers and joining"),
    Group.INVOICES: N_("Invoices"),
    Group.PEOPLE: N_("People and terms"),
    Group.SUPPORT: N_("Support"),
    Group.ARTICLES: N_("Articles"),
    Group.DRAFTS: N_("Drafts"),
    Group.DIGEST: N_("Digest"),
}

GROUPS: Mapping[Group, Mapping[Category, str]] = {
    Group.JOBS: {
        Category.CREATE_JOB: N_("A job is posted"),
        Category.MANAGER_VIEWED_JOB: N_("A job is looked at"),
        Category.ACCEPT_JOB: N_("A job is approved"),
        Category.REJECT_JOB: N_("A job is rejected"),
        Category.PLAN_LIMIT_REJECT: N_("A job has to wait for room in the plan"),
        Category.EDIT_JOB: N_("Changes to a job are proposed"),
        Category.ACCEPT_JOB_EDIT: N_("Changes to a job are accepted"),
        Category.REJECT_JOB_EDIT: N_("Changes to a job are rejected"),
        Category.PARTIAL_JOB_EDIT: N_("Changes to a job are accepted in part"),
        Category.ASSIGN_JOB: N_("You are put on a job, or taken off"),
        Category.RECRUITER_ASSIGNED_TO_JOB: N_("Recruiters are put on a job"),
        Category.JOB_ASSIGNED: N_("A job is given to recruiters"),
        Category.JOB_NEAR_DEADLINE: N_("The deadline of a job is near"),
        Category.JOB_EXPIRED: N_("The deadline of a job has passed"),
    },
    Group.CANDIDATES: {
        Category.SEND_APPLICATION: N_("A profile is sent"),
        Category.SHORTLIST_APPLICATION: N_("A profile is shortlisted"),
        Category.REJECT_CANDIDATE: N_("A candidate is rejected"),
        Category.ONHOLD_CANDIDATE: N_("A candidate waits for a seat"),
        Category.CANDIDATE_EDIT_REQUEST: N_("Details of a candidate are to be changed"),
    },
    Group.INTERVIEWS: {
        Category.ASSIGN_INTERVIEWER: N_("You are named as interviewer"),
        Category.SCHEDULE_INTERVIEW: N_("An interview is set, moved, cancelled or near"),
        Category.FEEDBACK_PENDING: N_("Marks are due"),
        Category.INTERVIEW_FEEDBACK_ADDED: N_("Marks are given or corrected"),
        Category.PROMOTE_CANDIDATE: N_("A round is passed"),
    },
    Group.OFFERS: {
        Category.SELECT_CANDIDATE: N_("All rounds are passed, or an offer is made"),
        Category.ACCEPTED_CTC: N_("A candidate accepts the pay"),
        Category.CANDIDATE_ACCEPTED: N_("An offer is accepted"),
        Category.CANDIDATE_REJECTED: N_("A candidate turns an offer down"),
        Category.CANDIDATE_OFFER_REJECTED: N_("An offer is refused"),
        Category.CANDIDATE_JOINING_DATE_UPDATE: N_("A joining date is moved"),
        Category.CANDIDATE_JOINED: N_("Somebody has joined"),
        Category.CANDIDATE_LEFT: N_("Somebody has left"),
        Category.REPLACEMENT_REQUEST: N_("A replacement is asked for"),
        Category.REPLACEMENT_ACCEPTED: N_("A replacement is promised"),
        Category.REPLACEMENT_REJECTED: N_("A replacement is declined"),
    },
    Group.INVOICES: {
        Category.INVOICE_GENERATED: N_("Invoices and payments"),
    },
    Group.PEOPLE: {
        Category.SENT_CONNECTION: N_("A connection is asked for"),
        Category.ACCEPT_CONNECTION: N_("A connection is accepted"),
        Category.REJECT_CONNECTION: N_("A connection is rejected"),
        Category.NEGOTIATED_TERMS: N_("Terms are negotiated"),
        Category.ACCEPT_TERMS: N_("Terms are agreed to"),
        Category.REJECT_TERMS: N_("Terms are rejected"),
        Category.CHANGE_TERMS: N_("Terms are changed"),
        Category.REMINDER: N_("Several reminders at once"),
        Category.NOBODY_ANSWERED: N_("Somebody was reminded in vain"),
        Category.PLAN_ENDING: N_("The plan ends soon"),
        Category.INVITATION: N_("Invitations and sign-in links"),
        Category.MEMBER_JOINED: N_("Somebody joins, or a chat is added or closed"),
    },
    Group.SUPPORT: {
        Category.TICKET_RAISED: N_("A ticket is raised"),
        Category.TICKET_REPLY: N_("A ticket is answered"),
        Category.TICKET_STATUS_UPDATE: N_("A ticket moves on"),
    },
    Group.ARTICLES: {
        Category.BLOG_SUBMITTED: N_("An article is handed in"),
        Category.BLOG_APPROVED: N_("An article is accepted"),
        Category.BLOG_REJECTED: N_("An article is rejected"),
    },
    Group.DRAFTS: {
        Category.CONVERSATION: N_("Conversations you have begun or were handed"),
    },
    Group.DIGEST: {
        Category.DIGEST: N_("Your digest, once a day"),
    },
}
"""Each category stands in one group, with what it is called there."""

ALWAYS_TOLD = frozenset({Category.INVITATION})
"""What lets a person in: nobody can mute it or keep it for the digest, for he would lock himself out."""

CATEGORY_NAMES: Mapping[Category, str] = {
    category: name for categories in GROUPS.values() for category, name in categories.items()
}
GROUP_OF: Mapping[Category, Group] = {
    category: group for group, categories in GROUPS.items() for category in categories
}
