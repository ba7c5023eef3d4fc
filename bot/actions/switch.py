"""Change the hat: another role, or another house."""

from bot.action import Action, Press, Reply
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card
from core.kit.errors import NotFound
from core.kit.words import N_, Text, Words
from core.people.hats import Hat, hats_of
from core.people.role_names import AS_ROLE
from core.people.switch_role import switch_role


async def _run(press: Press) -> Reply:
    if press.args:
        return await _switched(press)
    words = Words(press.actor.locale, press.actor.zone)
    hats = await hats_of(press.actor.user_id)
    others = [hat for hat in hats if not _is_worn(hat, press.actor)]
    title = words(N_("You are here as {hat}"), hat=_called(hats[0]) if hats else Text(N_("a guest")))
    if not others:
        return Reply(card=Card(title, (words(N_("You have no other role.")),)))
    rows = tuple(
        (Button(words(N_("As {hat}"), hat=_called(hat))[:75], "switch", _args(hat)),) for hat in others[:10]
    )
    return Reply(card=Card(title, (words(N_("As whom do you want to go on?")),), rows=rows))


async def _switched(press: Press) -> Reply:
    role = press.args[0].lower()
    if role not in list(Role):
        raise NotFound(N_("There is no role of this name. /switch shows yours."))
    house = press.id(1) if len(press.args) > 1 else None
    actor = await switch_role(press.actor, Role(role), organization_id=house, now=press.now)
    worn = (await hats_of(actor.user_id))[0]
    words = Words(actor.locale, actor.zone)
    title = words(N_("You are now here as {hat}"), hat=_called(worn))
    rows = ((Button(words(N_("What can I do?")), "help"), Button(words(N_("Inbox")), "inbox")),)
    return Reply(card=Card(title, rows=rows), in_place=True)


def _is_worn(hat: Hat, actor: Actor) -> bool:
    return (hat.role, hat.organization_id) == (actor.role, actor.organization_id)


def _called(hat: Hat) -> Text:
    role = Text(AS_ROLE[hat.role])
    if hat.house:
        return Text(N_("{role} at {house}"), {"role": role, "house": hat.house})
    return role


def _args(hat: Hat) -> tuple[str, ...]:
    if hat.organization_id is None:
        return (hat.role.value,)
    return (hat.role.value, str(hat.organization_id))


ACTION = Action(
    name="switch",
    roles=frozenset(Role),
    run=_run,
    description=N_("Change your role, where you have several"),
)
