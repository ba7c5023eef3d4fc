"""Who may ask for a connection, decide it, and set and agree to its terms."""

from core.clients.accept_connection import accept_connection
from core.clients.agree_terms import agree_terms
from core.clients.change_terms import change_terms
from core.clients.connect_agency import connect_agency
from core.clients.queries import terms_of
from core.clients.reject_connection import reject_connection
from core.kit.actor import Role
from tests.refusals.case import Case
from tests.world import BANDS, NOW, World


async def asked(world: World) -> None:
    """The foreign client asks our agency."""
    asked = await connect_agency(world.foreign.client, world.agency.org_code, now=NOW)
    world.things["asked"] = asked


async def terms_changed(world: World) -> None:
    """Our client is asked to agree to new terms."""
    await change_terms(world.manager, world.connection.id, BANDS[:1], now=NOW)
    world.things["terms"] = await terms_of(world.client, world.connection.id, now=NOW)


CASES = [
    Case(
        use_case=connect_agency,
        call=lambda world, actor: connect_agency(actor, world.foreign.agency.org_code, now=NOW),
        allowed={Role.CLIENT},
        foreign=False,
    ),
    Case(
        use_case=accept_connection,
        call=lambda world, actor: accept_connection(actor, world.asked.id, BANDS, now=NOW),
        allowed={Role.MANAGER},
        stage=asked,
    ),
    Case(
        use_case=reject_connection,
        call=lambda world, actor: reject_connection(actor, world.asked.id, "Not our trade.", now=NOW),
        allowed={Role.MANAGER},
        stage=asked,
    ),
    Case(
        use_case=change_terms,
        call=lambda world, actor: change_terms(actor, world.connection.id, BANDS, now=NOW),
        allowed={Role.MANAGER},
    ),
    Case(
        use_case=agree_terms,
        call=lambda world, actor: agree_terms(
            actor,
            world.connection.id,
            terms_version=world.terms.connection.terms_version,
            text_hash=world.terms.hash,
            now=NOW,
        ),
        allowed={Role.CLIENT},
        stage=terms_changed,
    ),
]
