"""A connection from the asking to the agreement, and every way it can be refused."""

import asyncio
from datetime import timedelta
from decimal import Decimal

import pytest

from core.clients.accept_connection import accept_connection
from core.clients.agree_terms import agree_terms
from core.clients.change_terms import change_terms
from core.clients.connect_agency import connect_agency
from core.clients.queries import (
    bands_in_force,
    connections,
    gst_percent,
    suggested_bands,
    terms_of,
)
from core.clients.reject_connection import reject_connection
from core.clients.rules import is_agreed
from core.clients.terms import Band, text_hash
from core.kit.errors import AlreadyDone, InvalidValue, WrongState
from core.models import (
    AuditEntry,
    ClientOrganization,
    ClientOrganizationTerms,
    Notification,
    Organization,
    OrganizationTerms,
)
from core.models.enums import Channel, ConnectionStatus
from tests.world import BANDS, NOW, World, agreed, connected

LAKH = Decimal(100_000)


@pytest.fixture
async def asked(world: World) -> ClientOrganization:
    """The foreign client asks our agency."""
    return await connect_agency(world.foreign.client, world.agency.org_code, now=NOW)


async def test_the_code_may_be_typed_carelessly(world: World) -> None:
    code = world.agency.org_code
    asked = await connect_agency(world.foreign.client, f" {code[:4].lower()} {code[4:]}", now=NOW)
    assert asked.organization_id == world.agency.id
    told = await Notification.get(subject=f"connection:{asked.id}")
    assert (told.receiver_id, told.action) == (world.manager.user_id, "decide_connection")


async def test_an_unknown_code_names_its_field(world: World) -> None:
    with pytest.raises(InvalidValue) as refused:
        await connect_agency(world.client, "NOWHERE1", now=NOW)
    assert refused.value.field == "code"


async def test_the_pair_is_connected_once_also_with_many_taps(world: World) -> None:
    asked = await asyncio.gather(
        *(connect_agency(world.foreign.client, world.agency.org_code, now=NOW) for _ in range(6))
    )
    assert len({one.id for one in asked}) == 1
    assert await Notification.filter(subject=f"connection:{asked[0].id}").count() == 1
    with pytest.raises(AlreadyDone, match="connected with Banyan Talent already"):
        await connect_agency(world.client, world.agency.org_code, now=NOW)


async def test_accepting_tells_the_client_once_whatever_the_number_of_bands(
    world: World, asked: ClientOrganization
) -> None:
    await accept_connection(world.manager, asked.id, BANDS, now=NOW)
    told = await Notification.filter(subject=f"connection:{asked.id}", kind="connection_accepted")
    assert [(one.receiver_id, one.action) for one in told] == [(world.foreign.client.user_id, "agree_terms")]
    assert len(told[0].params["bands"]) == 2
    request = await Notification.get(subject=f"connection:{asked.id}", kind="connection_asked")
    assert (request.done_at, request.done_by_id) == (NOW, world.manager.user_id)
    assert request.outcome == "Accepted by {name}"


async def test_bands_with_a_gap_are_refused_and_the_request_waits_on(
    world: World, asked: ClientOrganization
) -> None:
    with pytest.raises(InvalidValue, match="there is no band") as refused:
        await accept_connection(world.manager, asked.id, [BANDS[0], Band(11 * LAKH, 50 * LAKH)], now=NOW)
    assert refused.value.field == "bands"
    with pytest.raises(InvalidValue, match="At least one band"):
        await accept_connection(world.manager, asked.id, [], now=NOW)
    accepted = await accept_connection(world.manager, asked.id, BANDS, now=NOW)
    assert accepted.terms_version == 1


