"""Invitations: one link, one person, seven days."""

import asyncio
from datetime import timedelta

import pytest

from core.agency.invite_person import Invitee, invite_person
from core.kit.actor import Actor, Role
from core.kit.errors import AlreadyDone, Refusal, WrongState
from core.kit.tokens import InvalidToken
from core.models import ChatIdentity, Invitation, Notification, OutboxMessage, Recruiter, User
from core.people.accept_invitation import accept_invitation
from core.people.admit_guest import admit_guest
from core.people.hats import hats_of
from core.people.identify import Visitor, actor_for_chat
from core.people.join_token import join_token
from core.people.unlink_chat import unlink_chat
from tests.world import KEYS, NOW, World, email_of, invited, slack, telegram

NINA = "Nina New"


async def _invite(inviter: Actor, name: str = NINA, role: Role = Role.RECRUITER) -> Invitation:
    return await invite_person(inviter, Invitee(email=email_of(name), name=name, role=role), now=NOW)


async def _open(invitation: Invitation, visitor: Visitor, *, after: timedelta = timedelta()) -> Actor:
    return await accept_invitation(visitor, join_token(invitation.id, KEYS), keys=KEYS, now=NOW + after)


async def test_a_new_person_gets_a_mail_and_joins_by_its_link(world: World) -> None:
    invitation = await _invite(world.manager)
    person = await User.get(email=email_of(NINA))
    assert person.role is None
    mail = await OutboxMessage.get(user_id=person.id)
    assert mail.kind == "mail"
    told = await Notification.get(receiver_id=person.id)
    assert told.due_at == NOW + timedelta(days=7)

    actor = await _open(invitation, telegram(NINA))

    assert (actor.user_id, actor.role, actor.agency) == (person.id, Role.RECRUITER, world.agency.id)
    assert await actor_for_chat("telegram", "", telegram(NINA).external_id) == actor
    await told.refresh_from_db()
    assert told.done_at == NOW
    joined = await Notification.get(receiver_id=world.manager.user_id, subject=f"user:{person.id}")
    assert joined.kind == "person_joined"
    assert (await User.get(id=person.id)).is_verified


async def test_a_known_person_gets_a_further_hat_and_no_second_account(world: World) -> None:
    before = await User.all().count()
    invitee = Invitee(email="  KIRAN.Desai@Example.com ", name="Kiran", role=Role.RECRUITER)
    invitation = await invite_person(world.manager, invitee, now=NOW)
    told = OutboxMessage.filter(user_id=world.client.user_id, notification__kind="person_invited")
    assert [row.kind for row in await told.order_by("id")][-1] == "card"

    actor = await _open(invitation, slack("Kiran Desai"))

    assert actor.user_id == world.client.user_id
    assert await User.all().count() == before
    assert {hat.role for hat in await hats_of(actor.user_id)} == {Role.CLIENT, Role.RECRUITER}
    assert actor.role is Role.RECRUITER


async def test_the_same_chat_may_open_its_link_again_and_nothing_changes(world: World) -> None:
    invitation = await _invite(world.manager)
    first = await _open(invitation, telegram(NINA))
    told = await Notification.all().count()
    assert await _open(invitation, telegram(NINA), after=timedelta(days=30)) == first
    assert await Notification.all().count() == told


async def test_a_forwarded_link_fails_kindly_for_the_second_person(world: World) -> None:
    invitation = await _invite(world.manager)
    await _open(invitation, telegram(NINA))
    with pytest.raises(AlreadyDone, match="ask Maya Rao for your own"):
        await _open(invitation, telegram("Somebody Else"))
    assert await actor_for_chat("telegram", "", telegram("Somebody Else").external_id) is None


async def test_two_chats_opening_one_link_at_once_make_one_member(world: World) -> None:
    invitation = await _invite(world.manager)
    opened = await asyncio.gather(
        *(_open(invitation, telegram(f"Chat {number}")) for number in range(6)), return_exceptions=True
    )
    assert sum(isinstance(one, Actor) for one in opened) == 1
    assert sum(isinstance(one, AlreadyDone) for one in opened) == 5
    nina = await User.get(email=email_of(NINA))
    assert await ChatIdentity.filter(user_id=nina.id).count() == 1
    assert await Recruiter.filter(user_id=nina.id).count() == 1


