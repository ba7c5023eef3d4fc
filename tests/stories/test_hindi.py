"""People who read Hindi: the first word, the question, the error, the stale press and the news."""

import pytest

from core.agency.invite_person import Invitee, invite_person
from core.clients.accept_connection import accept_connection
from core.kit.actor import Role
from core.models import ClientOrganization, Invitation, User
from core.people.join_token import join_token
from tests.chat import InSlack, InTelegram
from tests.plugins.chats import Scene
from tests.stages.jobs import posted_job
from tests.stories.crawling import press_in_slack, press_in_telegram
from tests.stories.office import BOTH, Office, office
from tests.stories.watching import Chat
from tests.world import BANDS, NOW

DEEPA = "Deepa Nair"


async def _press_late(chat: Chat, value: str) -> None:
    """A button that has gone from the card, pressed by somebody whose screen still shows it."""
    if isinstance(chat, InSlack):
        await press_in_slack(chat, f"a|{value}")
    else:
        assert isinstance(chat, InTelegram)
        await press_in_telegram(chat, f"a|{value}")


async def _deepa_joins(the: Office) -> Chat:
    """She is invited as a client, and her profile says that she reads Hindi."""
    town = the.scene.town
    town.telegram.person("Deepa", last_name="Nair", language="hi")
    deepa = the.scene.person(DEEPA)
    deepa.slack.account.member.locale = "hi-IN"
    who = Invitee(email="deepa@nair.example", name=DEEPA, role=Role.CLIENT, company="Nair Foods")
    invitation = await invite_person(the.world.manager, who, now=NOW)
    await the.scene.settle()
    chat: Chat = getattr(deepa, the.channel)
    token = join_token(invitation.id, the.scene.house.links.keys)
    if isinstance(chat, InTelegram):
        await chat.starts(token)
    else:
        await chat.commands(f"join {token}")
    assert (await Invitation.get(id=invitation.id)).used_at is not None
    return chat


