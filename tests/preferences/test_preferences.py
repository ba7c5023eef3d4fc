"""How a person wants to hear of things: whose word counts, in words, and what nobody can take away."""

from datetime import time
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions.preferences import ACTION as PREFERENCES
from bot.actions.settings import ACTION as SETTINGS
from bot.asking.zones import ZONES, zone_name
from bot.conversations.digest_hour import FORM as DIGEST_HOUR
from bot.conversations.quiet_hours import FORM as QUIET_HOURS
from bot.conversations.time_zone import FORM as TIME_ZONE
from bot.forms.answers import Answers
from core.kit.actor import Actor, Role
from core.kit.card import Card
from core.kit.errors import InvalidValue, NotFound
from core.models import User
from core.models.enums import DeliveryMode as Mode
from core.models.enums import NotificationCategory as Category
from core.models.enums import PreferenceChannel as Channel
from core.notifications.defaults import ROLE_DEFAULTS, default_mode, mode_for
from core.notifications.groups import ALWAYS_TOLD, Group
from core.preferences.change_zone import change_zone
from core.preferences.choose_mode import choose_mode
from core.preferences.clock_times import clock_time
from core.preferences.mute_mail import mute_mail
from core.preferences.queries import preferences_of
from tests.pressing import button, press, shown, submitted
from tests.world import NOW, World

MAYA = Actor(1, Role.MANAGER, "Maya Rao")


def test_whose_word_counts() -> None:
    job = Category.CREATE_JOB
    assert [
        mode_for(Role.MANAGER, job),
        mode_for(Role.ACCOUNTANT, job),
        mode_for(Role.ACCOUNTANT, job, channel_wide=Mode.MUTED),
        mode_for(Role.ACCOUNTANT, job, channel_wide=Mode.MUTED, chosen=Mode.AT_ONCE),
        mode_for(Role.CLIENT, Category.MANAGER_VIEWED_JOB),
        mode_for(None, job),
        mode_for(Role.MANAGER, Category.INVITATION, channel_wide=Mode.MUTED, chosen=Mode.MUTED),
    ] == [Mode.AT_ONCE, Mode.DIGEST, Mode.MUTED, Mode.AT_ONCE, Mode.DIGEST, Mode.AT_ONCE, Mode.AT_ONCE]


def test_each_role_has_its_defaults_and_none_mutes() -> None:
    assert set(ROLE_DEFAULTS) == set(Role)
    every = {default_mode(role, category) for role in Role for category in Category}
    assert every == {Mode.AT_ONCE, Mode.DIGEST}
    assert all(mode_for(role, category) is Mode.AT_ONCE for role in Role for category in ALWAYS_TOLD)


async def test_a_word_about_a_kind_goes_before_the_channel_and_the_role(world: World) -> None:
    accountant = world.accountant
    jobs = Category.CREATE_JOB
    assert (await preferences_of(accountant)).mode(jobs, Channel.SLACK) is Mode.DIGEST
    await choose_mode(accountant, None, [Channel.SLACK], Mode.MUTED, now=NOW)
    assert (await preferences_of(accountant)).mode(jobs, Channel.SLACK) is Mode.MUTED
    await choose_mode(accountant, Group.JOBS, [Channel.SLACK], Mode.AT_ONCE, now=NOW)
    seen = await preferences_of(accountant)
    assert seen.mode(jobs, Channel.SLACK) is Mode.AT_ONCE
    assert seen.mode(jobs, Channel.MAIL) is Mode.DIGEST
    assert seen.mode(Category.INVOICE_GENERATED, Channel.SLACK) is Mode.MUTED
    await choose_mode(accountant, jobs, [Channel.SLACK], None, now=NOW)
    await choose_mode(accountant, None, [Channel.SLACK], None, now=NOW)
    assert (await preferences_of(accountant)).mode(jobs, Channel.SLACK) is Mode.DIGEST


