"""A small world, built by the real use-cases: two agencies, two clients and everybody who works with them."""

import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from core.agency.invite_person import Invitee, invite_person
from core.agency.register_agency import NewAgency, register_agency
from core.clients.accept_connection import accept_connection
from core.clients.agree_terms import agree_terms
from core.clients.connect_agency import connect_agency
from core.clients.queries import terms_of
from core.clients.terms import Band
from core.kit.actor import Actor, Role
from core.models import (
    CandidateProfile,
    ClientDetails,
    ClientOrganization,
    Organization,
    User,
)
from core.models.enums import FeeType
from core.people.accept_invitation import accept_invitation
from core.people.admit_guest import admit_guest
from core.people.bind_chat import bind_chat
from core.people.identify import Visitor, actor_of
from core.people.invitations import NewInvitation, send_invitation
from core.people.join_token import join_token
from core.people.make_link_code import make_link_code

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday."""
KEYS = (b"the key of the tests",)
TEAM = "T0HIRE"

BANDS = (
    Band(Decimal(100_000), Decimal(1_000_000)),
    Band(Decimal(1_000_000), Decimal(5_000_000), Decimal(20_000), FeeType.FIXED),
)


@dataclass
class House:
    """One agency with its people and one client; each actor wears his hat."""

    agency: Organization
    manager: Actor
    recruiter: Actor
    accountant: Actor
    client_company: ClientDetails
    client: Actor
    interviewer: Actor
    candidate: Actor
    admin: Actor
    connection: ClientOrganization
    profile: CandidateProfile

    def actor(self, role: Role) -> Actor:
        """Who wears this hat here."""
        found = getattr(self, role.value)
        assert isinstance(found, Actor)
        return found


@dataclass(repr=False)  # as of tests.plugins.chats.Scene
class World:
    """Our house, and a foreign one; what a stage keeps in `things` is read as `world.job`."""

    home: House
    foreign: House
    things: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        """What a stage made."""
        try:
            return self.__dict__["things"][name]
        except KeyError:
            raise AttributeError(f"no stage made a {name!r} in this world") from None

    @property
    def agency(self) -> Organization:
        return self.home.agency

    @property
    def manager(self) -> Actor:
        return self.home.manager

    @property
    def recruiter(self) -> Actor:
        return self.home.recruiter

    @property
    def accountant(self) -> Actor:
        return self.home.accountant

    @property
    def client(self) -> Actor:
        return self.home.client

    @property
    def interviewer(self) -> Actor:
        return self.home.interviewer

    @property
    def candidate(self) -> Actor:
        return self.home.candidate

    @property
    def admin(self) -> Actor:
        return self.home.admin

    @property
    def connection(self) -> ClientOrganization:
        return self.home.connection

    def actor(self, role: Role) -> Actor:
        return self.home.actor(role)


@dataclass(frozen=True)
class Names:
    """Who is who in one house; the number keeps their chat accounts apart."""

    agency: str
    number: int
    manager: str
    recruiter: str
    accountant: str
    client: str
    company: str
    interviewer: str
    candidate: str
    admin: str
    gst: str


HOME = Names(
    "Banyan Talent",
    1,
    "Maya Rao",
    "Ravi Menon",
    "Anita Shah",
    "Kiran Desai",
    "Acme Robotics",
    "Ishaan Iyer",
    "Priya Sharma",
    "Usha Pillai",
    "29ABCDE1234F1Z5",
)
FOREIGN = Names(
    "Northwind Search",
    2,
    "Neha Kapoor",
    "Omar Ali",
    "Sara Bose",
    "Lena Fischer",
    "Borealis Foods",
    "Tomas Novak",
    "Vikram Singh",
    "Peter Adler",
    "27FGHIJ5678K1Z3",
)


def email_of(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@example.com"


def slack(name: str) -> Visitor:
    """The person's account in the tests' Slack workspace."""
    short = name.replace(" ", "").upper()
    return Visitor(channel="slack", workspace=TEAM, external_id=f"U{short}", chat_id=f"D{short}", name=name)


def telegram(name: str) -> Visitor:
    """The person's account in Telegram; its number is made from the name."""
    number = str(zlib.crc32(name.encode()))
    return Visitor(channel="telegram", external_id=number, chat_id=number, name=name)


