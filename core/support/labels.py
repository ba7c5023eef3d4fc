"""How a ticket's categories, priorities and states are called."""

from core.kit.words import N_
from core.models.enums import TicketCategory, TicketPriority, TicketStatus

CATEGORIES = {
    TicketCategory.SUPPORT: N_("Support"),
    TicketCategory.FEATURE_REQUEST: N_("Feature request"),
    TicketCategory.BUG_REPORT: N_("Bug report"),
    TicketCategory.ACCESS_REQUEST: N_("Access request"),
    TicketCategory.PERFORMANCE: N_("Performance issue"),
    TicketCategory.INTEGRATION: N_("Integration help"),
    TicketCategory.OTHER: N_("Other"),
}
PRIORITIES = {
    TicketPriority.LOW: N_("Low"),
    TicketPriority.MEDIUM: N_("Medium"),
    TicketPriority.HIGH: N_("High"),
    TicketPriority.URGENT: N_("Urgent"),
}
STATES = {
    TicketStatus.PENDING: N_("waiting"),
    TicketStatus.IN_PROGRESS: N_("in progress"),
    TicketStatus.RESOLVED: N_("resolved"),
    TicketStatus.CLOSED: N_("closed"),
}
