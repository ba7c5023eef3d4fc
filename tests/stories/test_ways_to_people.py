"""How news finds people: by mail without a chat, another way when one is shut, in step in two."""

import re
from html import escape

import pytest
from icalendar import Calendar

from core.interviews.schedule_interview import schedule_interview
from core.kit.actor import Role
from core.models import ChatIdentity
from tests.moved_in import accounts
from tests.plugins.chats import Scene
from tests.stages.applications import ANANYA, shortlisted_application
from tests.stages.interviews import TOMORROW, appointment, scheduled_interview
from tests.stages.jobs import posted_job
from tests.stories.crawling import press_in_slack
from tests.stories.office import BOTH, office
from tests.world import NOW, invited


async def test_a_candidate_without_a_chat_gets_everything_by_mail(scene: Scene) -> None:
    the = await office(scene, "slack")
    application = await shortlisted_application(the.world)
    await schedule_interview(the.world.recruiter, application.id, appointment(), now=NOW)
    await scene.settle()
    letters = scene.town.mailbox.to(ANANYA.email)
    subjects = [one.subject for one in letters]
    assert any("Your profile was sent to Acme Robotics" in one for one in subjects), subjects
    assert any("Acme Robotics wants to meet you" in one for one in subjects), subjects
    invitation = next(one for one in letters if "Your interview for Robotics Engineer" in one.subject)
    (file,) = invitation.calendars
    calendar = Calendar.from_ical(file)
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("DTSTART") == TOMORROW
    assert (calendar["METHOD"], event["SEQUENCE"], bool(event["UID"])) == ("REQUEST", 0, True)
    assert event["ORGANIZER"].params["CN"] == the.world.home.agency.name
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == [event["DTSTART"].params["TZID"]]
    # News can be left with one press, an appointment cannot; both say the same in HTML and in words.
    news = next(one for one in letters if "wants to meet you" in one.subject)
    assert news.leave.startswith(scene.house.settings.pages_url)
    assert invitation.leave == ""
    for letter in letters:
        assert letter.subject in letter.text
        assert f">{escape(letter.subject, quote=False)}</h1>" in letter.html
        assert "src=" not in letter.html, "nothing is fetched, so nobody learns that it was read"


async def test_who_blocked_the_bot_is_reached_by_mail(scene: Scene) -> None:
    the = await office(scene, "telegram")
    priya = the.people["candidate"]
    await ChatIdentity.filter(user_id=the.world.candidate.user_id, channel="slack").delete()
    await priya.telegram.account.blocks_bot()
    await scene.settle()
    before = len(scene.town.mailbox.to("priya.sharma@example.com"))
    await scheduled_interview(the.world)
    await scene.settle()
    letters = scene.town.mailbox.to("priya.sharma@example.com")[before:]
    letter = next(one for one in letters if "Your interview for Robotics Engineer" in one.subject)
    # The mail leads back to this very news, once the bot is let in again.
    (payload,) = re.findall(r"\?start=(show_\d+)", letter.text)
    await priya.telegram.account.unblocks_bot()
    await priya.telegram.says(f"/start {payload}")
    assert priya.telegram.sees("Your interview for Robotics Engineer"), priya.telegram.screen()
    maya = the.people["manager"]
    await maya.telegram.says(f"/start {payload}")
    assert not maya.telegram.sees("Your interview for Robotics Engineer"), "it is only for whom it was told"


async def test_a_second_chat_is_linked_by_code_and_both_stay_in_step(scene: Scene) -> None:
    the = await office(scene, "slack")
    maya = the.people["manager"]
    await ChatIdentity.filter(user_id=the.world.manager.user_id, channel="telegram").delete()
    await maya.slack.commands("link")
    code = maya.slack.last().split()[-1]
    await maya.telegram.says(code)
    assert maya.telegram.sees("Welcome, Maya Rao")
    job = await posted_job(the.world)
    await scene.settle()
    await maya.telegram.presses("Approve")
    for chat in (maya.slack, maya.telegram):
        assert chat.sees("Approved by Maya Rao"), chat.screen()
        assert "Approve" not in chat.buttons()
    # Somebody whose Slack still shows the old card presses late.
    await press_in_slack(maya.slack, f"a|approve_job|{job.id}")
    assert maya.slack.sees("You approved this job already") or maya.slack.sees(
        "Maya Rao approved this job already"
    )


@pytest.mark.parametrize("channel", BOTH)
async def test_somebody_with_two_hats_changes_between_them(scene: Scene, channel: str) -> None:
    the = await office(scene, channel)
    known_by = accounts(scene, the.people["recruiter"])[0]
    await invited(the.world.foreign.client, "Ravi Menon", Role.INTERVIEWER, known_by)
    await scene.settle()
    chat = the.at("recruiter")
    await chat.commands("switch")
    assert chat.sees("You are here as an interviewer"), "the newest hat is worn first"
    await chat.presses("As a recruiter at Banyan Talent")
    assert chat.sees("You are now here as a recruiter at Banyan Talent")
    await chat.commands("switch")
    await chat.presses("As an interviewer")
    assert chat.sees("You are now here as an interviewer")
    await chat.presses("What can I do?")
    assert chat.sees("this is what you can do as an interviewer")
    await chat.commands("submit_resume")
    assert chat.sees("Only recruiters can do this, and you are here as an interviewer.")
