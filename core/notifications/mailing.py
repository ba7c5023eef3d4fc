"""From which mails a person can unsubscribe with one press."""

from core.models.enums import NotificationCategory as Category
from core.notifications.groups import ALWAYS_TOLD

BINDING = frozenset(
    {
        # What was agreed, and what is owed.
        Category.NEGOTIATED_TERMS,
        Category.ACCEPT_TERMS,
        Category.REJECT_TERMS,
        Category.CHANGE_TERMS,
        Category.INVOICE_GENERATED,
        Category.PLAN_ENDING,
        # Offers, and the answers to them.
        Category.SELECT_CANDIDATE,
        Category.ACCEPTED_CTC,
        Category.CANDIDATE_ACCEPTED,
        Category.CANDIDATE_REJECTED,
        Category.CANDIDATE_OFFER_REJECTED,
        Category.CANDIDATE_JOINING_DATE_UPDATE,
        # An appointment somebody keeps a chair free for.
        Category.SCHEDULE_INTERVIEW,
    }
)
"""One press of a mail program's own button, made by many unread, must not end these; who wants to can
still say so in his settings."""


def may_unsubscribe(category: str) -> bool:
    """Whether a mail of this category carries the link."""
    return category not in ALWAYS_TOLD and category not in BINDING
