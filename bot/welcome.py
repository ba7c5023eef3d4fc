"""The cards everybody meets first: help, drafts, and a stranger's door."""

from collections.abc import Sequence
from dataclasses import replace

from bot.forms.closing import IN_CHAT
from bot.forms.finding import PAGE_SIZE
from bot.forms.path import here, place_of
from bot.forms.store import Row
from bot.registry import Registry
from core.drafts.access import UNFINISHED
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card, Style
from core.kit.words import N_, Words
from core.models.enums import DraftStatus
from core.people.role_names import AS_ROLE

MAIN: dict[Role | None, tuple[tuple[str, str], ...]] = {
    Role.MANAGER: (
        ("job_requests", N_("Job requests")),
        ("connections", N_("Clients")),
        ("invite", N_("Invite a person")),
    ),
    Role.RECRUITER: (
        ("submit_resume", N_("Submit a resume")),
        ("assigned", N_("My jobs")),
        ("interviews", N_("Interviews")),
    ),
    Role.CLIENT: (
        ("post_job", N_("Post a job")),
        ("profiles", N_("Profiles")),
        ("my_jobs", N_("My jobs")),
        ("connect_agency", N_("Connect to an agency")),
    ),
    Role.INTERVIEWER: (("interviews", N_("My interviews")),),
    Role.CANDIDATE: (("interviews", N_("My interviews")), ("my_offers", N_("My offers"))),
    Role.ACCOUNTANT: (("invoices", N_("Invoices")),),
    Role.ADMIN: (("support", N_("Tickets that wait")),),
    None: (("register_agency", N_("Register my agency")),),
}
"""What a role does most, as buttons under its help; the rest is one command away."""
NEXT: dict[Role | None, str] = {
    Role.RECRUITER: N_(
        "Your manager puts you on jobs; each comes to you here, with a button to send resumes."
    ),
    Role.CLIENT: N_(
        "The terms of your agency come to you here; once you agree to them you can post your first job."
    ),
    Role.INTERVIEWER: N_(
        "For each interview you get the time, the profile and a calendar file; afterwards I ask for marks."
    ),
    Role.CANDIDATE: N_("Interview times, calendar files and your offer come to you here."),
    Role.ADMIN: N_("Tickets come to you here with a button to take them; /support shows those that wait."),
    Role.ACCOUNTANT: N_(
        "When somebody joins a client, the draft of the invoice comes to you here to be approved."
    ),
}
"""What will happen, for somebody who has just joined and sees an empty chat."""
ALWAYS = {
    "drafts": N_("Conversations you have begun"),
    "resume": N_("Go on where you left off, also from the other chat"),
    "cancel": N_("End the present conversation"),
}
ACCOUNT = (
    "me",
    "settings",
    "preferences",
    "time_zone",
    "quiet_hours",
    "digest_hour",
    "language",
    "why",
    "link",
    "logout",
    "switch",
)
"""Needed now and then, and the same for everybody: one line of help is enough."""
FOR_NEWCOMERS = ("register_agency",)
"""Open to everybody, but help shows it only to those who have nothing yet."""


def _main_buttons(role: Role | None, words: Words) -> tuple[tuple[Button, ...], ...]:
    buttons = [Button(words(label), name) for name, label in MAIN[role]]
    if buttons:
        buttons[0] = replace(buttons[0], style=Style.PRIMARY)
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def help_card(actor: Actor, registry: Registry, words: Words, *, puzzled: bool = False) -> Card:
    """What this person can do now, in the words of the hat he wears."""
    if puzzled:
        title = words(N_("I am not asking anything just now. Here is what you can do."))
    elif actor.role is None:
        title = words(N_("You have no role yet. Open the invitation you were sent, or register your agency."))
    else:
        role = words(AS_ROLE[actor.role])
        title = words(N_("{name}, this is what you can do as {role}"), name=actor.name, role=role)
    own = {
        name: text
        for name, text in registry.commands(actor.role).items()
        if name not in ACCOUNT and not (actor.role and name in FOR_NEWCOMERS)
    }
    lines = [f"/{name} – {words(text)}" for name, text in {**own, **ALWAYS}.items()]
    if actor.role is not None:
        lines.append(words(N_("Your account: {commands}"), commands=" ".join(f"/{name}" for name in ACCOUNT)))
    return Card(title, tuple(lines), rows=_main_buttons(actor.role, words))


