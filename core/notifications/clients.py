"""What client and manager are told about their connection and its terms."""

from core.kit.actor import Role
from core.kit.card import Button, Style
from core.kit.words import N_
from core.models.enums import NotificationCategory as Category
from core.notifications.due import Due
from core.notifications.kind import Params, Rows, kind

DECIDE_CONNECTION = Due(working_days=2)
AGREE_TERMS = Due(working_days=2)
"""No job can be posted before."""


def _decide(params: Params) -> Rows:
    subject = f"connection:{params['connection']}"
    return (
        (
            Button(N_("Accept and set terms"), "accept_connection", (subject,), Style.PRIMARY),
            Button(N_("Reject"), "reject_connection", (subject,), Style.DANGER),
        ),
    )


def _read(params: Params) -> Rows:
    return ((Button(N_("Read the terms"), "terms", (params["connection"],), Style.PRIMARY),),)


def _read_later(params: Params) -> Rows:
    return ((Button(N_("Terms"), "terms", (params["connection"],)),),)


def _post_job(params: Params) -> Rows:
    return ((Button(N_("Terms"), "terms", (params["connection"],)), Button(N_("Post a job"), "post_job")),)


def _ask_again(params: Params) -> Rows:
    return ((Button(N_("Ask again"), "connect_agency"),),)


CONNECTION_ASKED = kind(
    "connection_asked",
    Category.SENT_CONNECTION,
    N_("{company} wants to work with you"),
    to=(Role.MANAGER,),
    why=N_("A client asked your agency for a connection."),
    lines=(
        N_("{name} asks for a connection. Accept it by setting your fee bands, or reject it with a reason."),
    ),
    awaits="decide_connection",
    due=DECIDE_CONNECTION,
    rows=_decide,
)

CONNECTION_ACCEPTED = kind(
    "connection_accepted",
    Category.ACCEPT_CONNECTION,
    N_("{agency} accepted your connection"),
    to=(Role.CLIENT,),
    why=N_("An agency accepted your connection and set its terms."),
    lines=(N_("{name} set the terms. Please read them; you can post jobs as soon as you agree."),),
    facts=((N_("Bands"), "bands"),),
    awaits="agree_terms",
    due=AGREE_TERMS,
    rows=_read,
    after_rows=_post_job,
)

CONNECTION_REJECTED = kind(
    "connection_rejected",
    Category.REJECT_CONNECTION,
    N_("{agency} cannot work with you for now"),
    to=(Role.CLIENT,),
    why=N_("An agency rejected your connection."),
    lines=(N_("{name} says: {reason}"), N_("You may ask again when that has changed.")),
    after_rows=_ask_again,
)

TERMS_CHANGED = kind(
    "terms_changed",
    Category.CHANGE_TERMS,
    N_("{agency} changed its terms"),
    to=(Role.CLIENT,),
    why=N_("An agency set new terms for you."),
    lines=(
        N_("{name} set new terms. New jobs need your agreement to them; jobs already posted keep theirs."),
    ),
    facts=((N_("Bands"), "bands"),),
    awaits="agree_terms",
    due=AGREE_TERMS,
    rows=_read,
    after_rows=_post_job,
)

TERMS_AGREED = kind(
    "terms_agreed",
    Category.ACCEPT_TERMS,
    N_("{company} agreed to your terms"),
    to=(Role.MANAGER,),
    why=N_("A client agreed to the terms of your agency."),
    lines=(N_("{name} agreed to version {version}. {company} can now post jobs to you."),),
    after_rows=_read_later,
)