async def test_a_link_lives_seven_days(world: World) -> None:
    invitation = await _invite(world.manager)
    with pytest.raises(WrongState, match="ask Maya Rao for a new one"):
        await _open(invitation, telegram(NINA), after=timedelta(days=7))
    last_moment = timedelta(days=7) - timedelta(seconds=1)
    assert (await _open(invitation, telegram(NINA), after=last_moment)).role is Role.RECRUITER


async def test_a_forged_token_opens_nothing(world: World) -> None:
    invitation = await _invite(world.manager)
    forged = join_token(invitation.id, [b"another key"])
    with pytest.raises(InvalidToken):
        await accept_invitation(telegram(NINA), forged, keys=KEYS, now=NOW)


async def test_a_newer_invitation_ends_the_earlier_one(world: World) -> None:
    first, second = await _invite(world.manager), await _invite(world.manager)
    with pytest.raises(WrongState):
        await _open(first, telegram(NINA))
    assert (await _open(second, telegram(NINA))).role is Role.RECRUITER
    assert (await Notification.get(subject=f"invitation:{first.id}")).done_at == NOW


async def test_a_chat_of_somebody_else_cannot_take_the_invitation(world: World) -> None:
    invitation = await _invite(world.manager)
    with pytest.raises(WrongState, match="belongs to Ishaan Iyer"):
        await _open(invitation, telegram("Ishaan Iyer"))
    assert (await _open(invitation, telegram(NINA))).role is Role.RECRUITER


async def test_whoever_has_a_chat_accepts_there_and_a_forwarded_link_does_not_open_his_account(
    world: World,
) -> None:
    invitation = await _invite(world.manager, "Kiran Desai")
    with pytest.raises(WrongState, match="already uses HireSync"):
        await _open(invitation, telegram("A Thief"))
    assert await actor_for_chat("telegram", "", telegram("A Thief").external_id) is None
    assert (await _open(invitation, slack("Kiran Desai"))).user_id == world.client.user_id


async def test_a_guest_who_then_joins_is_one_person(world: World) -> None:
    guest = await admit_guest(telegram(NINA), now=NOW)
    assert guest.role is None
    actor = await invited(world.manager, NINA, Role.RECRUITER, telegram(NINA))
    assert actor.user_id != guest.user_id
    found = await actor_for_chat("telegram", "", telegram(NINA).external_id)
    assert found == actor
    assert not (await User.get(id=guest.user_id)).is_active


async def test_a_guest_is_admitted_once_however_often_he_knocks(world: World) -> None:
    guests = await asyncio.gather(*(admit_guest(telegram(NINA), now=NOW) for _ in range(6)))
    assert len({guest.user_id for guest in guests}) == 1


async def test_a_guest_who_joined_left_and_knocks_again_is_a_new_guest(world: World) -> None:
    guest = await admit_guest(telegram(NINA), now=NOW)
    actor = await invited(world.manager, NINA, Role.RECRUITER, telegram(NINA))
    chat = await ChatIdentity.get(user_id=actor.user_id)
    await unlink_chat(actor, chat.id, now=NOW)
    again = await admit_guest(telegram(NINA), now=NOW)
    assert again.role is None
    assert again.user_id not in (guest.user_id, actor.user_id)


async def test_one_chat_opening_two_invitations_at_once_belongs_to_one_person(world: World) -> None:
    two = [await _invite(world.manager, "Nina New"), await _invite(world.manager, "Nora New")]
    opened = await asyncio.gather(*(_open(one, telegram(NINA)) for one in two), return_exceptions=True)
    assert sum(isinstance(one, Actor) for one in opened) == 1
    assert sum(isinstance(one, Refusal) for one in opened) == 1
