"""Who may found an agency and invite people to it."""

from collections.abc import Awaitable, Callable

from core.agency.invite_person import Invitee, invite_person
from core.agency.register_agency import NewAgency, register_agency
from core.kit.actor import Actor, Role
from core.models import Invitation
from tests.refusals.case import Case
from tests.world import NOW, World


def _invite(role: Role, email: str) -> Callable[[World, Actor], Awaitable[Invitation]]:
    async def call(world: World, actor: Actor) -> Invitation:
        invitee = Invitee(email=email, name="Nina New", role=role, company="New Ltd")
        return await invite_person(actor, invitee, now=NOW)

    return call


CASES = [
    Case(
        use_case=register_agency,
        call=lambda world, actor: register_agency(actor, NewAgency(name="A second house"), now=NOW),
        allowed=tuple(Role),
        by=Role.RECRUITER,
        foreign=False,
        guests=True,
    ),
    *(
        Case(
            use_case=invite_person,
            name=f"as {role}",
            call=_invite(role, "nina.new@example.com"),
            allowed={inviter},
            foreign=False,
        )
        for role, inviter in (
            (Role.RECRUITER, Role.MANAGER),
            (Role.CLIENT, Role.MANAGER),
            (Role.INTERVIEWER, Role.CLIENT),
        )
    ),
]
