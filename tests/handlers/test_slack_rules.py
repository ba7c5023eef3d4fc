"""What Slack demands of every app, held in one place where no story shows it by itself."""

from datetime import timedelta

import pytest

from bot.desk import Answer
from bot.handlers.slack.show_card import draw_card
from bot.playground.slack.events import repeat_last
from core.kit.card import Button, Card, Fact, Style
from core.kit.clock import SystemClock, TurnableClock
from core.kit.words import Words
from core.models import User
from core.people.identify import Visitor
from core.support.take_ticket import take_ticket
from tests.chat import spoken
from tests.moved_in import move_in
from tests.plugins.chats import Scene
from tests.stages.jobs import posted_job
from tests.stages.tickets import raised_ticket
from tests.stories.office import office
from tests.world import NOW


async def test_requests_signed_more_than_five_minutes_ago_are_refused(scene: Scene) -> None:
    world = await move_in(scene)
    maya, space = scene.person(world.manager.name).slack, scene.town.slack
    space.signing_clock = TurnableClock(SystemClock().now() - timedelta(minutes=5, seconds=5))
    said = len(maya.account.messages())
    ack = await maya.account.command("/hiresync", "help")
    assert (ack.ok, len(maya.account.messages())) == (False, said)
    space.signing_clock = SystemClock()
    await maya.commands("help")
    assert "what you can do as a manager" in maya.last()


async def test_a_wrong_signature_is_refused(scene: Scene) -> None:
    world = await move_in(scene)
    maya, app = scene.person(world.manager.name).slack, scene.town.slack.app
    app.signing_secret = "guessed"
    assert not (await maya.account.command("/hiresync", "help")).ok


async def test_an_event_delivered_twice_has_one_effect(scene: Scene) -> None:
    world = await move_in(scene)
    maya = scene.person(world.manager.name).slack
    await maya.says("help")
    said = len(maya.account.messages())
    assert (await repeat_last(scene.town.slack)).ok
    await scene.settle()
    assert len(maya.account.messages()) == said


async def test_a_modal_that_changed_meanwhile_is_not_overwritten(scene: Scene) -> None:
    world = await move_in(scene)
    maya, door = scene.person(world.manager.name).slack, scene.house.slack
    assert door is not None
    await maya.commands("invite")
    view = maya.account.open_view()
    assert view is not None
    team, account = scene.town.slack.team_id, str(maya.account.id)
    who = Visitor(channel="slack", workspace=team, external_id=account, chat_id=account)
    stale = {"id": view.id, "hash": "of.before"}
    await door.modals.update(who, stale, Answer(Words(), card=Card("Something older")))
    assert "Something older" not in maya.modal()
    await door.modals.update(who, {"id": view.id, "hash": view.hash}, Answer(Words(), card=Card("Newer")))
    assert "Newer" in maya.modal()


async def test_in_a_channel_it_speaks_to_the_asker_alone(scene: Scene) -> None:
    world = await move_in(scene)
    await posted_job(world)
    await scene.settle()
    maya, ravi = (scene.person(one.name).slack for one in (world.manager, world.recruiter))
    talk = scene.town.slack.add_channel("general", [maya.account.id, ravi.account.id])
    await maya.account.command("/hiresync", "job_requests", talk)
    await scene.settle()
    assert "Robotics Engineer" in spoken(
        [block for one in maya.account.ephemerals(talk) for block in one.blocks]
    )
    assert ravi.account.messages(talk) == []
    spoke = {one.kind for one in scene.town.slack.channels.values() for each in one.messages if each.bot_id}
    lasting = [one for one in talk.messages if not one.ephemeral]
    assert (spoke, lasting) == ({"im", "public"}, [])


async def test_after_an_act_the_card_says_who_did_it_and_has_no_buttons_for_it(scene: Scene) -> None:
    world = await move_in(scene)
    await posted_job(world)
    await scene.settle()
    maya = scene.person(world.manager.name)
    card = maya.slack.account.last_message()
    await maya.slack.account.press(card, "Approve")
    await scene.settle()
    assert "Approved by Maya Rao" in spoken(card.blocks)
    assert "Reject" not in spoken(card.blocks)


@pytest.mark.parametrize("title", ["Priya accepted the offer", "A <b> & c", "x" * 1200])
def test_the_text_begins_as_the_blocks_do_and_says_the_same(title: str) -> None:
    """Phones' notifications are drawn from the text and desktops' from the blocks."""
    lines, facts = ("First.", "Second."), (Fact("CTC", "8 LPA"),)
    card = Card(title, lines, facts=facts, rows=((Button("Go", "inbox"),),), footer="By Maya")
    drawn = draw_card(card, Words())
    shown = spoken([drawn.blocks[0]]).strip("*")
    assert drawn.text.startswith(shown.rstrip("…"))
    for part in (*lines, "8 LPA", "By Maya"):
        assert part in drawn.text


def test_what_cannot_be_taken_back_is_asked_and_said_in_words() -> None:
    button = Button("Cancel interview", "cancel_interview", style=Style.DANGER, confirm="It is called off.")
    drawn = draw_card(Card("News", rows=((button,),)), Words()).blocks[-1]["elements"][0]
    assert drawn["confirm"]["text"]["text"] == "It is called off."
    assert drawn["text"]["text"] == "Cancel interview"


async def test_a_name_is_no_link_and_calls_nobody(scene: Scene) -> None:
    """A name is somebody's own choice, and stands in what is said to others."""
    the = await office(scene, "slack")
    await User.filter(id=the.world.foreign.admin.user_id).update(
        name="<!channel> <https://evil.example|Usha>"
    )
    ticket = await raised_ticket(the.world)
    await scene.settle()
    await take_ticket(the.world.foreign.admin, ticket.id, now=NOW)
    await the.presses("admin", "Take")
    told = the.people["admin"].slack.account.ephemerals()[-1].text
    assert told == (
        f"&lt;!channel&gt; &lt;https://evil.example|Usha&gt; was faster and looks after ticket {ticket.id}."
    )