async def test_accepting_and_rejecting_at_once_is_one_decision(
    world: World, asked: ClientOrganization
) -> None:
    tried = await asyncio.gather(
        accept_connection(world.manager, asked.id, BANDS, now=NOW),
        reject_connection(world.manager, asked.id, "No.", now=NOW),
        accept_connection(world.manager, asked.id, BANDS, now=NOW),
        reject_connection(world.manager, asked.id, "No.", now=NOW),
        return_exceptions=True,
    )
    assert sum(isinstance(one, ClientOrganization) for one in tried) == 1
    assert sum(isinstance(one, AlreadyDone) for one in tried) == 3
    answers = await Notification.filter(subject=f"connection:{asked.id}").exclude(kind="connection_asked")
    assert len(answers) == 1


async def test_after_a_rejection_the_client_may_ask_again_and_the_reason_is_kept(
    world: World, asked: ClientOrganization
) -> None:
    with pytest.raises(InvalidValue, match="say why"):
        await reject_connection(world.manager, asked.id, "  ", now=NOW)
    await reject_connection(world.manager, asked.id, "We recruit for hospitals only.", now=NOW)
    told = await Notification.get(subject=f"connection:{asked.id}", kind="connection_rejected")
    assert told.receiver_id == world.foreign.client.user_id
    assert told.category == "reject_connection"
    assert told.params["reason"] == "We recruit for hospitals only."

    again = await connect_agency(world.foreign.client, world.agency.org_code, now=NOW + timedelta(days=1))
    assert (again.id, again.status) == (asked.id, ConnectionStatus.PENDING)
    kept = await AuditEntry.get(subject=f"connection:{asked.id}", verb="reject_connection")
    assert kept.details["reason"] == "We recruit for hospitals only."
    await accept_connection(world.manager, asked.id, BANDS, now=NOW)
    assert is_agreed(await agreed(world.foreign.client, asked.id))


async def test_agreeing_stores_who_when_where_and_the_very_text(
    world: World, asked: ClientOrganization
) -> None:
    await accept_connection(world.manager, asked.id, BANDS, now=NOW)
    shown = await terms_of(world.foreign.client, asked.id, now=NOW)
    kept = await agree_terms(
        world.foreign.client, asked.id, terms_version=1, text_hash=shown.hash[:16], now=NOW
    )
    await kept.refresh_from_db()
    assert (kept.agreed_by_id, kept.agreed_at) == (world.foreign.client.user_id, NOW)
    assert (kept.agreed_channel, kept.agreed_terms_version) == (Channel.SLACK, 1)
    assert kept.agreed_text_hash == text_hash(shown.text)
    entry = await AuditEntry.get(subject=f"connection:{asked.id}", verb="agree_terms")
    assert text_hash(entry.details["text"]) == kept.agreed_text_hash
    told = await Notification.get(subject=f"connection:{asked.id}", kind="terms_agreed")
    assert told.receiver_id == world.manager.user_id
    asked_to_read = await Notification.get(subject=f"connection:{asked.id}", kind="connection_accepted")
    assert asked_to_read.done_by_id == world.foreign.client.user_id


async def test_there_is_nothing_to_agree_to_before_the_agency_answers(
    world: World, asked: ClientOrganization
) -> None:
    with pytest.raises(WrongState, match="has not answered yet"):
        await terms_of(world.foreign.client, asked.id, now=NOW)
    with pytest.raises(WrongState, match="has not answered yet"):
        await agree_terms(world.foreign.client, asked.id, terms_version=0, text_hash="0" * 64, now=NOW)
    await accept_connection(world.manager, asked.id, BANDS, now=NOW)
    assert await agreed(world.foreign.client, asked.id)


async def test_changed_terms_must_be_read_again(world: World) -> None:
    read = await terms_of(world.client, world.connection.id, now=NOW)
    await change_terms(world.manager, world.connection.id, BANDS[:1], now=NOW)
    assert not is_agreed(await ClientOrganization.get(id=world.connection.id))
    with pytest.raises(WrongState, match="read them again"):
        await agree_terms(world.client, world.connection.id, terms_version=1, text_hash=read.hash, now=NOW)
    # The right version with the text of the old one was never shown to anybody.
    for given in (read.hash, "", read.hash[:4]):
        with pytest.raises(WrongState, match="read them again"):
            await agree_terms(world.client, world.connection.id, terms_version=2, text_hash=given, now=NOW)
    again = await agreed(world.client, world.connection.id)
    assert again.agreed_terms_version == 2
    with pytest.raises(AlreadyDone):
        await agreed(world.client, world.connection.id)


