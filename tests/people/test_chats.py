"""A second chat by a code, and leaving a chat."""

import asyncio
from datetime import timedelta

import pytest

from core.kit.actor import Actor, Role
from core.kit.errors import NotFound, WrongState
from core.kit.tokens import InvalidToken
from core.models import ChatIdentity, Invitation, LinkCode, Notification, OutboxMessage
from core.people.accept_invitation import accept_invitation
from core.people.bind_chat import bind_chat
from core.people.identify import actor_for_chat
from core.people.join_token import join_token
from core.people.make_link_code import make_link_code
from core.people.tries import MOST_TRIES
from core.people.unlink_chat import unlink_chat
from tests.world import KEYS, NOW, World, slack, telegram


async def test_a_code_adds_a_second_chat_and_both_are_told(world: World) -> None:
    code = await make_link_code(world.manager, now=NOW)
    actor = await bind_chat(telegram("Maya Rao"), code.lower().replace("-", " "), now=NOW)
    assert (actor.user_id, actor.role, actor.channel) == (world.manager.user_id, Role.MANAGER, "telegram")
    told = await Notification.get(kind="chat_added", receiver_id=actor.user_id)
    lanes = await OutboxMessage.filter(notification_id=told.id).values_list("lane", flat=True)
    assert len(lanes) == 2
    assert await ChatIdentity.filter(user_id=actor.user_id, is_primary=True).count() == 1


async def test_the_code_is_stored_as_a_hash_only(world: World) -> None:
    code = await make_link_code(world.manager, now=NOW)
    stored = await LinkCode.filter(user_id=world.manager.user_id).order_by("-id").first()
    assert stored is not None
    assert code not in stored.code_hash
    assert len(stored.code_hash) == 64


async def test_a_code_lives_ten_minutes(world: World) -> None:
    code = await make_link_code(world.manager, now=NOW)
    with pytest.raises(InvalidToken):
        await bind_chat(telegram("Maya Rao"), code, now=NOW + timedelta(minutes=10))
    assert await bind_chat(telegram("Maya Rao"), code, now=NOW + timedelta(minutes=9, seconds=59))


async def test_a_code_works_once(world: World) -> None:
    code = await make_link_code(world.manager, now=NOW)
    await bind_chat(telegram("Maya Rao"), code, now=NOW)
    with pytest.raises(InvalidToken):
        await bind_chat(telegram("Maya's Phone"), code, now=NOW)


async def test_two_chats_with_one_code_at_once_bind_one(world: World) -> None:
    code = await make_link_code(world.manager, now=NOW)
    bound = await asyncio.gather(
        *(bind_chat(telegram(f"Phone {number}"), code, now=NOW) for number in range(6)),
        return_exceptions=True,
    )
    assert sum(isinstance(one, Actor) for one in bound) == 1
    assert sum(isinstance(one, InvalidToken) for one in bound) == 5
    assert await ChatIdentity.filter(user_id=world.manager.user_id).count() == 2


async def test_a_code_does_not_work_for_another_known_person(world: World) -> None:
    code = await make_link_code(world.manager, now=NOW)
    with pytest.raises(WrongState, match="belongs to Ishaan Iyer"):
        await bind_chat(telegram("Ishaan Iyer"), code, now=NOW)
    # The refusal used nothing up.
    assert await bind_chat(telegram("Maya Rao"), code, now=NOW)


async def test_a_newer_code_ends_the_earlier_one(world: World) -> None:
    first, second = [await make_link_code(world.manager, now=NOW) for _ in range(2)]
    with pytest.raises(InvalidToken):
        await bind_chat(telegram("Maya Rao"), first, now=NOW)
    assert await bind_chat(telegram("Maya Rao"), second, now=NOW)


async def test_codes_cannot_be_found_by_trying(world: World) -> None:
    code = await make_link_code(world.manager, now=NOW)
    guesses = await asyncio.gather(
        *(bind_chat(telegram("A Thief"), f"0000-000{digit}", now=NOW) for digit in range(10)),
        return_exceptions=True,
    )
    assert sum(isinstance(one, InvalidToken) for one in guesses) == MOST_TRIES
    assert sum(isinstance(one, WrongState) for one in guesses) == 10 - MOST_TRIES
    with pytest.raises(WrongState, match="Too many codes"):
        await bind_chat(telegram("A Thief"), code, now=NOW)
    # Somebody else's tries are his own, and patience gives them back.
    assert await bind_chat(telegram("Maya Rao"), code, now=NOW)
    with pytest.raises(InvalidToken):
        await bind_chat(telegram("A Thief"), code, now=NOW + timedelta(minutes=10))


async def test_a_chat_left_can_do_nothing_and_the_other_takes_its_place(world: World) -> None:
    chats = await ChatIdentity.filter(user_id=world.accountant.user_id).order_by("id")
    assert [chat.channel for chat in chats] == ["slack", "telegram"]
    await unlink_chat(world.accountant, chats[0].id, now=NOW)
    assert await actor_for_chat("slack", chats[0].workspace, chats[0].external_id) is None
    left = await ChatIdentity.get(user_id=world.accountant.user_id)
    assert left.is_primary
    assert not await Invitation.filter(email="anita.shah@example.com", used_at=None).exists()
    with pytest.raises(NotFound):
        await unlink_chat(world.accountant, chats[0].id, now=NOW)


async def test_after_the_last_chat_a_mailed_link_brings_the_person_back(world: World) -> None:
    chat = await ChatIdentity.get(user_id=world.manager.user_id)
    await unlink_chat(world.manager, chat.id, now=NOW)
    assert await actor_for_chat("slack", chat.workspace, chat.external_id) is None
    told = await Notification.get(kind="signed_out", receiver_id=world.manager.user_id)
    assert [row.kind for row in await OutboxMessage.filter(notification_id=told.id)] == ["mail"]

    back = await Invitation.get(
        inviter_id=world.manager.user_id, email="maya.rao@example.com", expires_at__gt=NOW
    )
    actor = await accept_invitation(
        slack("Maya Rao"), join_token(back.id, KEYS), keys=KEYS, now=NOW + timedelta(days=1)
    )
    assert actor == world.manager
