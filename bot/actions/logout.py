"""One's own chats, and leaving them."""

from bot.action import Action, Press, Reply
from core.kit.actor import Role
from core.kit.card import Button, Card, Style
from core.kit.words import N_, Words
from core.models import ChatIdentity
from core.people.binding import CHANNEL_NAMES
from core.people.queries import chats_of
from core.people.unlink_chat import unlink_chat


async def _run(press: Press) -> Reply:
    words = Words(press.actor.locale, press.actor.zone)
    if press.args:
        gone = await unlink_chat(press.actor, press.id(), now=press.now)
        name = CHANNEL_NAMES[gone.channel]
        title = words(N_("{channel} is no longer linked to your account"), channel=name)
        return Reply(card=Card(title), in_place=True)
    chats = await chats_of(press.actor)
    rows = tuple((_leave(chat, len(chats) == 1, words),) for chat in chats[:10])
    lines = (words(N_("News comes to each of them. A chat you leave can do nothing any more.")),)
    return Reply(card=Card(words(N_("Your chats")), lines, rows=rows))


def _leave(chat: ChatIdentity, last: bool, words: Words) -> Button:
    name = CHANNEL_NAMES[chat.channel]
    confirm = words(N_("Leave {channel}?"), channel=name)
    if last:
        confirm = words(
            N_("This is your last chat. A link that brings you back goes to your mail. Leave it?")
        )
    label = words(N_("Leave {channel}"), channel=name)
    return Button(label, "logout", (str(chat.id),), Style.DANGER, confirm)


ACTION = Action(
    name="logout",
    roles=frozenset(Role),
    run=_run,
    description=N_("See your chats and leave one"),
)
