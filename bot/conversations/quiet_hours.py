"""Say when nothing should ring."""

from datetime import datetime

from bot.asking.clock_fields import clock_field
from bot.forms.form import Begun, Form, Page, Submission
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card
from core.kit.words import N_, Words
from core.preferences.clock_times import clock_time
from core.preferences.queries import preferences_of
from core.preferences.set_quiet_hours import set_quiet_hours


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    user = (await preferences_of(actor)).user
    start, end = (user.quiet_from, user.quiet_to) if user.quiet_from and user.quiet_to else (None, None)
    return Begun(
        facts={"from": f"{start:%H:%M}" if start else "22:00", "to": f"{end:%H:%M}" if end else "07:00"}
    )


async def _submit(given: Submission) -> Card:
    start = clock_time(given.answers.text("from") or "")
    end = clock_time(given.answers.text("to") or "")
    assert start is not None
    assert end is not None
    await set_quiet_hours(given.actor, (start, end), now=given.now)
    words = Words(given.actor.locale, given.actor.zone)
    return Card(
        words(N_("Nothing rings from {start} to {end}"), start=f"{start:%H:%M}", end=f"{end:%H:%M}"),
        (
            words(
                N_("What comes in those hours waits until {end}. Mails go out at once."), end=f"{end:%H:%M}"
            ),
        ),
        rows=((Button(words(N_("Settings")), "settings"),),),
    )


_FIELDS = (
    clock_field("from", N_("From"), N_("From when should it be quiet?")),
    clock_field("to", N_("To"), N_("Until when should it be quiet?")),
)

FORM = Form(
    name="quiet_hours",
    title=N_("Quiet hours"),
    description=N_("Say when I should not disturb you"),
    roles=frozenset(Role),
    sections=lambda given: (Page("hours", N_("Quiet hours"), _FIELDS),),
    submit=_submit,
    begin=_begin,
    submit_label=N_("Keep quiet"),
    needs_review=False,
    can_be_handed=False,
)
