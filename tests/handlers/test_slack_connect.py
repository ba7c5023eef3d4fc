"""People of other companies in a channel shared by Slack Connect: strangers, whatever they are at home."""

from typing import Any

import pytest

from bot.handlers.slack.origin import installed_team, is_outsider
from bot.playground.slack import SlackPerson
from bot.playground.slack.records import Member
from core.kit.card import Button, Card
from core.kit.words import Words
from core.models import JobPosting, User
from core.models.enums import Approval
from core.people.binding import bind
from core.people.identify import Visitor
from core.ports import Address
from tests.chat import spoken
from tests.moved_in import move_in
from tests.plugins.chats import Scene
from tests.stages.jobs import posted_job
from tests.world import NOW, World

THEIRS = "T0PARTNER"


def outsider(scene: Scene) -> SlackPerson:
    """Somebody of the partner's workspace."""
    member = Member("U0PARTNER", "olga", "Olga Petrova", team_id=THEIRS)
    return SlackPerson(scene.town.slack, scene.town.slack.add_member(member))


async def shared_card(scene: Scene, world: World) -> tuple[SlackPerson, JobPosting, Any]:
    """A card with a button, forwarded by the house into a channel both companies are in."""
    job = await posted_job(world)
    await scene.settle()
    olga, maya = outsider(scene), scene.person(world.manager.name)
    talk = scene.town.slack.add_channel("with-partner", [olga.id, maya.slack.account.id])
    card = Card("A job waits", rows=((Button("Approve", "approve_job", (str(job.id),)),),))
    to = Address("slack", scene.town.slack.team_id, talk.id)
    await scene.house.transports["slack"].send(to, card, Words())
    return olga, job, talk


async def test_their_presses_are_refused_kindly_and_change_nothing(scene: Scene) -> None:
    world = await move_in(scene)
    olga, job, talk = await shared_card(scene, world)
    message = olga.last_message(talk)
    await olga.press(message, "Approve")
    await scene.settle()
    assert (await JobPosting.get(id=job.id)).approval is Approval.PENDING
    told = olga.ephemerals(talk)
    assert "only its own people can use it here" in told[-1].text
    assert "Approve" in spoken(message.blocks)
    # The same press of our own manager does it.
    maya = scene.person(world.manager.name).slack.account
    await maya.press(message, "Approve")
    await scene.settle()
    assert (await JobPosting.get(id=job.id)).approval is Approval.ACCEPTED


async def test_even_a_known_person_is_a_stranger_from_outside(scene: Scene) -> None:
    """The manager's own account of the partner's workspace, bound there, presses in the shared channel."""
    world = await move_in(scene)
    olga, job, talk = await shared_card(scene, world)
    theirs = Visitor(channel="slack", workspace=THEIRS, external_id=olga.id, chat_id=olga.id)
    await bind(theirs, await User.get(id=world.manager.user_id), now=NOW)
    await olga.press(olga.last_message(talk), "Approve")
    await scene.settle()
    assert (await JobPosting.get(id=job.id)).approval is Approval.PENDING


async def test_shortcuts_answer_them_in_a_modal_and_words_not_at_all(scene: Scene) -> None:
    world = await move_in(scene)
    olga, _, talk = await shared_card(scene, world)
    said = await olga.say(f"Look: {scene.house.settings.base_url}/join/1-x", talk)
    await scene.settle()
    assert scene.town.slack.unfurls == {}
    await olga.message_shortcut("raise_ticket", said)
    view = olga.open_view()
    assert view is not None
    assert "only its own people can use it here" in spoken(view.blocks)
    before = len(olga.messages(talk))
    await olga.say("help", talk)
    await olga.open_home()
    await scene.settle()
    assert len(olga.messages(talk)) == before + 1


@pytest.mark.parametrize(
    ("body", "team", "foreign"),
    [
        ({"team": {"id": "T1"}, "user": {"id": "U", "team_id": "T1"}}, "T1", False),
        ({"team": {"id": "T1"}, "user": {"id": "U", "team_id": "T2"}}, "T1", True),
        ({"team": None, "user": {"team_id": "T2"}, "view": {"app_installed_team_id": "T1"}}, "T1", True),
        ({"team": None, "user": {"id": "U", "team_id": "T1"}}, "T1", False),
        ({"team_id": "T1", "user_id": "U"}, "T1", False),
        ({"team_id": "T2", "authorizations": [{"team_id": "T1"}], "event": {"team": "T2"}}, "T1", True),
        ({"team_id": "T1", "authorizations": [{"team_id": "T1"}], "event": {"user": "U"}}, "T1", False),
        ({"team_id": "T1", "event": {"user": "U", "user_team": "E9", "team": "T1"}}, "T1", True),
        ({"team_id": "T1", "event": {"user": "U", "team": "T1"}}, "T1", False),
        ({}, "", False),
    ],
)
def test_teams_are_compared_as_slack_names_them(body: dict[str, Any], team: str, foreign: bool) -> None:
    assert installed_team(body) == team
    assert is_outsider(body) is foreign
