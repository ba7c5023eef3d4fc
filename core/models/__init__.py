"""The whole schema: one file per noun, all tables importable from here."""

from typing import Any

from core.models.agency import Accountant, Organization, OrganizationTerms, Recruiter
from core.models.applications import JobApplication
from core.models.audit import AuditEntry
from core.models.bands import Band
from core.models.blog import BlogPost
from core.models.candidates import (
    CandidateCertificate,
    CandidateDocument,
    CandidateEducation,
    CandidateExperience,
    CandidateProfile,
    CandidateResume,
    CandidateSkill,
)
from core.models.clients import (
    ClientDetails,
    ClientInterviewer,
    ClientOrganization,
    ClientOrganizationTerms,
    NegotiationRequest,
)
from core.models.columns import Table
from core.models.delivery import (
    ArchivedMessage,
    ChatCard,
    DeliveryAttempt,
    DeliveryLane,
    DeliveryWake,
    LookedCard,
    OutboxMessage,
    RateBucket,
    SeenEvent,
)
from core.models.digests import Digest, DigestTurn
from core.models.drafts import ConversationDraft
from core.models.files import StoredFile, StoredFileContent
from core.models.interviews import CandidateEvaluation, InterviewOffer, InterviewScheduled
from core.models.invoices import CreditNote, InvoiceGenerated, InvoiceSequence, TaxRate
from core.models.job_edits import JobEditField, JobEditVersion
from core.models.jobs import (
    AssignedJob,
    InterviewerDetails,
    JobLocation,
    JobPosting,
    JobPostTerms,
    SkillMetric,
)
from core.models.linkedin import HireSyncLinkedInCredential, LinkedInIntegration, LinkedInPost
from core.models.notifications import Notification, NotificationPreference
from core.models.people import ChatIdentity, Invitation, LinkCode, RefreshToken, User, UserProfile
from core.models.placements import ReplacementCandidate, SelectedCandidate
from core.models.plans import Feature, OrganizationPlan, Plan, PlanFeature, PlanHistory
from core.models.schedule import RecurringJob, SetAside
from core.models.slack import SlackInstallation
from core.models.support import Message, Ticket, TicketFile

__all__ = [
    "TORTOISE",
    "Accountant",
    "ArchivedMessage",
    "AssignedJob",
    "AuditEntry",
    "Band",
    "BlogPost",
    "CandidateCertificate",
    "CandidateDocument",
    "CandidateEducation",
    "CandidateEvaluation",
    "CandidateExperience",
    "CandidateProfile",
    "CandidateResume",
    "CandidateSkill",
    "ChatCard",
    "ChatIdentity",
    "ClientDetails",
    "ClientInterviewer",
    "ClientOrganization",
    "ClientOrganizationTerms",
    "ConversationDraft",
    "CreditNote",
    "DeliveryAttempt",
    "DeliveryLane",
    "DeliveryWake",
    "Digest",
    "DigestTurn",
    "Feature",
    "HireSyncLinkedInCredential",
    "InterviewOffer",
    "InterviewScheduled",
    "InterviewerDetails",
    "Invitation",
    "InvoiceGenerated",
    "InvoiceSequence",
    "JobApplication",
    "JobEditField",
    "JobEditVersion",
    "JobLocation",
    "JobPostTerms",
    "JobPosting",
    "LinkCode",
    "LinkedInIntegration",
    "LinkedInPost",
    "LookedCard",
    "Message",
    "NegotiationRequest",
    "Notification",
    "NotificationPreference",
    "Organization",
    "OrganizationPlan",
    "OrganizationTerms",
    "OutboxMessage",
    "Plan",
    "PlanFeature",
    "PlanHistory",
    "RateBucket",
    "Recruiter",
    "RecurringJob",
    "RefreshToken",
    "ReplacementCandidate",
    "SeenEvent",
    "SelectedCandidate",
    "SetAside",
    "SkillMetric",
    "SlackInstallation",
    "StoredFile",
    "StoredFileContent",
    "Table",
    "TaxRate",
    "Ticket",
    "TicketFile",
    "User",
    "UserProfile",
    "tortoise_config",
]


def tortoise_config(url: str) -> dict[str, Any]:
    """Tortoise's configuration for one database."""
    return {
        "connections": {"default": url},
        "apps": {"models": {"models": ["core.models", "aerich.models"], "default_connection": "default"}},
        "use_tz": True,
        "timezone": "UTC",
    }


# What the aerich command reads; the address is only used by its online commands.
TORTOISE = tortoise_config("asyncpg://hiresync@localhost/hiresync")
