"""Put a new version of the terms into force."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from core.clients.terms import Band, check_bands, in_order, rate_of
from core.delivery.notify import notify
from core.kit.actor import Actor
from core.kit.errors import InvalidValue
from core.kit.money import Pay
from core.kit.words import N_, Text
from core.models import ClientOrganization, ClientOrganizationTerms
from core.notifications.kind import NotificationKind


async def write_bands(connection: ClientOrganization, bands: Sequence[Band], *, now: datetime) -> None:
    """The bands become the terms in force under the next version; earlier ones stay as history."""
    wrong = check_bands(bands)
    if wrong is not None:
        raise InvalidValue("bands", wrong.msgid, **wrong.params)
    await ClientOrganizationTerms.filter(connection_id=connection.id, is_active=True).update(is_active=False)
    await ClientOrganizationTerms.bulk_create(
        [
            ClientOrganizationTerms(
                **asdict(band),
                connection_id=connection.id,
                organization_id=connection.organization_id,
                created_at=now,
            )
            for band in in_order(bands)
        ]
    )
    connection.terms_version += 1


async def tell_client_to_read(
    kind: NotificationKind,
    actor: Actor,
    connection: ClientOrganization,
    bands: Sequence[Band],
    *,
    now: datetime,
) -> None:
    """Tell the client once, whatever the number of bands."""
    await notify(
        kind,
        to=[connection.client.user_id],
        subject=f"connection:{connection.id}",
        organization_id=connection.organization_id,
        now=now,
        params={
            "agency": connection.organization.name,
            "name": actor.name,
            "connection": str(connection.id),
            "bands": [_in_short(band) for band in in_order(bands)],
        },
    )


def _in_short(band: Band) -> Text:
    return Text(
        N_("{low} to {high}: {rate}"),
        {
            "low": Pay(band.ctc_min, band.currency),
            "high": Pay(band.ctc_max, band.currency),
            "rate": rate_of(band),
        },
    )