async def build_world() -> World:
    """Both houses, each with a client who agreed to the terms."""
    return World(home=await build_house(HOME), foreign=await build_house(FOREIGN))


async def build_agency(names: Names) -> tuple[Organization, Actor]:
    """An agency and its manager, who registered in Slack."""
    guest = await admit_guest(slack(names.manager), now=NOW)
    new = NewAgency(
        name=names.agency,
        person=names.manager,
        email=email_of(names.manager),
        phone="+91 98765 4321" + str(names.number),
        gst_number=names.gst,
        address="12 Residency Road, Bengaluru",
    )
    manager = await register_agency(guest, new, now=NOW)
    return await Organization.get(id=manager.agency), manager


async def build_house(names: Names) -> House:
    """One agency with everybody."""
    agency, manager = await build_agency(names)
    recruiter = await invited(manager, names.recruiter, Role.RECRUITER, slack(names.recruiter))
    accountant = await invited(manager, names.accountant, Role.ACCOUNTANT, slack(names.accountant))
    code = await make_link_code(accountant, now=NOW)
    await bind_chat(telegram(names.accountant), code, now=NOW)
    client = await invited(manager, names.client, Role.CLIENT, slack(names.client), company=names.company)
    connection = await ClientOrganization.get(client_id=client.client, organization_id=agency.id)
    await accept_connection(manager, connection.id, BANDS, now=NOW)
    await agreed(client, connection.id)
    interviewer = await invited(client, names.interviewer, Role.INTERVIEWER, telegram(names.interviewer))
    candidate, profile = await joined_candidate(agency, manager, names.candidate)
    admin = await User.create(
        email=email_of(names.admin), name=names.admin, role=Role.ADMIN, is_admin=True, created_at=NOW
    )
    return House(
        agency=agency,
        manager=manager,
        recruiter=recruiter,
        accountant=accountant,
        client_company=await ClientDetails.get(id=client.client),
        client=client,
        interviewer=interviewer,
        candidate=candidate,
        admin=await actor_of(admin.id, Role.ADMIN, channel="slack"),
        connection=await ClientOrganization.get(id=connection.id),
        profile=profile,
    )


async def invited(
    inviter: Actor, name: str, role: Role, visitor: Visitor, *, company: str = "", now: datetime = NOW
) -> Actor:
    """Invite somebody, who opens the link in this chat at once."""
    invitee = Invitee(email=email_of(name), name=name, role=role, company=company)
    invitation = await invite_person(inviter, invitee, now=now)
    return await accept_invitation(visitor, join_token(invitation.id, KEYS), keys=KEYS, now=now)


async def agreed(client: Actor, connection_id: int, *, now: datetime = NOW) -> ClientOrganization:
    """The client reads the terms in force and agrees."""
    shown = await terms_of(client, connection_id, now=now)
    return await agree_terms(
        client, connection_id, terms_version=shown.connection.terms_version, text_hash=shown.hash, now=now
    )


async def connected(client: Actor, manager: Actor, bands: tuple[Band, ...] = BANDS) -> ClientOrganization:
    """A further connection: asked for by code, accepted and agreed."""
    agency = await Organization.get(id=manager.agency)
    connection = await connect_agency(client, agency.org_code, now=NOW)
    await accept_connection(manager, connection.id, bands, now=NOW)
    return await agreed(client, connection.id)


async def joined_candidate(agency: Organization, inviter: Actor, name: str) -> tuple[Actor, CandidateProfile]:
    """A person the agency knows, with a login of his own in Telegram."""
    profile = await CandidateProfile.create(
        organization_id=agency.id,
        name=name,
        email=email_of(name),
        email_key=email_of(name),
        created_at=NOW,
        updated_at=NOW,
    )
    new = NewInvitation(
        email=email_of(name),
        name=name,
        role=Role.CANDIDATE,
        inviter_id=inviter.user_id,
        inviter=inviter.name,
        house=agency.name,
        organization_id=agency.id,
        candidate_id=profile.id,
    )
    invitation = await send_invitation(new, now=NOW)
    token = join_token(invitation.id, KEYS)
    candidate = await accept_invitation(telegram(name), token, keys=KEYS, now=NOW)
    return candidate, await CandidateProfile.get(id=profile.id)
