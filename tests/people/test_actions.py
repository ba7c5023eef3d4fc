"""What a person sees of himself: inbox, roles, chats, codes."""

from datetime import timedelta

import pytest

from bot.actions.inbox import ACTION as INBOX
from bot.actions.link import ACTION as LINK
from bot.actions.logout import ACTION as LOGOUT
from bot.actions.me import ACTION as ME
from bot.actions.switch import ACTION as SWITCH
from core.delivery.notify import notify, settle
from core.kit.actor import Role
from core.kit.errors import NotFound
from core.kit.words import N_, Text
from core.models import ChatIdentity, Notification
from core.notifications.clients import CONNECTION_ASKED
from core.notifications.load import load_kinds
from core.people.bind_chat import bind_chat
from tests.pressing import button, press, shown
from tests.world import NOW, World, invited, slack, telegram

load_kinds()


async def _ask(world: World, number: int) -> None:
    await notify(
        CONNECTION_ASKED,
        to=[world.manager.user_id],
        subject=f"connection:{number}",
        organization_id=world.agency.id,
        now=NOW + timedelta(minutes=number),
        params={"company": f"Company {number}", "name": "Somebody", "connection": str(number)},
    )


@pytest.fixture
async def empty(world: World) -> World:
    """The manager has read all the world began with."""
    await Notification.filter(receiver_id=world.manager.user_id).update(seen_at=NOW)
    return world


async def test_an_empty_inbox_says_so(empty: World) -> None:
    assert (await shown(INBOX, empty.manager)).title == "You have read everything."


async def test_the_inbox_shows_the_newest_first_with_the_buttons_of_each(empty: World) -> None:
    for number in range(2):
        await _ask(empty, number)
    card = await shown(INBOX, empty.manager)
    assert card.title == "Unread: 2"
    assert [line.strip().splitlines()[0] for line in card.lines] == [
        "1. Company 1 wants to work with you",
        "2. Company 0 wants to work with you",
    ]
    accept = button(card, "1 · Accept and set terms")
    assert (accept.act, accept.args) == ("accept_connection", ("connection:1",))


async def test_the_inbox_is_paged_and_read_a_page_at_a_time(empty: World) -> None:
    count = 2 * INBOX_PAGE + 1
    for number in range(count):
        await _ask(empty, number)
    seen: list[str] = []
    card = await shown(INBOX, empty.manager)
    for _ in range(2):
        seen += card.lines
        assert len(card.rows) <= 10
        card = await shown(INBOX, empty.manager, *button(card, "Older").args)
    seen += card.lines
    assert len(seen) == count
    assert "Older" not in [one.label for one in card.buttons]

    first = await shown(INBOX, empty.manager)
    rest = await shown(INBOX, empty.manager, *button(first, "Mark these read").args)
    assert rest.title == f"Unread: {count - INBOX_PAGE}"
    assert rest.lines[0].startswith(f"1. Company {count - INBOX_PAGE - 1} ")


async def test_what_was_done_meanwhile_has_no_buttons_in_the_inbox(empty: World) -> None:
    await _ask(empty, 1)
    outcome = Text(N_("Accepted by {name}"), {"name": "Maya Rao"})
    await settle("connection:1", "decide_connection", by=empty.manager, now=NOW, outcome=outcome)
    card = await shown(INBOX, empty.manager)
    assert "Accepted by Maya Rao · Mon 2 Mar 2026, 14:30 IST (09:00 UTC)" in card.lines[0]
    assert [one.label for one in card.buttons] == ["Mark these read"]


async def test_nobody_marks_the_news_of_another(empty: World) -> None:
    await _ask(empty, 1)
    card = await shown(INBOX, empty.manager)
    await press(INBOX, empty.recruiter, *button(card, "Mark these read").args)
    assert (await shown(INBOX, empty.manager)).title == "Unread: 1"


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
