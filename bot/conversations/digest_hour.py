"""Say at which time the digest should come."""

from datetime import datetime

from bot.asking.clock_fields import clock_field
from bot.forms.form import Begun, Form, Page, Submission
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card
from core.kit.words import N_, Words
from core.preferences.clock_times import clock_time
from core.preferences.queries import preferences_of
from core.preferences.set_digest_hour import set_digest_hour


async def _begin(actor: Actor, subject: str, now: datetime) -> Begun:
    return Begun(facts={"at": f"{(await preferences_of(actor)).user.digest_at:%H:%M}"})


async def _submit(given: Submission) -> Card:
    at = clock_time(given.answers.text("at") or "")
    assert at is not None
    await set_digest_hour(given.actor, at, now=given.now)
    words = Words(given.actor.locale, given.actor.zone)
    return Card(
        words(N_("Your digest comes at {time}"), time=f"{at:%H:%M}"),
        rows=((Button(words(N_("Settings")), "settings"),),),
    )


_AT = clock_field("at", N_("Time"), N_("At what time should your digest come?"))

FORM = Form(
    name="digest_hour",
    title=N_("Digest"),
    description=N_("Choose at what time your digest comes"),
    roles=frozenset(Role),
    sections=lambda given: (Page("hour", N_("Digest"), (_AT,)),),
    submit=_submit,
    begin=_begin,
    submit_label=N_("Choose"),
    needs_review=False,
    can_be_handed=False,
)
