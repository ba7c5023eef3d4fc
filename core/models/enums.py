"""Every closed list of words that is stored; the database refuses any other word."""

from enum import IntEnum, StrEnum


class Channel(StrEnum):
    """Where a person is reached in chat."""

    SLACK = "slack"
    TELEGRAM = "telegram"


class PreferenceChannel(StrEnum):
    """Where a person may be told something."""

    SLACK = "slack"
    TELEGRAM = "telegram"
    MAIL = "mail"


class DeliveryMode(StrEnum):
    """How a person wants to hear of one category on one channel."""

    AT_ONCE = "at_once"
    DIGEST = "digest"
    MUTED = "muted"


class ConnectionStatus(StrEnum):
    """Where a client stands with an agency."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SUSPENDED = "suspended"


class Side(StrEnum):
    """Which of the two parties acted."""

    CLIENT = "client"
    AGENCY = "agency"


class NegotiationStatus(StrEnum):
    """How one round of a negotiation ended."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    COUNTERED = "countered"
    WITHDRAWN = "withdrawn"


class FeeType(StrEnum):
    """Whether a fee is a share of the yearly cost or an amount."""

    PERCENTAGE = "percentage"
    FIXED = "fixed"


class Approval(StrEnum):
    """A decision somebody else takes."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class JobStatus(StrEnum):
    """Whether a job, or one location of it, takes candidates."""

    OPENED = "opened"
    CLOSED = "closed"
    HOLD = "hold"
    EXPIRED = "expired"


class WorkMode(StrEnum):
    """Where the work is done."""

    REMOTE = "remote"
    HYBRID = "hybrid"
    OFFICE = "office"


class JobType(StrEnum):
    """The kind of employment."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    INTERN = "intern"
    CONSULTANT = "consultant"
    FREELANCE = "freelance"


class JobLevel(StrEnum):
    """How senior the role is."""

    ENTRY = "entry"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    EXECUTIVE = "executive"


class MetricType(StrEnum):
    """How a skill is measured."""

    RATING = "rating"
    EXPERIENCE = "experience"
    OTHER = "other"


class InterviewMode(StrEnum):
    """How the two people meet."""

    ONLINE = "online"
    FACE_TO_FACE = "face_to_face"
    TELEPHONE = "telephone"


class InterviewType(StrEnum):
    """What a round looks at."""

    TECHNICAL = "technical"
    NON_TECHNICAL = "non_technical"
    ASSIGNMENT = "assignment"


class EditStatus(StrEnum):
    """How a proposed edit, or one field of it, ended."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    PARTIAL = "partial"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class EmploymentStatus(StrEnum):
    """Whether a candidate works now."""

    WORKING = "working"
    NOT_WORKING = "not_working"
    SERVING_NOTICE = "serving_notice"


class ContractType(StrEnum):
    """What a candidate's present contract is."""

    PERMANENT = "permanent"
    CONTRACT = "contract"


class ApplicationStatus(StrEnum):
    """Where a person stands in one job."""

    APPLIED = "applied"
    PENDING = "pending"
    PROCESSING = "processing"
    HOLD = "hold"
    SELECTED = "selected"
    REJECTED = "rejected"
    LEFT = "left"
    WITHDRAWN = "withdrawn"


class InterviewStatus(StrEnum):
    """What became of an appointment."""

    SCHEDULED = "scheduled"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    NOT_JOINED = "not_joined"


class Verdict(StrEnum):
    """What an interviewer decided."""

    PROMOTED = "promoted"
    PASSED = "passed"
    REJECTED = "rejected"


class Acceptance(StrEnum):
    """The candidate's answer to an offer."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class JoiningStatus(StrEnum):
    """What became of a selected candidate."""

    PENDING = "pending"
    JOINED = "joined"
    NOT_JOINED = "not_joined"
    LEFT = "left"
    REFUSED = "refused"


class LeavingReason(StrEnum):
    """Why a hire left; leaving for performance is never replaced."""

    ABSCONDING = "absconding"
    BEHAVIOUR = "behaviour"
    PERFORMANCE = "performance"
    PERSONAL = "personal"
    OTHER = "other"


class ReplacementStatus(StrEnum):
    """Where the replacement of one leaver stands."""

    PENDING_MANAGER_APPROVAL = "pending_manager_approval"
    PENDING = "pending"
    COMPLETED = "completed"
    INCOMPLETE = "incomplete"


class InvoiceStatus(StrEnum):
    """Where an invoice stands."""

    NEEDS_BAND = "needs_band"
    DRAFT = "draft"
    APPROVED = "approved"
    SENT = "sent"
    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    REPORTED_PAID = "reported_paid"
    VERIFIED = "verified"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"


class PaperSeries(StrEnum):
    """Which papers are counted together."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"


class PaymentStatus(StrEnum):
    """Whether a plan is paid."""

    PENDING = "pending"
    PAID = "paid"
    FAILED = "failed"
    CANCELLED = "cancelled"


class PlanEvent(StrEnum):
    """What happened to an agency's plan."""

    CHOSEN = "chosen"
    RENEWED = "renewed"
    CHANGED = "changed"
    PAID = "paid"
    ENDED = "ended"
    EXPIRED = "expired"


class TicketStatus(StrEnum):
    """Where a support ticket stands."""

    PENDING = "pending"
    IN_PROGRESS = "in_progress"
    RESOLVED = "resolved"
    CLOSED = "closed"


class TicketCategory(StrEnum):
    """What a support ticket is about."""

    SUPPORT = "support"
    FEATURE_REQUEST = "feature_request"
    BUG_REPORT = "bug_report"
    ACCESS_REQUEST = "access_request"
    PERFORMANCE = "performance"
    INTEGRATION = "integration"
    OTHER = "other"