@pytest.mark.parametrize("channel", BOTH)
async def test_a_client_is_met_in_the_language_of_her_profile(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    chat = await _deepa_joins(the)
    assert chat.sees("स्वागत है, Deepa Nair"), chat.screen()
    assert (await User.get(email="deepa@nair.example")).locale == "hi"
    # A form with an error in it.
    await chat.commands("connect_agency")
    assert chat.sees("एजेंसी का कोड क्या है?"), chat.screen()
    await _answers_code(chat, "NOPE0000")
    assert chat.sees("किसी एजेंसी का कोड NOPE0000 नहीं है"), chat.screen()
    await _answers_code(chat, the.world.foreign.agency.org_code)
    assert chat.sees("को मिल गया है"), chat.screen()


async def _answers_code(chat: Chat, code: str) -> None:
    if isinstance(chat, InSlack):
        await chat.fills(code=code)
    else:
        await chat.says(code)


@pytest.mark.parametrize("channel", BOTH)
async def test_she_reads_the_terms_agrees_and_is_told_when_she_agrees_twice(
    scene: Scene, channel: str
) -> None:
    the = await office(scene, channel)
    chat = await _deepa_joins(the)
    connection = await ClientOrganization.get(client__company_name="Nair Foods")
    await accept_connection(the.world.manager, connection.id, BANDS, now=NOW)
    await scene.settle()
    assert chat.sees("Banyan Talent ने आपका संबंध स्वीकार किया"), chat.screen()
    await chat.presses("शर्तें पढ़ें")
    assert chat.sees("सालाना CTC ₹1,00,000 से"), chat.screen()
    agree = _value_of(chat, "मैं सभी शर्तों से सहमत हूँ")
    await chat.presses("मैं सभी शर्तों से सहमत हूँ")
    assert chat.sees("Deepa Nair ने सहमति दी · "), chat.screen()
    await _press_late(chat, agree)
    assert chat.sees("को इन शर्तों पर सहमति दी।"), chat.screen()
    assert chat.sees("मार्च 2026"), "the day is written as Hindi writes it"
    # The manager, who reads English, hears of it in English.
    the.sees("manager", "Nair Foods agreed to your terms")


def _value_of(chat: Chat, label: str) -> str:
    """What the newest button of this label carries, without the mark of an action."""
    if isinstance(chat, InTelegram):
        buttons = [button for one in chat.account.heard() for row in one.buttons for button in row]
        return next(button.data for button in reversed(buttons) if button.text == label)[2:]
    found = [
        element["value"]
        for message in chat.account.messages()
        for block in message.blocks
        for element in block.get("elements", ())
        if element.get("type") == "button" and element["text"]["text"] == label
    ]
    return str(found[-1])[2:]


@pytest.mark.parametrize("channel", BOTH)
async def test_a_manager_changes_to_hindi_and_everything_follows(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    chat = the.at("manager")
    job = await posted_job(the.world)
    await scene.settle()
    the.sees("manager", "Acme Robotics posted a job: Robotics Engineer")
    await chat.commands("language")
    await chat.presses("हिन्दी")
    the.sees("manager", "अब से आपको हिन्दी में लिखा जाएगा।")
    # The card that waited speaks Hindi now, in both chats.
    for other in (the.people["manager"].slack, the.people["manager"].telegram):
        assert other.sees("Acme Robotics ने जॉब पोस्ट किया: Robotics Engineer"), other.screen()
    if isinstance(chat, InTelegram):
        assert "आप यहाँ क्या कर सकते हैं" in [one["description"] for one in chat.account.menu()]
    await chat.presses("मंज़ूर करें")
    the.sees("manager", "Maya Rao ने मंज़ूर किया")
    await _press_late(chat, f"approve_job|{job.id}")
    assert chat.sees("इस जॉब को पहले ही मंज़ूर कर चुके हैं"), chat.screen()
    # The client reads English, as he always did.
    the.sees("client", "Your job “Robotics Engineer” is approved")
    await _a_press_nobody_knows(chat)
    assert chat.sees("यह बटन अब काम नहीं करता"), chat.screen()
    await chat.commands("language en")
    the.sees("manager", "From now on I write to you in English.")


async def _a_press_nobody_knows(chat: Chat) -> None:
    if isinstance(chat, InSlack):
        await press_in_slack(chat, "?")
    else:
        assert isinstance(chat, InTelegram)
        await press_in_telegram(chat, "?")


@pytest.mark.parametrize("channel", BOTH)
async def test_a_conversation_goes_on_in_the_new_language(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    chat = the.at("client")
    await chat.commands("connect_agency")
    other = the.people["client"].telegram if channel == "slack" else the.people["client"].slack
    await other.commands("language हिन्दी")
    await scene.settle()
    shown = chat.modal() if isinstance(chat, InSlack) else chat.last()
    assert "एजेंसी का कोड क्या है?" in shown, shown


@pytest.mark.parametrize("channel", BOTH)
async def test_a_language_we_do_not_speak_is_answered_with_those_we_do(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    chat = the.at("recruiter")
    await chat.commands("language தமிழ்")
    the.sees("recruiter", "I do not speak “தமிழ்” yet.", "I write to you in English now.")
    assert "हिन्दी" in chat.buttons()
    assert (await User.get(id=the.world.recruiter.user_id)).locale == "en"


async def test_without_the_right_to_read_profiles_people_are_met_in_english(scene: Scene) -> None:
    the = await office(scene, "slack")
    app = scene.town.slack.app
    app.scopes = type(app.scopes)(one for one in app.scopes if one != "users:read")
    chat = await _deepa_joins(the)
    assert chat.sees("Welcome, Deepa Nair"), chat.screen()
    await chat.commands("language hi")
    assert chat.sees("अब से आपको हिन्दी में लिखा जाएगा।"), chat.screen()
