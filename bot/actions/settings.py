"""One's own settings in one card: zone, language, quiet hours, digest, and what may ring at night."""

from babel import Locale

from bot.action import Action, Press, Reply
from bot.asking.zones import zone_name
from core.kit.actor import Role
from core.kit.card import Button, Card, Fact
from core.kit.errors import NotFound
from core.kit.words import N_, Words, spoken
from core.models import User
from core.preferences.allow_urgent import allow_urgent
from core.preferences.queries import preferences_of
from core.preferences.set_quiet_hours import set_quiet_hours

_QUIET_OFF, _URGENT, _YES, _NO = "quiet_off", "urgent", "yes", "no"


async def _run(press: Press) -> Reply:
    match press.args:
        case ():
            pass
        case (act,) if act == _QUIET_OFF:
            await set_quiet_hours(press.actor, None, now=press.now)
        case (act, answer) if act == _URGENT and answer in (_YES, _NO):
            await allow_urgent(press.actor, answer == _YES, now=press.now)
        case _:
            raise NotFound(N_("/settings shows what you can set here."))
    seen = await preferences_of(press.actor)
    words = Words(press.actor.locale, press.actor.zone)
    return Reply(card=_card(seen.user, words, press), in_place=bool(press.args))


def _card(user: User, words: Words, press: Press) -> Card:
    language = str(Locale.parse(spoken(user.locale)).get_display_name(spoken(user.locale)))
    facts = (
        Fact(words(N_("Time zone")), f"{zone_name(user.zone, user.locale)} ({words.moment(press.now)})"),
        Fact(words(N_("Language")), language),
        Fact(words(N_("Quiet hours")), _quiet(user, words)),
        Fact(
            words(N_("Urgent news in quiet hours")),
            words(N_("may ring") if user.urgent_passes_quiet else N_("wait, too")),
        ),
        Fact(words(N_("Digest")), _digest(user, words)),
    )
    return Card(words(N_("Your settings")), facts=facts, rows=_rows(user, words))


def _quiet(user: User, words: Words) -> str:
    if user.quiet_from is None or user.quiet_to is None:
        return words(N_("none"))
    return words(N_("from {start} to {end}"), start=f"{user.quiet_from:%H:%M}", end=f"{user.quiet_to:%H:%M}")


def _digest(user: User, words: Words) -> str:
    return words(N_("at {time}, where there is something to tell"), time=f"{user.digest_at:%H:%M}")


def _rows(user: User, words: Words) -> tuple[tuple[Button, ...], ...]:
    quiet = [Button(words(N_("Quiet hours")), "quiet_hours")]
    if user.quiet_from is not None:
        quiet.append(Button(words(N_("No quiet hours")), "settings", (_QUIET_OFF,)))
    if user.urgent_passes_quiet:
        urgent = Button(words(N_("Let urgent news wait, too")), "settings", (_URGENT, _NO))
    else:
        urgent = Button(words(N_("Let urgent news ring")), "settings", (_URGENT, _YES))
    return (
        (Button(words(N_("Time zone")), "time_zone"), Button(words(N_("Language")), "language")),
        tuple(quiet),
        (urgent, Button(words(N_("Digest hour")), "digest_hour")),
        (Button(words(N_("What comes how")), "preferences"),),
    )


ACTION = Action(
    name="settings",
    roles=frozenset(Role),
    run=_run,
    description=N_("Your time zone, language, quiet hours and digest"),
)
