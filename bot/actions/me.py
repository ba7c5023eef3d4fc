"""Who one is here."""

from bot.action import Action, Press, Reply
from core.kit.actor import Role
from core.kit.card import Button, Card, Fact
from core.kit.words import N_, Text, Words
from core.people.binding import CHANNEL_NAMES
from core.people.guests import is_guest
from core.people.queries import Portrait, portrait
from core.people.role_names import ROLE_NAMES


async def _run(press: Press) -> Reply:
    words = Words(press.actor.locale, press.actor.zone)
    seen = await portrait(press.actor)
    return Reply(card=Card(seen.user.name, facts=_facts(seen, words), rows=_rows(press, seen, words)))


def _facts(seen: Portrait, words: Words) -> tuple[Fact, ...]:
    facts = [] if is_guest(seen.user) else [Fact(words(N_("E-mail")), seen.user.email)]
    if seen.hats:
        worn = Text(ROLE_NAMES[seen.hats[0].role])
        facts.append(Fact(words(N_("Role")), words(worn)))
    if seen.agency is not None:
        facts.append(Fact(words(N_("Agency")), seen.agency.name))
        facts.append(Fact(words(N_("Agency code")), seen.agency.org_code))
    elif seen.hats and seen.hats[0].house:
        facts.append(Fact(words(N_("Company")), seen.hats[0].house))
    chats = [CHANNEL_NAMES[chat.channel] for chat in seen.chats]
    facts.append(Fact(words(N_("Chats")), words.list(chats)))
    facts.append(Fact(words(N_("Time zone")), seen.user.zone))
    return tuple(facts)


def _rows(press: Press, seen: Portrait, words: Words) -> tuple[tuple[Button, ...], ...]:
    first = [Button(words(N_("Inbox")), "inbox"), Button(words(N_("My chats")), "logout")]
    if len(seen.hats) > 1:
        first.append(Button(words(N_("Switch role")), "switch"))
    second = [Button(words(N_("Link another chat")), "link")]
    if press.actor.role in (Role.MANAGER, Role.CLIENT):
        second.append(Button(words(N_("Invite a person")), "invite"))
    return (tuple(first), tuple(second))


ACTION = Action(
    name="me",
    roles=frozenset(Role),
    run=_run,
    description=N_("Your name, roles, chats and agency code"),
)