def welcome_card(actor: Actor, words: Words) -> Card:
    """After joining: who he is here, and what to do first."""
    role = words(AS_ROLE[actor.role]) if actor.role else ""
    return Card(
        words(N_("Welcome, {name}. This chat is now yours."), name=actor.name),
        (
            words(N_("You are here as {role}. Write “help” whenever you are lost."), role=role),
            *((words(NEXT[actor.role]),) if actor.role in NEXT else ()),
        ),
        rows=_main_buttons(actor.role, words),
    )


def stranger_card(words: Words) -> Card:
    """Somebody we do not know; nothing is stored of him."""
    return Card(
        words(N_("I do not know you yet.")),
        (
            words(N_("Open the invitation you were sent; it binds this chat to you.")),
            words(N_("If you use HireSync in another chat, write “link” there and send me the code.")),
            words(N_("If you lead a recruiting agency, register it here.")),
        ),
        rows=_main_buttons(None, words),
    )


def drafts_card(rows: Sequence[Row], registry: Registry, words: Words) -> Card:
    """A page of conversations begun and not ended: where each stands, and what can be done with it.

    One row more than a page says that there is another page.
    """
    if not rows:
        return Card(words(N_("You have no unfinished conversation.")))
    shown = rows[:PAGE_SIZE]
    lines: list[str] = []
    buttons: list[tuple[Button, ...]] = []
    for number, row in enumerate(shown, start=1):
        told = _told(row, registry, words)
        mark = f"{number}. " if len(shown) > 1 else ""
        # A free line between two of them.
        before = "\n" if lines else ""
        lines += [f"{before}{mark}{told[0]}", *told[1:]]
        if row.status in UNFINISHED:
            buttons += _draft_buttons(row, registry, f"{number} · " if len(shown) > 1 else "", words)
    if len(rows) > PAGE_SIZE:
        buttons.append((Button(words(N_("More ›")), "drafts", (str(shown[-1].draft.id),)),))
    return Card(words(N_("Begun and not finished")), tuple(lines), rows=tuple(buttons))


def _told(row: Row, registry: Registry, words: Words) -> list[str]:
    """What it is, how far it has come, and until when it stays there."""
    form = registry.forms.get(row.draft.form)
    title, standing = words(form.title if form is not None else row.title), row.standing
    if standing.about:
        title = words(N_("{title}: {about}"), title=title, about=standing.about)
    if form is None or row.status not in UNFINISHED:
        return [title, words(N_("This is no longer offered, so it was closed."))]
    step = here(form, row.draft.moved())
    if step is None:
        way = words(N_("All {asked} questions are answered; it waits to be sent."), asked=standing.asked)
    else:
        label = step.field.label if step.field is not None else place_of(form, row.draft, step).section.title
        way = words(
            N_("{answered} of {asked} answered. Next: {question}"),
            answered=standing.answered,
            asked=standing.asked,
            question=words(label),
        )
    return [title, way, _kept(row, words)]


def _kept(row: Row, words: Words) -> str:
    until = words.day_of(row.expires_at)
    if row.status is DraftStatus.PARKED:
        return words(N_("Put aside. Kept until {until}."), until=until)
    if not row.channel:
        return words(N_("Handed to you. It is put aside on {until}, unless you go on."), until=until)
    chat = words(IN_CHAT[row.channel])
    return words(
        N_("You were in {chat}. It is put aside on {until}, unless you go on."), chat=chat, until=until
    )


def _draft_buttons(row: Row, registry: Registry, mark: str, words: Words) -> list[tuple[Button, ...]]:
    number = str(row.draft.id)
    first = [Button(mark + words(N_("Continue")), "resume", (number,), Style.PRIMARY)]
    if registry.forms[row.draft.form].can_be_handed:
        first.append(Button(mark + words(N_("Hand over")), "hand_over", (f"draft:{number}",)))
    return [
        tuple(first),
        (
            Button(mark + words(N_("Snooze")), "snooze_draft", (number,)),
            Button(mark + words(N_("Discard")), "discard_draft", (number,)),
        ),
    ]