class TicketPriority(StrEnum):
    """How soon a ticket matters."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    URGENT = "urgent"


class LinkedInAccount(StrEnum):
    """On whose page a post stands."""

    AGENCY = "agency"
    HIRESYNC = "hiresync"


class LinkedInStatus(StrEnum):
    """Whether an agency's LinkedIn can be used."""

    CHOOSING_PAGE = "choosing_page"
    CONNECTED = "connected"
    EXPIRED = "expired"
    DISCONNECTED = "disconnected"


class LinkedInPostStatus(StrEnum):
    """What became of one post."""

    WAITING = "waiting"
    POSTED = "posted"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CLOSED = "closed"


class DraftStatus(StrEnum):
    """What became of a conversation."""

    OPEN = "open"
    SUBMITTED = "submitted"
    CANCELLED = "cancelled"
    PARKED = "parked"
    EXPIRED = "expired"


class LaneState(StrEnum):
    """Whether a destination takes messages."""

    OPEN = "open"
    PAUSED = "paused"
    BLOCKED = "blocked"


class OutboxPolicy(StrEnum):
    """Whether a message may be sent again after a crash whose outcome nobody knows."""

    AT_LEAST_ONCE = "at_least_once"
    AT_MOST_ONCE = "at_most_once"


class OutboxState(StrEnum):
    """Where a message stands on its way out; `later` waits for its moment, `waiting` only for its turn."""

    LATER = "later"
    WAITING = "waiting"
    LEASED = "leased"
    SENT = "sent"
    PARKED = "parked"
    UNKNOWN = "unknown"
    DROPPED = "dropped"


class AttemptOutcome(StrEnum):
    """How one try to send ended."""

    SENT = "sent"
    RETRY = "retry"
    FAILED = "failed"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"


class Priority(IntEnum):
    """Which of the messages of one lane goes first."""

    ANSWER = 0
    CARD = 1
    REMINDER = 2
    DIGEST = 3


class NotificationCategory(StrEnum):
    """What a notification is about; none of them is silent."""

    SENT_CONNECTION = "sent_connection"
    ACCEPT_CONNECTION = "accept_connection"
    NEGOTIATED_TERMS = "negotiated_terms"
    ACCEPT_TERMS = "accept_terms"
    REJECT_TERMS = "reject_terms"
    CREATE_JOB = "create_job"
    MANAGER_VIEWED_JOB = "manager_viewed_job"
    ACCEPT_JOB = "accept_job"
    REJECT_JOB = "reject_job"
    PLAN_LIMIT_REJECT = "plan_limit_reject"
    EDIT_JOB = "edit_job"
    ACCEPT_JOB_EDIT = "accept_job_edit"
    REJECT_JOB_EDIT = "reject_job_edit"
    PARTIAL_JOB_EDIT = "partial_job_edit"
    ASSIGN_INTERVIEWER = "assign_interviewer"
    ASSIGN_JOB = "assign_job"
    RECRUITER_ASSIGNED_TO_JOB = "recruiter_assigned_to_job"
    JOB_ASSIGNED = "job_assigned"
    SEND_APPLICATION = "send_application"
    SHORTLIST_APPLICATION = "shortlist_application"
    SCHEDULE_INTERVIEW = "schedule_interview"
    PROMOTE_CANDIDATE = "promote_candidate"
    REJECT_CANDIDATE = "reject_candidate"
    ONHOLD_CANDIDATE = "onhold_candidate"
    SELECT_CANDIDATE = "select_candidate"
    ACCEPTED_CTC = "accepted_ctc"
    CANDIDATE_ACCEPTED = "candidate_accepted"
    CANDIDATE_REJECTED = "candidate_rejected"
    CANDIDATE_OFFER_REJECTED = "candidate_offer_rejected"
    CANDIDATE_EDIT_REQUEST = "candidate_edit_request"
    CANDIDATE_JOINING_DATE_UPDATE = "candidate_joining_date_update"
    CANDIDATE_JOINED = "candidate_joined"
    CANDIDATE_LEFT = "candidate_left"
    REPLACEMENT_REQUEST = "replacement_request"
    REPLACEMENT_ACCEPTED = "replacement_accepted"
    REPLACEMENT_REJECTED = "replacement_rejected"
    INVOICE_GENERATED = "invoice_generated"
    INTERVIEW_FEEDBACK_ADDED = "interview_feedback_added"
    FEEDBACK_PENDING = "feedback_pending"
    JOB_NEAR_DEADLINE = "job_near_deadline"
    JOB_EXPIRED = "job_expired"
    TICKET_RAISED = "ticket_raised"
    TICKET_REPLY = "ticket_reply"
    TICKET_STATUS_UPDATE = "ticket_status_update"
    BLOG_SUBMITTED = "blog_submitted"
    BLOG_APPROVED = "blog_approved"
    BLOG_REJECTED = "blog_rejected"
    # Besides the 47 of the catalogue: joining, a refused connection, which is no refused job, and terms which
    # the agency changes by itself, which is no negotiation.
    INVITATION = "invitation"
    MEMBER_JOINED = "member_joined"
    REJECT_CONNECTION = "reject_connection"
    CHANGE_TERMS = "change_terms"
    # What time itself brings: several reminders on one card, an act somebody was reminded of in vain, and the
    # end of a plan.
    REMINDER = "reminder"
    NOBODY_ANSWERED = "nobody_answered"
    PLAN_ENDING = "plan_ending"
    # What a person himself has begun, or was handed.
    CONVERSATION = "conversation"
    # What gathers all of it once a day.
    DIGEST = "digest"
