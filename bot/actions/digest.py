"""The digest: what waits today and how the numbers stand, whenever somebody asks."""

from bot.action import Action, Look, Press, Reply
from core.digests.make_digest import READERS, make_digest
from core.digests.read_digest import read_digest
from core.kit.actor import Role
from core.kit.card import Button, Card
from core.kit.words import N_, Words
from core.notifications.digest_content import Content
from core.notifications.digests import digest_card


async def _run(press: Press) -> Reply:
    words = Words(press.actor.locale, press.actor.zone)
    if press.args:
        digest_id = press.id()
        return Reply(card=digest_card(digest_id, await read_digest(press.actor, digest_id), words))
    if press.actor.role not in READERS:
        return Reply(card=_instead(press.actor.role, words))
    digest = await make_digest(press.actor, now=press.now)
    card = digest_card(digest.id, Content.read(digest.content), words)
    return Reply(card=card, look=Look("digest", (str(digest.id),)))


def _instead(role: Role | None, words: Words) -> Card:
    """Nobody is sent away: there is a command that shows what he asks for."""
    title = words(N_("The digest of the day is for managers, clients, recruiters and accountants."))
    if role is Role.ADMIN:
        lines, label, act = (
            N_("Your tickets are in the list of support."),
            N_("Tickets to look after"),
            "support",
        )
    elif role is Role.INTERVIEWER or role is Role.CANDIDATE:
        lines, label, act = (
            N_("What concerns you is in your interviews and news."),
            N_("Interviews"),
            "interviews",
        )
    else:
        lines, label, act = N_("Your news tells what is new for you."), N_("News"), "inbox"
    rows = ((Button(words(label), act),), (Button(words(N_("Unread news")), "inbox"),))
    kept = words(N_("What you chose to read in the digest comes to you at your digest hour."))
    return Card(title, (words(lines), kept), rows=rows if act != "inbox" else rows[1:])


ACTION = Action(
    name="digest",
    roles=frozenset(READERS),
    run=_run,
    description=N_("What waits for you today, and how the numbers stand"),
    about="digest",
    looks=True,
)