async def test_modes_are_chosen_by_buttons(world: World) -> None:
    card = await shown(PREFERENCES, world.manager)
    assert "Jobs: at once" in card.lines
    assert "Articles: in the digest" not in card.lines, "no news of that sort reaches a manager"
    jobs = await shown(PREFERENCES, world.manager, *button(card, "Jobs").args)
    assert jobs.title == "Jobs, on every channel"
    slack = await shown(PREFERENCES, world.manager, *button(jobs, "Slack").args)
    assert slack.title == "Jobs, in Slack"
    muted = await shown(PREFERENCES, world.manager, *button(slack, "Mute").args)
    assert "This holds from now on:" in muted.lines
    assert "A job is posted: Slack muted and E-mail at once" in muted.lines
    assert "never lost" in muted.lines[-1]
    kind = await shown(PREFERENCES, world.manager, *button(muted, "A job is posted").args)
    told = await shown(PREFERENCES, world.manager, *button(kind, "In the digest").args)
    assert told.lines[1:3] == ("Slack: in the digest", "E-mail: in the digest")
    usual = await shown(PREFERENCES, world.manager, *button(told, "As usual for a manager").args)
    assert usual.lines[1:3] == ("Slack: at once", "E-mail: at once")
    every = await shown(PREFERENCES, world.manager, *button(usual, "‹ All groups").args)
    assert any(line.startswith("Jobs: Slack by kind") for line in every.lines)


async def test_what_differs_by_kind_alone_is_said_once(world: World) -> None:
    card = await shown(PREFERENCES, world.client)
    assert "Jobs: by kind" in card.lines


async def test_the_digest_is_not_kept_for_the_digest(world: World) -> None:
    card = await shown(PREFERENCES, world.manager)
    assert "Digest: at your digest hour" in card.lines
    digest = await shown(PREFERENCES, world.manager, *button(card, "Digest").args)
    assert [one.label for one in digest.rows[0]] == ["At my digest hour", "Mute"]
    muted = await shown(PREFERENCES, world.manager, *button(digest, "Mute").args)
    assert "Your digest, once a day: muted" in muted.lines
    again = await shown(PREFERENCES, world.manager, *button(muted, "At my digest hour").args)
    assert "Your digest, once a day: at your digest hour" in again.lines


async def test_what_lets_a_person_in_cannot_be_muted(world: World) -> None:
    card = await shown(PREFERENCES, world.manager, "invitation")
    assert [one.label for one in card.buttons] == ["‹ People and terms", "‹ All groups"]
    with pytest.raises(InvalidValue, match="always come at once"):
        await press(PREFERENCES, world.manager, "invitation", "all", "muted")
    with pytest.raises(InvalidValue):
        await mute_mail(world.manager.user_id, "invitation", now=NOW)


@pytest.mark.parametrize(
    "args", [("weather",), ("jobs", "pigeon"), ("jobs", "slack", "loud"), ("a", "b", "c", "d")]
)
async def test_mangled_buttons_are_answered(world: World, args: tuple[str, ...]) -> None:
    with pytest.raises(NotFound):
        await press(PREFERENCES, world.manager, *args)


async def test_a_link_in_a_mail_ends_mails_alone(world: World) -> None:
    for _ in range(2):
        await mute_mail(world.manager.user_id, "create_job", now=NOW)
    seen = await preferences_of(world.manager)
    assert seen.mode(Category.CREATE_JOB, Channel.MAIL) is Mode.MUTED
    assert seen.mode(Category.CREATE_JOB, Channel.SLACK) is Mode.AT_ONCE
    with pytest.raises(NotFound):
        await mute_mail(world.manager.user_id, "weather", now=NOW)
    with pytest.raises(NotFound):
        await mute_mail(10**9, "create_job", now=NOW)


# Settings.


def facts(card: Card) -> dict[str, str]:
    return {fact.label: fact.value for fact in card.facts}


