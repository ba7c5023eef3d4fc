"""Cards about offers and joiners: pages of a list whose buttons act at once."""

from bot.asking.paging import next_row
from core.kit.actor import Actor, Role
from core.kit.card import Button, Card, Fact, Style
from core.kit.words import N_, Words
from core.models.enums import Acceptance, JoiningStatus
from core.placements.queries import PlacementLine, PlacementPage

ANSWERS = {
    Acceptance.PENDING: N_("not answered yet"),
    Acceptance.ACCEPTED: N_("accepted"),
    Acceptance.REJECTED: N_("refused"),
}
JOININGS = {
    JoiningStatus.JOINED: N_("joined"),
    JoiningStatus.NOT_JOINED: N_("did not join"),
    JoiningStatus.LEFT: N_("left"),
}


def offers_card(actor: Actor, page: PlacementPage) -> Card:
    """The candidate's offers; an open one is answered here."""
    words = Words(actor.locale, actor.zone)
    if not page.lines:
        return Card(words(N_("Your offers")), (words(N_("There are none yet. I will tell you at once.")),))
    return Card(
        words(N_("Your offers")),
        facts=tuple(
            Fact(f"{one.title}, {one.client}", _told(one, words, one.location)) for one in page.lines
        ),
        rows=(
            *(_answer(one, words) for one in page.lines if _is_open(one)),
            *next_row("my_offers", page.next, words),
        ),
    )


def _is_open(one: PlacementLine) -> bool:
    return one.acceptance is Acceptance.PENDING and one.joining_status is JoiningStatus.PENDING


def _answer(one: PlacementLine, words: Words) -> tuple[Button, ...]:
    accept, refuse = words(N_("Accept {title}"), title=one.title), words(N_("Refuse"))
    return (
        Button(accept[:75], "accept_offer", (str(one.id),), Style.PRIMARY),
        Button(refuse, "refuse_offer", (f"placement:{one.id}",), Style.DANGER),
    )


def joining_card(actor: Actor, page: PlacementPage) -> Card:
    """Who starts when; the client confirms here."""
    words = Words(actor.locale, actor.zone)
    if not page.lines:
        return Card(words(N_("Who is joining")), (words(N_("Nobody is about to start.")),))
    buttons = page.lines if actor.role is Role.CLIENT else ()
    return Card(
        words(N_("Who is joining")),
        facts=tuple(
            Fact(one.candidate, _told(one, words, f"{one.title}, {one.location}")) for one in page.lines
        ),
        rows=(
            *((_joined(one, words),) for one in buttons),
            *next_row("joining", page.next, words),
        ),
    )


def _joined(one: PlacementLine, words: Words) -> Button:
    return Button(
        words(N_("{name} has joined"), name=one.candidate)[:75],
        "mark_joined",
        (str(one.id),),
        Style.PRIMARY,
        confirm=words(
            N_("Has {name} really started work? The agency's invoice is prepared then."), name=one.candidate
        ),
    )


def _told(one: PlacementLine, words: Words, what: str) -> str:
    state = JOININGS.get(one.joining_status) or ANSWERS[one.acceptance]
    pay, day = words.pay(one.ctc, one.currency), words.date(one.joining_date)
    return f"{what} · {pay} · {day} · {words(state)}"
