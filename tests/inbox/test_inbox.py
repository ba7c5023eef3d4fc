"""The inbox: groups, what waits first, marks, mutes, and no doors into other people's."""

import pytest

from bot.actions.inbox import ACTION as INBOX
from bot.actions.snooze import ACTION as SNOOZE
from core.delivery.notify import settle
from core.inbox.queries import PAGE
from core.kit.card import Card
from core.kit.errors import AlreadyDone, NotFound, WrongState
from core.kit.words import N_, Text
from core.models import NotificationPreference
from core.models.enums import NotificationCategory
from core.notifications.groups import CATEGORY_NAMES, GROUP_NAMES, GROUPS, Group
from core.notifications.load import load_kinds
from tests.inbox.telling import ask, bill, nothing_unread
from tests.pressing import button, press, shown
from tests.world import NOW, World

load_kinds()


@pytest.fixture
async def quiet(world: World) -> World:
    """The manager has read all the world began with."""
    await nothing_unread(world)
    return world


def labels(card: Card) -> list[str]:
    return [one.label for one in card.buttons]


async def test_an_empty_inbox_says_so(quiet: World) -> None:
    assert (await shown(INBOX, quiet.manager)).title == "You have read everything."


async def test_what_waits_stands_first_and_each_has_its_buttons(quiet: World) -> None:
    await ask(quiet, 1)
    await bill(quiet, 2)
    card = await shown(INBOX, quiet.manager)
    assert card.title == "Unread: 2"
    assert card.lines[0] == "Invoices: 1 · People and terms: 1"
    assert [line.strip().splitlines()[0] for line in card.lines[1:]] == [
        "Waits for you:",
        "1. Company 1 wants to work with you",
        "News:",
        card.lines[4].splitlines()[0],
    ]
    assert "BT/2" in card.lines[4]
    accept = button(card, "1 · Accept and set terms")
    assert (accept.act, accept.args) == ("accept_connection", ("connection:1",))
    assert button(card, "Invoices: 1").args == ("invoices",)


async def test_every_page_is_reached_once_and_the_waiting_ones_come_first(quiet: World) -> None:
    for number in range(PAGE + 2):
        await ask(quiet, number)
    for number in range(PAGE + 1):
        await bill(quiet, 100 + number)
    args: tuple[str, ...] = ()
    seen: list[str] = []
    for _ in range(3):
        card = await shown(INBOX, quiet.manager, *args)
        assert len(card.rows) <= PAGE + 3
        seen += [line for line in card.lines[1:] if line[0].isdigit()]
        args = button(card, "Older").args if "Older" in labels(card) else ()
    assert len(seen) == len(set(seen)) == 2 * PAGE + 3
    assert all("Company" in line for line in seen[: PAGE + 2])
    assert not args


async def test_one_group_alone_is_shown_marked_and_muted(quiet: World) -> None:
    await ask(quiet, 1)
    for number in range(2):
        await bill(quiet, number)
    card = await shown(INBOX, quiet.manager, "Invoices")
    assert card.title == "Invoices, unread: 2"
    later = await bill(quiet, 7)
    read = await shown(INBOX, quiet.manager, *button(card, "Mark “Invoices” read").args)
    assert read.title == "Invoices, unread: 1", "what came later was not seen"
    assert button(read, "1 · More").args == ("one", str(later))
    assert (await shown(INBOX, quiet.manager)).title == "Unread: 2"

    muted = await shown(INBOX, quiet.manager, *button(read, "Mute Invoices").args)
    assert muted.title == "“Invoices” is muted"
    again = await press(INBOX, quiet.manager, *button(read, "Mute Invoices").args)
    assert again.card == muted
    assert await NotificationPreference.filter(user_id=quiet.manager.user_id).count() == 3
    await shown(INBOX, quiet.manager, "mute", "people")
    people = NotificationPreference.filter(user_id=quiet.manager.user_id, category="invitation")
    assert not await people.exists(), "nobody locks himself out"


async def test_muting_a_group_tells_what_still_waits_in_it(quiet: World) -> None:
    await ask(quiet, 1)
    card = await shown(INBOX, quiet.manager, "mute", "people")
    assert "One thing in it waits for you. It stays in your inbox and comes in the digest." in card.lines
    assert "1. Company 1" in "\n".join((await shown(INBOX, quiet.manager)).lines)


