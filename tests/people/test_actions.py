"""What a person sees of himself: roles, chats, codes."""

import pytest

from bot.actions.link import ACTION as LINK
from bot.actions.logout import ACTION as LOGOUT
from bot.actions.me import ACTION as ME
from bot.actions.switch import ACTION as SWITCH
from core.kit.actor import Role
from core.kit.errors import NotFound
from core.models import ChatIdentity
from core.people.bind_chat import bind_chat
from tests.pressing import button, press, shown
from tests.world import NOW, World, invited, slack, telegram


async def test_me_shows_the_agency_code(world: World) -> None:
    facts = {fact.label: fact.value for fact in (await shown(ME, world.manager)).facts}
    assert facts["Agency code"] == world.agency.org_code
    assert facts["Role"] == "manager"
    facts = {fact.label: fact.value for fact in (await shown(ME, world.client)).facts}
    assert facts["Company"] == "Acme Robotics"
    assert "Agency code" not in facts


async def test_one_role_has_nothing_to_switch_to(world: World) -> None:
    card = await shown(SWITCH, world.recruiter)
    assert card.title == "You are here as a recruiter at Banyan Talent"
    assert not card.buttons


async def test_switching_by_button_names_the_house(world: World) -> None:
    actor = await invited(world.manager, "Anita Shah", Role.RECRUITER, slack("Anita Shah"))
    card = await shown(SWITCH, actor)
    other = button(card, "As an accountant at Banyan Talent")
    done = await shown(SWITCH, actor, *other.args)
    assert done.title == "You are now here as an accountant at Banyan Talent"
    with pytest.raises(NotFound):
        await press(SWITCH, actor, "emperor")


async def test_the_code_shown_links_a_second_chat(world: World) -> None:
    card = await shown(LINK, world.manager)
    actor = await bind_chat(telegram("Maya Rao"), card.facts[0].value, now=NOW)
    assert actor.user_id == world.manager.user_id


async def test_leaving_the_last_chat_warns_first(world: World) -> None:
    card = await shown(LOGOUT, world.manager)
    leave = button(card, "Leave Slack")
    assert "last chat" in leave.confirm
    gone = await shown(LOGOUT, world.manager, *leave.args)
    assert gone.title == "Slack is no longer linked to your account"
    assert not await ChatIdentity.filter(user_id=world.manager.user_id).exists()
    two = await shown(LOGOUT, world.accountant)
    assert [one.label for one in two.buttons] == ["Leave Slack", "Leave Telegram"]
    assert "last chat" not in two.buttons[0].confirm
