"""See and change the language one reads."""

from babel import Locale

from bot.action import Action, Press, Reply
from bot.forms.show_again import show_again
from core.kit.actor import Role
from core.kit.card import Button, Card, Style
from core.kit.words import N_, Words, shipped, spoken
from core.people.change_language import change_language


async def _run(press: Press) -> Reply:
    wished = " ".join(press.args).strip()
    chosen = _meant(wished)
    if chosen is None:
        return Reply(card=_choices(press, wished))
    actor = await change_language(press.actor, chosen, now=press.now)
    await show_again(actor, now=press.now)
    words = Words(actor.locale, actor.zone)
    rows = ((Button(words(N_("What can I do?")), "help"), Button(words(N_("Inbox")), "inbox")),)
    title = words(N_("From now on I write to you in {language}."), language=name_of(chosen))
    return Reply(card=Card(title, rows=rows), in_place=True)


def name_of(language: str) -> str:
    """What its speakers call it, whoever reads."""
    return str(Locale.parse(language).get_display_name(language))


def _choices(press: Press, wished: str) -> Card:
    words = Words(press.actor.locale, press.actor.zone)
    present = spoken(press.actor.locale)
    lines = [words(N_("I write to you in {language} now."), language=name_of(present))]
    if wished:
        lines.insert(0, words(N_("I do not speak “{wished}” yet."), wished=wished[:40]))
    others = sorted(shipped() - {present})
    row = tuple(Button(name_of(one), "language", (one,), Style.PRIMARY) for one in others)
    return Card(words(N_("Which language would you like to read?")), tuple(lines), rows=(row,))


def _meant(wished: str) -> str | None:
    """A language by its short name, by what it is called in English, or by what its speakers call it."""
    typed = wished.casefold()
    for one in shipped():
        if typed in (one, name_of(one).casefold(), str(Locale.parse(one).english_name).casefold()):
            return one
    return None


ACTION = Action(
    name="language",
    roles=frozenset(Role),
    run=_run,
    description=N_("Choose the language I write to you in"),
)
