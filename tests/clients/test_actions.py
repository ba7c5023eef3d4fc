"""Connections and terms as buttons and conversations."""

from decimal import Decimal

import pytest

from bot.actions.agree_terms import ACTION as AGREE_TERMS
from bot.actions.connections import ACTION as CONNECTIONS
from bot.actions.terms import ACTION as TERMS
from bot.asking.bands import BANDS as ASKED
from bot.asking.bands import bands_of, prefilled
from bot.conversations.accept_connection import FORM as ACCEPT
from bot.conversations.change_terms import FORM as CHANGE
from bot.conversations.connect_agency import FORM as CONNECT
from bot.conversations.reject_connection import FORM as REJECT
from bot.forms.answers import Answers
from core.clients.queries import bands_in_force
from core.clients.rules import is_agreed
from core.clients.terms import Band
from core.kit.errors import AlreadyDone, NotFound, WrongState
from core.kit.words import Words
from core.models import ClientOrganization, Organization, User
from core.models.enums import ConnectionStatus, FeeType
from tests.pressing import button, press, shown, submitted
from tests.world import BANDS, World

LAKH = Decimal(100_000)


@pytest.mark.parametrize(
    "band",
    [
        Band(LAKH, 10 * LAKH),
        Band(Decimal(0), Decimal("999999.99"), Decimal("20000.50"), FeeType.FIXED, 0, 0, 0, Decimal("12.5")),
    ],
)
def test_prefilled_bands_are_read_back_as_they_were(band: Band) -> None:
    given = Answers(prefilled([band, BANDS[1]]), {})
    assert bands_of(given) == [band, BANDS[1]]


def test_a_gap_is_said_before_going_on() -> None:
    given = Answers(prefilled([Band(LAKH, 2 * LAKH), Band(3 * LAKH, 4 * LAKH)]), {})
    assert ASKED.check is not None
    wrong = ASKED.check(given.items("bands"))
    assert wrong is not None
    assert "there is no band" in Words()(wrong)
    assert "₹1,00,000 to ₹2,00,000: 8.33 % of it" in ASKED.summary(given.items("bands")[0], Words())


async def test_from_the_code_to_the_agreement_by_buttons(world: World) -> None:
    client, manager = world.foreign.client, world.manager
    card = await submitted(CONNECT, client, {"code": world.agency.org_code})
    assert card.title == "Banyan Talent has your request"

    card = await shown(CONNECTIONS, manager)
    assert card.title == "Your clients; waiting for your answer: 1"
    accept = button(card, "Accept Borealis Foods")
    # The bands begin as the last connection had them, and the first one is changed.
    card = await submitted(ACCEPT, manager, {"bands.0.percent": "10"}, accept.args[0])
    assert card.title == "You are connected with Borealis Foods"
    connection = await ClientOrganization.get(organization_id=world.agency.id, client_id=client.client)
    first, second = await bands_in_force(connection.id)
    assert (first.service_fee, Band.of(second)) == (Decimal(10), BANDS[1])

    card = await shown(CONNECTIONS, client)
    card = await shown(TERMS, client, *button(card, "Terms: Banyan Talent").args)
    assert "₹80,000.00; with 18 % GST it is ₹94,400.00" in card.lines[0]
    agree = button(card, "I agree to all of it")
    assert all(len(arg) <= 20 for arg in agree.args)
    reply = await press(AGREE_TERMS, client, *agree.args)
    assert reply.in_place
    assert reply.card is not None
    assert "agreed on" in reply.card.footer
    assert is_agreed(await ClientOrganization.get(id=connection.id))
    with pytest.raises(AlreadyDone):
        await press(AGREE_TERMS, client, *agree.args)


async def test_a_button_drawn_before_the_terms_changed_agrees_to_nothing(world: World) -> None:
    await submitted(CHANGE, world.manager, {}, f"connection:{world.connection.id}")
    card = await shown(TERMS, world.client, str(world.connection.id))
    drawn = button(card, "I agree to all of it")
    await submitted(CHANGE, world.manager, {"bands.0.percent": "9"}, f"connection:{world.connection.id}")
    with pytest.raises(WrongState, match="read them again"):
        await press(AGREE_TERMS, world.client, *drawn.args)
    for mangled in ((), drawn.args[:2], ("x", "1", "y")):
        with pytest.raises(NotFound):
            await press(AGREE_TERMS, world.client, *mangled)


async def test_one_connection_is_shown_without_asking_which(world: World) -> None:
    card = await shown(TERMS, world.client)
    assert card.title == "Terms of Banyan Talent"
    assert [one.label for one in card.buttons] == ["Post a job"]
    card = await shown(TERMS, world.manager)
    assert card.title == "Your terms for Acme Robotics"
    assert button(card, "Change the terms").args == (f"connection:{world.connection.id}",)


async def test_without_terms_one_is_sent_on(world: World) -> None:
    await ClientOrganization.filter(id=world.connection.id).update(status=ConnectionStatus.REJECTED)
    assert "no terms yet" in (await shown(TERMS, world.client)).title


async def test_a_rejection_shows_its_reason_to_the_client(world: World) -> None:
    await submitted(CONNECT, world.foreign.client, {"code": world.agency.org_code})
    asked = await ClientOrganization.get(status=ConnectionStatus.PENDING)
    await submitted(REJECT, world.manager, {"reason": "Hospitals only."}, f"connection:{asked.id}")
    card = await shown(CONNECTIONS, world.foreign.client)
    assert card.lines[0] == "Banyan Talent: rejected. Hospitals only."
    with pytest.raises(AlreadyDone):
        await REJECT.begin(world.manager, f"connection:{asked.id}", asked.created_at)


async def test_foreign_subjects_begin_no_conversation(world: World) -> None:
    for form in (ACCEPT, REJECT, CHANGE):
        for subject in (f"connection:{world.foreign.connection.id}", "job:1", "", "connection:x"):
            with pytest.raises(NotFound):
                await form.begin(world.manager, subject, world.connection.created_at)


async def test_many_connections_are_paged(world: World) -> None:
    company = world.foreign.client_company
    for number in range(10):
        other = await _another_agency(world, number)
        await ClientOrganization.create(
            client_id=company.id, organization_id=other, created_at=world.connection.created_at
        )
    first = await shown(CONNECTIONS, world.foreign.client)
    second = await shown(CONNECTIONS, world.foreign.client, *button(first, "Older").args)
    assert len({*first.lines, *second.lines}) == 11


async def _another_agency(world: World, number: int) -> int:
    lead = await User.create(email=f"lead{number}@example.com", name=f"Lead {number}")
    agency = await Organization.create(manager_id=lead.id, org_code=f"TEAK{number}", name=f"House {number}")
    return agency.id