async def test_agreeing_while_the_manager_changes_the_terms_never_binds_to_unread_ones(
    world: World,
) -> None:
    for number in range(5):
        bands = (Band(LAKH, (10 + number) * LAKH),)
        await change_terms(world.manager, world.connection.id, bands, now=NOW)
        read = await terms_of(world.client, world.connection.id, now=NOW)
        await asyncio.gather(
            change_terms(world.manager, world.connection.id, BANDS, now=NOW),
            agree_terms(
                world.client,
                world.connection.id,
                terms_version=read.connection.terms_version,
                text_hash=read.hash,
                now=NOW,
            ),
            return_exceptions=True,
        )
        now_stands = await ClientOrganization.get(id=world.connection.id)
        if now_stands.agreed_terms_version == read.connection.terms_version:
            assert now_stands.agreed_text_hash == read.hash
        assert not is_agreed(now_stands)


async def test_many_taps_agree_once(world: World) -> None:
    await change_terms(world.manager, world.connection.id, BANDS[:1], now=NOW)
    tried = await asyncio.gather(
        *(agreed(world.client, world.connection.id) for _ in range(5)), return_exceptions=True
    )
    assert sum(isinstance(one, ClientOrganization) for one in tried) == 1
    assert sum(isinstance(one, AlreadyDone) for one in tried) == 4
    told = Notification.filter(subject=f"connection:{world.connection.id}", kind="terms_agreed")
    assert await told.count() == 2


async def test_earlier_bands_stay_as_history(world: World) -> None:
    await change_terms(world.manager, world.connection.id, BANDS[:1], now=NOW)
    rows = ClientOrganizationTerms.filter(connection_id=world.connection.id)
    assert await rows.count() == 3
    assert [Band.of(row) for row in await bands_in_force(world.connection.id)] == [BANDS[0]]


async def test_a_new_connection_begins_with_house_terms_else_the_last_ones(world: World) -> None:
    assert list(await suggested_bands(world.manager)) == list(BANDS)
    await OrganizationTerms.create(organization_id=world.agency.id, ctc_min=LAKH, ctc_max=9 * LAKH)
    assert list(await suggested_bands(world.manager)) == [Band(LAKH, 9 * LAKH)]
    await ClientOrganization.filter(organization_id=world.foreign.agency.id).update(terms_version=0)
    usual = await suggested_bands(world.foreign.manager)
    assert [(band.service_fee, band.replacement_clause) for band in usual] == [(Decimal("8.33"), 90)]


async def test_an_agency_without_a_gst_number_shows_fees_without_it(world: World) -> None:
    assert await gst_percent(world.agency, NOW.date()) == 18
    await Organization.filter(id=world.agency.id).update(gst_number=None)
    assert await gst_percent(await Organization.get(id=world.agency.id), NOW.date()) == 0
    shown = await terms_of(world.client, world.connection.id, now=NOW)
    assert "without GST" in shown.text


async def test_connections_are_paged_and_belong_to_one_side(world: World) -> None:
    further = await connected(world.foreign.client, world.manager)
    first = await connections(world.manager, limit=1)
    assert [one.id for one in first.shown] == [further.id]
    second = await connections(world.manager, before=first.older, limit=1)
    assert [one.id for one in second.shown] == [world.connection.id]
    assert second.older is None
    theirs = await connections(world.foreign.client)
    assert {one.organization.name for one in theirs.shown} == {"Banyan Talent", "Northwind Search"}
