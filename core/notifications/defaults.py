"""How a role hears of news for as long as nobody says otherwise."""

from collections.abc import Mapping

from core.kit.actor import Role
from core.models.enums import DeliveryMode as Mode
from core.models.enums import NotificationCategory as Category
from core.notifications.groups import ALWAYS_TOLD, GROUP_OF, Group

ROLE_DEFAULTS: Mapping[Role, Mapping[Group | Category, Mode]] = {
    Role.MANAGER: {Group.ARTICLES: Mode.DIGEST},
    Role.RECRUITER: {Group.INVOICES: Mode.DIGEST},
    Role.ACCOUNTANT: {Group.JOBS: Mode.DIGEST, Group.CANDIDATES: Mode.DIGEST, Group.INTERVIEWS: Mode.DIGEST},
    Role.CLIENT: {Group.ARTICLES: Mode.DIGEST, Category.MANAGER_VIEWED_JOB: Mode.DIGEST},
    Role.INTERVIEWER: {Group.INVOICES: Mode.DIGEST},
    Role.CANDIDATE: {},
    Role.ADMIN: {Group.JOBS: Mode.DIGEST, Group.CANDIDATES: Mode.DIGEST, Group.INTERVIEWS: Mode.DIGEST},
}
"""What is not named comes at once; a category is heard before its group."""


def default_mode(role: Role | None, category: Category) -> Mode:
    """The mode in which this hat hears of this category."""
    own = ROLE_DEFAULTS.get(role, {}) if role is not None else {}
    return own.get(category) or own.get(GROUP_OF[category]) or Mode.AT_ONCE


def mode_for(
    role: Role | None, category: Category, *, chosen: Mode | None = None, channel_wide: Mode | None = None
) -> Mode:
    """The person's word about the category, else his word about the whole channel, else the role's usual."""
    if category in ALWAYS_TOLD:
        return Mode.AT_ONCE
    return chosen or channel_wide or default_mode(role, category)
