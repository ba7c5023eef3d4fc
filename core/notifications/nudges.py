"""The reminders of every awaited act, in one table."""

from collections.abc import Mapping

from core.kit.card import Button, Style
from core.kit.words import N_
from core.notifications.kind import NotificationKind, Params, Rows
from core.notifications.nudge import Nudge

OPENED = ("application", "invoice", "job")
"""What the manager may open is named by these numbers; nothing else of what was asked is kept for him."""


def _profile(params: Params) -> Rows:
    return ((Button(N_("View profile"), "view_profile", (params["application"],)),),)


def _invoice(params: Params) -> Rows:
    return ((Button(N_("View invoice"), "view_invoice", (params["invoice"],)),),)


def _approve(params: Params) -> Rows:
    approve = Button(N_("Approve it myself"), "approve_invoice", (params["invoice"],), Style.PRIMARY)
    return ((approve, *_invoice(params)[0]),)


def _verify(params: Params) -> Rows:
    verify = Button(
        N_("Verify it myself"),
        "verify_payment",
        (params["invoice"],),
        Style.PRIMARY,
        confirm=N_("Has the money really arrived?"),
    )
    return ((verify, *_invoice(params)[0]),)


def _schedule(params: Params) -> Rows:
    subject = f"application:{params['application']}"
    schedule = Button(N_("Schedule it myself"), "schedule_interview", (subject,), Style.PRIMARY)
    if "job" not in params:
        return ((schedule, *_profile(params)[0]),)
    others = Button(N_("Change the recruiters"), "assign_recruiters", (f"job:{params['job']}",))
    return ((schedule, others), _profile(params)[0])


def _terms(params: Params) -> Rows:
    return ((Button(N_("Connections"), "connections"),),)


def _invite(params: Params) -> Rows:
    return ((Button(N_("Invite somebody"), "invite"),),)


NUDGES: Mapping[str, Nudge] = {
    # The manager's own: after the last one it stands in his digest.
    "decide_connection": Nudge(3),
    "decide_job": Nudge(3),
    "assign_recruiters": Nudge(3),
    "choose_band": Nudge(3, every=2),
    # The client's.
    "agree_terms": Nudge(2, every=2, task=N_("the terms of {agency}"), instead=_terms),
    "decide_profile": Nudge(3, every=2, task=N_("decision about {candidate}, “{title}”"), instead=_profile),
    "make_offer": Nudge(
        3,
        every=2,
        task=N_("offer to {candidate}, “{title}”"),
        manager_with=1,
        instead=_profile,
    ),
    "mark_joined": Nudge(3, task=N_("whether {candidate} has joined"), instead=_profile),
    # Of an unpaid invoice the manager hears when it is overdue.
    "answer_invoice": Nudge(2, every=3, before=5),
    "report_payment": Nudge(
        3, every=3, before=1, task=N_("payment of invoice {code}, {total}"), instead=_invoice
    ),
    # The agency's.
    "schedule_interview": Nudge(2, task=N_("interview of {candidate}, “{title}”"), instead=_schedule),
    "approve_invoice": Nudge(2, task=N_("approval of the invoice to {client}, {total}"), instead=_approve),
    "verify_payment": Nudge(2, task=N_("check of the payment of invoice {code}"), instead=_verify),
    # The interviewer's and the candidate's.
    "log_marks": Nudge(3, task=N_("marks of {candidate}, “{title}”"), instead=_profile),
    "answer_offer": Nudge(
        3,
        until="joining",
        task=N_("answer to the offer of {client}, “{title}”"),
        manager_with=2,
        instead=_profile,
    ),
    # A link is dead after its last day.
    "accept_invitation": Nudge(
        1, before=2, task=N_("the invitation to {house}"), manager_with=1, instead=_invite
    ),
    # Tickets belong to no agency.
    "take_ticket": Nudge(3),
    "answer_raiser": Nudge(3),
    "answer_helper": Nudge(2, every=2),
    "confirm_ticket": Nudge(2, every=2),
}
"""By the act that is awaited."""

NOT_NUDGED: Mapping[str, str] = {
    "nobody_answered": "the manager is told once",
    "signed_out": "whoever took away his last chat knows it",
}
"""Kinds that wait for an act and nobody is reminded of, and why."""


def nudge_for(kind: NotificationKind) -> Nudge | None:
    """The rule of a kind; None where there is nothing to remind of."""
    return None if kind.name in NOT_NUDGED else NUDGES.get(kind.awaits)
