"""What the two parties read of their connections and terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from core.clients.access import connection_of_party
from core.clients.rules import must_be_accepted
from core.clients.terms import Band, in_order, terms_lines, text_hash
from core.kit.actor import Actor, Role
from core.kit.words import Words
from core.models import (
    ClientOrganization,
    ClientOrganizationTerms,
    Organization,
    OrganizationTerms,
    TaxRate,
)
from core.models.enums import ConnectionStatus
from core.people.access import require

PAGE = 8


@dataclass(frozen=True, slots=True)
class TermsShown:
    """The terms in force as one reader sees them; the hash is that of exactly these lines."""

    connection: ClientOrganization
    lines: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def hash(self) -> str:
        return text_hash(self.text)


async def bands_in_force(connection_id: int) -> list[ClientOrganizationTerms]:
    """The terms of a connection, from the lowest cost to the highest."""
    return in_order(await ClientOrganizationTerms.filter(connection_id=connection_id, is_active=True))


async def shown_terms(actor: Actor, connection: ClientOrganization, *, now: datetime) -> TermsShown:
    """The terms in the reader's language, each band with its fee worked out on an example."""
    bands = await bands_in_force(connection.id)
    words = Words(actor.locale, actor.zone)
    gst = await gst_percent(connection.organization, now.date())
    return TermsShown(connection, terms_lines(bands, words, gst=gst))


async def terms_of(actor: Actor, connection_id: int, *, now: datetime) -> TermsShown:
    """The terms as either party reads them."""
    connection = await connection_of_party(actor, connection_id)
    must_be_accepted(connection)
    return await shown_terms(actor, connection, now=now)


async def gst_percent(agency: Organization, day: date) -> Decimal:
    """What is added to a fee on this day; an agency without a GST number adds nothing."""
    if not agency.gst_number:
        return Decimal(0)
    rate = await TaxRate.filter(valid_from__lte=day).order_by("-valid_from").first()
    return rate.igst if rate else Decimal(0)


async def suggested_bands(actor: Actor) -> Sequence[Band]:
    """What a new connection begins with: the house terms, else those given last, else one usual band."""
    require(actor, Role.MANAGER)
    house = await OrganizationTerms.filter(organization_id=actor.agency)
    if house:
        return [Band.of(row) for row in in_order(house)]
    last = (
        await ClientOrganization.filter(organization_id=actor.agency, terms_version__gt=0)
        .order_by("-decided_at")
        .first()
    )
    given = await bands_in_force(last.id) if last else []
    return [Band.of(row) for row in given] or [Band(Decimal(100_000), Decimal(10_000_000))]


@dataclass(frozen=True, slots=True)
class Connections:
    """One page, newest first; `older` is the key of the next page, if there is one."""

    shown: list[ClientOrganization]
    waiting: int
    older: int | None


async def connections(actor: Actor, *, before: int | None = None, limit: int = PAGE) -> Connections:
    """The connections of the manager's agency or of the client's company, with both names loaded."""
    require(actor, Role.MANAGER, Role.CLIENT)
    if actor.role is Role.MANAGER:
        own = ClientOrganization.filter(organization_id=actor.agency)
    else:
        own = ClientOrganization.filter(client_id=actor.client)
    page = own.filter(id__lt=before) if before is not None else own
    found = await page.order_by("-id").limit(limit + 1).prefetch_related("client__user", "organization")
    shown = found[:limit]
    waiting = await own.filter(status=ConnectionStatus.PENDING).count()
    return Connections(shown, waiting, shown[-1].id if len(found) > limit else None)