async def test_all_is_read_and_what_waits_is_still_offered(quiet: World) -> None:
    await ask(quiet, 1)
    await bill(quiet, 2)
    card = await shown(INBOX, quiet.manager)
    read = await shown(INBOX, quiet.manager, *button(card, "Mark all read").args)
    assert read.title == "You have read everything."
    assert read.lines == ("One thing you have read still waits for you.",)
    assert button(read, "Show what waits").act == "waiting"


async def test_one_in_full_has_its_acts_and_can_be_read_alone(quiet: World) -> None:
    await ask(quiet, 1)
    await bill(quiet, 2)
    card = await shown(INBOX, quiet.manager)
    one = await shown(INBOX, quiet.manager, *button(card, "1 · More").args)
    assert one.title == "Company 1 wants to work with you"
    assert labels(one) == [
        "Accept and set terms",
        "Reject",
        "Mark as read",
        "Why did I get this?",
        "Tomorrow at 9",
        "Mute People and terms",
        "‹ Inbox",
    ]
    rest = await shown(INBOX, quiet.manager, *button(one, "Mark as read").args)
    assert rest.title == "Unread: 1"
    assert "Company 1" not in "\n".join(rest.lines)


async def test_what_was_done_meanwhile_has_no_buttons_in_the_inbox(quiet: World) -> None:
    await ask(quiet, 1)
    outcome = Text(N_("Accepted by {name}"), {"name": "Ravi Menon"})
    await settle("connection:1", "decide_connection", by=quiet.recruiter, now=NOW, outcome=outcome)
    card = await shown(INBOX, quiet.manager)
    assert "Accepted by Ravi Menon · Mon 2 Mar 2026, 14:30 IST (09:00 UTC)" in "\n".join(card.lines)
    assert labels(card) == ["1 · More", "Mark all read"]


async def test_what_one_did_oneself_is_no_news(quiet: World) -> None:
    await ask(quiet, 1)
    assert (await shown(INBOX, quiet.manager)).title == "Unread: 1"
    await settle("connection:1", "decide_connection", by=quiet.manager, now=NOW)
    assert (await shown(INBOX, quiet.manager)).title == "You have read everything."


async def test_nobody_reaches_the_news_of_another(quiet: World) -> None:
    told = await ask(quiet, 1)
    card = await shown(INBOX, quiet.manager)
    await press(INBOX, quiet.recruiter, *button(card, "Mark all read").args)
    await press(INBOX, quiet.recruiter, "seen", str(told))
    with pytest.raises(NotFound):
        await press(INBOX, quiet.recruiter, "one", str(told))
    assert (await shown(INBOX, quiet.manager)).title == "Unread: 1"


async def test_what_waits_is_put_off_and_says_so(quiet: World) -> None:
    told = await ask(quiet, 1)
    for _ in range(2):
        reply = await press(SNOOZE, quiet.manager, str(told))
        assert str(reply.toast) == "I will bring it back on 2026-03-03 03:30:00+00:00."
    card = await shown(INBOX, quiet.manager)
    assert "Put off until Tue 3 Mar 2026, 09:00 IST (03:30 UTC)" in "\n".join(card.lines)
    await settle("connection:1", "decide_connection", by=None, now=NOW)
    with pytest.raises(AlreadyDone):
        await press(SNOOZE, quiet.manager, str(told))
    with pytest.raises(WrongState, match="waits for nothing"):
        await press(SNOOZE, quiet.manager, str(await bill(quiet, 2)))


async def test_an_unknown_group_is_answered_with_those_there_are(quiet: World) -> None:
    with pytest.raises(NotFound, match="There is no group “weather”"):
        await press(INBOX, quiet.manager, "weather")


def test_every_category_stands_in_one_group_with_a_name() -> None:
    placed = [category for categories in GROUPS.values() for category in categories]
    assert sorted(placed) == sorted(NotificationCategory)
    assert set(GROUPS) == set(GROUP_NAMES) == set(Group)
    assert len(set(CATEGORY_NAMES.values())) == len(placed)
    both = set(Group) & set(NotificationCategory)
    assert all([str(one) for one in GROUPS[Group(word)]] == [word] for word in both), (
        "a word on a button names one thing"
    )
