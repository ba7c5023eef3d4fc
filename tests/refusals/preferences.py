"""Who may say how he is told of things: everybody who has a role, and of himself alone.

`mute_mail` stands in no line: whoever opens the link in a mail has no login, so there is no actor to refuse.
The signature of the link, which its caller checks, names the person and the category.
"""

from datetime import time

from core.kit.actor import Role
from core.models.enums import DeliveryMode, PreferenceChannel
from core.notifications.groups import Group
from core.preferences.allow_urgent import allow_urgent
from core.preferences.change_zone import change_zone
from core.preferences.choose_mode import choose_mode
from core.preferences.set_digest_hour import set_digest_hour
from core.preferences.set_quiet_hours import set_quiet_hours
from tests.refusals.case import Case
from tests.world import NOW

KNOWN = tuple(Role)

CASES = [
    Case(
        use_case=choose_mode,
        call=lambda world, actor: choose_mode(
            actor, Group.JOBS, [PreferenceChannel.SLACK], DeliveryMode.MUTED, now=NOW
        ),
        allowed=KNOWN,
        foreign=False,
    ),
    Case(
        use_case=change_zone,
        call=lambda world, actor: change_zone(actor, "Europe/Berlin", now=NOW),
        allowed=KNOWN,
        foreign=False,
    ),
    Case(
        use_case=set_quiet_hours,
        call=lambda world, actor: set_quiet_hours(actor, (time(22), time(7)), now=NOW),
        allowed=KNOWN,
        foreign=False,
    ),
    Case(
        use_case=set_digest_hour,
        call=lambda world, actor: set_digest_hour(actor, time(8), now=NOW),
        allowed=KNOWN,
        foreign=False,
    ),
    Case(
        use_case=allow_urgent,
        call=lambda world, actor: allow_urgent(actor, True, now=NOW),
        allowed=KNOWN,
        foreign=False,
    ),
]
