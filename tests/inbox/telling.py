"""News for the manager of the small world: some that waits for him, some that does not."""

from datetime import timedelta

from core.delivery.notify import notify
from core.models import Notification
from core.notifications.clients import CONNECTION_ASKED
from core.notifications.invoices import INVOICE_ACCEPTED
from tests.architecture.every_card import sample_params
from tests.world import NOW, World


async def ask(world: World, number: int) -> int:
    """A company wants to be connected, which waits for his act."""
    (told,) = await notify(
        CONNECTION_ASKED,
        to=[world.manager.user_id],
        subject=f"connection:{number}",
        organization_id=world.agency.id,
        now=NOW + timedelta(minutes=number),
        params={"company": f"Company {number}", "name": "Somebody", "connection": str(number)},
    )
    return told


async def bill(world: World, number: int) -> int:
    """An invoice was accepted, which is news alone."""
    (told,) = await notify(
        INVOICE_ACCEPTED,
        to=[world.manager.user_id],
        subject=f"invoice:{number}",
        organization_id=world.agency.id,
        now=NOW + timedelta(minutes=number),
        params={**sample_params(INVOICE_ACCEPTED), "code": f"BT/{number}", "invoice": str(number)},
    )
    return told


async def nothing_unread(world: World) -> None:
    """All the world began with is done and read."""
    await Notification.all().update(seen_at=NOW, done_at=NOW)
