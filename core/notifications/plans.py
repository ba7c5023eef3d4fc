"""What is told about the plan of an agency."""

from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.words import N_
from core.models.enums import NotificationCategory as Category
from core.notifications.kind import Params, Rows, kind


def _renew(params: Params) -> Rows:
    ask = Button(N_("Ask for a renewal"), "raise_ticket", style=Style.PRIMARY)
    return ((ask, Button(N_("Me and my agency"), "me")),)


PLAN_ENDING = kind(
    "plan_ending",
    Category.PLAN_ENDING,
    N_("The last day of the plan “{plan}” of {agency} is {end}"),
    to=(Role.MANAGER,),
    why=N_("The plan of your agency ends within a week."),
    lines=(
        N_("Until {grace} all can still be read and finished, but nothing new can be started after the end."),
        N_("Ask those who run HireSync to renew it."),
    ),
    after_rows=_renew,
)
