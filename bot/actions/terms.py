"""Read the terms of a connection; the client agrees to exactly the text shown."""

from bot.action import Action, Press, Reply
from core.clients.agree_terms import MARK_LENGTH
from core.clients.queries import TermsShown, connections, terms_of
from core.clients.rules import is_agreed
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card, Style
from core.kit.words import N_, Words
from core.models.enums import ConnectionStatus


async def _run(press: Press) -> Reply:
    words = Words(press.actor.locale, press.actor.zone)
    if press.args:
        shown = await terms_of(press.actor, press.id(), now=press.now)
        return Reply(card=terms_card(press.actor, shown, words))
    page = await connections(press.actor)
    accepted = [one for one in page.shown if one.status is ConnectionStatus.ACCEPTED]
    if len(accepted) == 1 and page.older is None:
        shown = await terms_of(press.actor, accepted[0].id, now=press.now)
        return Reply(card=terms_card(press.actor, shown, words))
    if not accepted:
        return Reply(card=Card(words(N_("There are no terms yet. /connections shows where you stand."))))
    names = [
        (one.id, one.organization.name if press.actor.role is Role.CLIENT else one.client.company_name)
        for one in accepted
    ]
    rows = [(Button(name[:75], "terms", (str(key),)),) for key, name in names]
    if page.older is not None:
        rows.append((Button(words(N_("All connections")), "connections"),))
    return Reply(card=Card(words(N_("Whose terms?")), rows=tuple(rows)))


def terms_card(actor: Actor, shown: TermsShown, words: Words) -> Card:
    """The terms as they stand, with what this side can do about them."""
    connection = shown.connection
    agreed = is_agreed(connection)
    if actor.role is Role.CLIENT:
        title = words(N_("Terms of {agency}"), agency=connection.organization.name)
    else:
        title = words(N_("Your terms for {company}"), company=connection.client.company_name)
    footer = words(N_("Version {version}"), version=connection.terms_version)
    if agreed:
        footer = words(
            N_("Version {version}, agreed on {moment}"),
            version=connection.terms_version,
            moment=connection.agreed_at,
        )
    return Card(title, tuple(shown.lines), rows=_rows(actor, shown, agreed, words), footer=footer)


def _rows(actor: Actor, shown: TermsShown, agreed: bool, words: Words) -> tuple[tuple[Button, ...], ...]:
    connection = shown.connection
    if actor.role is Role.MANAGER:
        change = Button(words(N_("Change the terms")), "change_terms", (f"connection:{connection.id}",))
        return ((change,),)
    if agreed:
        return ((Button(words(N_("Post a job")), "post_job"),),)
    args = (str(connection.id), str(connection.terms_version), shown.hash[:MARK_LENGTH])
    return ((Button(words(N_("I agree to all of it")), "agree_terms", args, Style.PRIMARY),),)


ACTION = Action(
    name="terms",
    roles=frozenset({Role.CLIENT, Role.MANAGER}),
    run=_run,
    description=N_("Read the terms of an agency, each with a worked example"),
    about="connection",
    looks=True,
)
