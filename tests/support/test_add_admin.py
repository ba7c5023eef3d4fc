"""The first admin, and the next: known here or not."""

from core.kit.actor import Role
from core.models import AuditEntry, Invitation, User
from core.people.accept_invitation import accept_invitation
from core.people.hats import hats_of
from core.people.join_token import join_token
from core.support.add_admin import add_admin
from core.support.take_ticket import take_ticket
from tests.stages.tickets import only_admins, raised_by
from tests.stages.told import acts, kinds_told, last_card
from tests.world import KEYS, NOW, World, slack


async def test_somebody_known_gets_a_further_hat_and_hears_what_waits(world: World) -> None:
    await only_admins()
    ticket = await raised_by(world.client)
    made = await add_admin("Ravi.Menon@example.com", now=NOW)
    assert (made.user.id, made.invitation) == (world.recruiter.user_id, None)
    assert [hat.role for hat in await hats_of(made.user.id)] == [Role.RECRUITER, Role.ADMIN]
    assert (await kinds_told(world.recruiter))[-2:] == ["admin_made", "ticket_raised"]
    assert "take_ticket" in acts(await last_card(world.recruiter, "ticket_raised"))
    assert ticket.assigned_to_id is None


async def test_somebody_unknown_comes_in_by_a_link(world: World) -> None:
    made = await add_admin("first@house.example", now=NOW)
    assert made.invitation is not None
    token = join_token(made.invitation.id, KEYS)
    admin = await accept_invitation(slack("First Admin"), token, keys=KEYS, now=NOW)
    assert admin.role is Role.ADMIN
    ticket = await raised_by(world.client)
    assert (await take_ticket(admin, ticket.id, now=NOW)).assigned_to_id == admin.user_id


async def test_whoever_only_typed_an_address_proves_it_first(world: World) -> None:
    """The manager registered with an address nobody has proven; opening its mail keeps all that is hers."""
    made = await add_admin("maya.rao@example.com", now=NOW)
    assert made.invitation is not None
    assert not await User.filter(id=world.manager.user_id, is_admin=True).exists()
    token = join_token(made.invitation.id, KEYS)
    admin = await accept_invitation(slack("Maya Rao"), token, keys=KEYS, now=NOW)
    assert (admin.user_id, admin.role) == (world.manager.user_id, Role.ADMIN)
    assert [hat.role for hat in await hats_of(admin.user_id)] == [Role.ADMIN, Role.MANAGER]


async def test_invited_twice_only_the_newer_link_works(world: World) -> None:
    first, second = await add_admin("a@house.example", now=NOW), await add_admin("A@house.example", now=NOW)
    assert first.user.id == second.user.id
    assert await Invitation.filter(role=Role.ADMIN, expires_at__gt=NOW).count() == 1
    assert not (await User.get(id=first.user.id)).is_admin


async def test_an_admin_added_again_stays_one(world: World) -> None:
    for _ in range(2):
        made = await add_admin("ravi.menon@example.com", now=NOW)
        assert made.user.is_admin
    assert await AuditEntry.filter(verb="add_admin").count() == 1
