"""Links to the house's own pages in a channel: a preview of what kind of page it is, and no more."""

import pytest

from bot.handlers.slack.unfurl import Unfurls
from bot.playground.slack import Channel, Message, SlackPerson
from core.agency.invite_person import Invitee, invite_person
from core.kit.actor import Role
from core.people.join_token import join_token
from tests.chat import spoken
from tests.moved_in import move_in
from tests.plugins.chats import Scene


def _preview(scene: Scene, message: Message) -> str:
    shown = scene.town.slack.unfurls.get((message.channel, message.ts), {})
    return spoken([block for one in shown.values() for block in one["blocks"]])


async def _says(scene: Scene, person: SlackPerson, text: str, channel: Channel) -> Message:
    message = await person.say(text, channel)
    await scene.settle()
    return message


async def test_an_invitation_is_previewed_without_its_name(scene: Scene) -> None:
    world = await move_in(scene)
    guest = Invitee(email="dev@example.org", name="Dev Patel", role=Role.RECRUITER)
    invitation = await invite_person(world.manager, guest, now=scene.clock.now())
    maya = scene.person(world.manager.name).slack.account
    talk = scene.town.slack.add_channel("general", [maya.id])
    link = f"{scene.house.settings.base_url}/join/{join_token(invitation.id, scene.house.links.keys)}"
    message = await _says(scene, maya, f"Here it is: {link}", talk)
    preview = _preview(scene, message)
    assert "An invitation to HireSync" in preview
    assert "It opens only for the person it was sent to." in preview
    assert "Dev" not in preview
    assert "Maya" not in preview


async def test_other_links_get_none_and_the_bot_is_not_needed_in_the_channel(scene: Scene) -> None:
    world = await move_in(scene)
    maya = scene.person(world.manager.name).slack.account
    talk = scene.town.slack.add_channel("elsewhere", [maya.id], with_bot=False)
    foreign = await _says(scene, maya, "http://127.0.0.1:1/join/1 and https://slack.com", talk)
    assert _preview(scene, foreign) == ""
    own = await _says(scene, maya, f"{scene.house.settings.base_url}/invoices/12?sum=900", talk)
    # A public channel can be previewed by an app that is not in it.
    assert "An invoice in HireSync" in _preview(scene, own)
    assert "900" not in _preview(scene, own)


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://hire.example/x/join/12-abc", "An invitation to HireSync"),
        ("https://hire.example/x/jobs", "A job in HireSync"),
        ("https://hire.example/x/invoices/9?a=b", "An invoice in HireSync"),
        ("https://hire.example/x/slack/install", "HireSync for Slack"),
        ("https://hire.example/x/anything", "A page of HireSync"),
        ("https://hire.example/xy/join/1", ""),
        ("https://hire.example.evil/x/join/1", ""),
        ("http://hire.example/x/join/1", ""),
        ("", ""),
    ],
)
def test_only_our_own_addresses_have_a_title(url: str, title: str) -> None:
    assert Unfurls(("https://hire.example/x/",)).title(url) == title


def test_a_house_without_pages_previews_nothing() -> None:
    assert Unfurls(()).drawn([{"url": "https://hire.example/join/1"}]) == {}
