"""Choose one's time zone by typing a city."""

from bot.asking.zones import ZONES, zone_name
from bot.forms.form import Field, Form, Page, Submission
from bot.forms.kinds import Pick
from core.kit.actor import Role
from core.kit.card import Button, Card
from core.kit.words import N_, Words
from core.preferences.change_zone import change_zone


async def _submit(given: Submission) -> Card:
    picked = given.answers.raw("zone") or {}
    actor = await change_zone(given.actor, str(picked.get("value", "")), now=given.now)
    words = Words(actor.locale, actor.zone)
    return Card(
        words(N_("You live in the zone of {place}"), place=zone_name(actor.zone, actor.locale)),
        (words(N_("It is {moment} there now."), moment=given.now),),
        rows=((Button(words(N_("Settings")), "settings"),),),
    )


_ZONE = Field(
    "zone",
    Pick(ZONES),
    N_("City"),
    ask=N_("In which city do you live?"),
    hint=N_("Type a city or a country, such as Pune, Dubai or Germany."),
)

FORM = Form(
    name="time_zone",
    title=N_("Time zone"),
    description=N_("Choose the time zone you live in, by a city"),
    roles=frozenset(Role),
    sections=lambda given: (Page("zone", N_("Time zone"), (_ZONE,)),),
    submit=_submit,
    submit_label=N_("Choose"),
    needs_review=False,
    can_be_handed=False,
)