async def test_settings_show_and_change(world: World) -> None:
    card = await shown(SETTINGS, world.manager)
    assert facts(card) == {
        "Time zone": "Kolkata, India (Mon 2 Mar 2026, 14:30 IST (09:00 UTC))",
        "Language": "English",
        "Quiet hours": "none",
        "Urgent news in quiet hours": "wait, too",
        "Digest": "at 09:00, where there is something to tell",
    }
    quiet = await submitted(QUIET_HOURS, world.manager, {"from": "10 pm", "to": "7"})
    assert quiet.title == "Nothing rings from 22:00 to 07:00"
    digest = await submitted(DIGEST_HOUR, world.manager, {"at": "8.30"})
    assert digest.title == "Your digest comes at 08:30"
    rings = await shown(SETTINGS, world.manager, *button(card, "Let urgent news ring").args)
    assert facts(rings)["Urgent news in quiet hours"] == "may ring"
    assert facts(rings)["Quiet hours"] == "from 22:00 to 07:00"
    off = await shown(SETTINGS, world.manager, *button(rings, "No quiet hours").args)
    assert facts(off)["Quiet hours"] == "none"
    assert "No quiet hours" not in [one.label for one in off.buttons]
    with pytest.raises(NotFound):
        await press(SETTINGS, world.manager, "quieter")


async def test_the_same_time_twice_is_no_quiet_at_all(world: World) -> None:
    with pytest.raises(InvalidValue, match="the same"):
        await submitted(QUIET_HOURS, world.manager, {"from": "22", "to": "10 pm"})


async def test_a_zone_is_chosen_by_its_city(world: World) -> None:
    card = await submitted(
        TIME_ZONE, world.manager, {"zone": {"value": "Europe/Berlin", "label": "Berlin, Germany"}}
    )
    assert card.title == "You live in the zone of Berlin, Germany"
    assert card.lines == ("It is Mon 2 Mar 2026, 10:00 CET (09:00 UTC) there now.",)
    assert (await User.get(id=world.manager.user_id)).zone == "Europe/Berlin"
    with pytest.raises(InvalidValue, match="Pune or London"):
        await change_zone(world.manager, "Mars/Olympus", now=NOW)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("pune", "Asia/Kolkata"),
        ("Bangalore", "Asia/Kolkata"),
        ("IST", "Asia/Kolkata"),
        ("Asia/Dubai", "Asia/Dubai"),
        ("abu dh", "Asia/Dubai"),
        ("germany", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("san francisco", "America/Los_Angeles"),
        ("lond", "Europe/London"),
        ("utc", "UTC"),
    ],
)
async def test_a_typed_city_finds_its_zone(typed: str, zone: str) -> None:
    found = await ZONES.search(MAYA, typed, Answers({}, {}), 0, 8)
    assert zone in [one.value for one in found]


async def test_every_offered_zone_is_one_and_can_be_chosen() -> None:
    offered = await ZONES.search(MAYA, "", Answers({}, {}), 0, 1000)
    assert len(offered) > 400
    assert {one.value for one in offered} <= available_timezones()
    assert len({one.value for one in offered}) == len(offered)
    assert offered[0].value == "Asia/Kolkata"
    assert (await ZONES.find(MAYA, "Asia/Kolkata")) in offered
    assert await ZONES.find(MAYA, "Mars/Olympus") is None
    assert not await ZONES.search(MAYA, "atlantis", Answers({}, {}), 0, 8)
    assert zone_name("Asia/Kolkata", "hi") == "कोलकाता, भारत"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("22", time(22)),
        ("22:30", time(22, 30)),
        ("10 PM", time(22)),
        ("7.30am", time(7, 30)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("noon", time(12)),
        ("24:00", time(0)),
        ("९:३०", time(9, 30)),
        ("25", None),
        ("22:75", None),
        ("13 pm", None),
        ("late", None),
        ("", None),
    ],
)
def test_times_of_day_are_read_as_written(written: str, read: time | None) -> None:
    assert clock_time(written) == read


@given(st.times())
def test_every_time_reads_as_it_is_shown(at: time) -> None:
    assert clock_time(f"{at:%H:%M}") == time(at.hour, at.minute)


@given(st.text(max_size=12))
def test_no_text_breaks_the_reading(written: str) -> None:
    assert clock_time(written) is None or isinstance(clock_time(written), time)
