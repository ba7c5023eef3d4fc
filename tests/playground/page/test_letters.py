"""The mailbox shows a mail as mail programs do: HTML or words, an invitation above, one press to leave."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Page, expect

from core.delivery.notify import notify
from core.gateways.calendar import Attendee, Meeting, Method, calendar_file
from core.gateways.letters import carrier
from core.gateways.mail import MailGateway
from core.models import NotificationPreference, User
from core.notifications.load import load_kinds
from core.ports import Letter, LetterFile
from tests.playground.page.conftest import Running
from tests.playground.page.test_in_browser import browsing

pytestmark = pytest.mark.page
STARTS = datetime(2026, 3, 4, 10, tzinfo=UTC)


async def _told_by_mail(served: Running) -> None:
    house, maya = served.playground.house, await User.get(name="Maya Rao")
    await notify(
        load_kinds()["candidate_promoted"],
        to=[maya.id],
        subject="job:1",
        organization_id=None,
        now=house.clock.now(),
        params={
            "candidate": "Priya <b>Sharma</b>",
            "client": "Acme",
            "title": "Engineer",
            "round": 1,
            "next": 2,
        },
        by_mail=True,
    )
    await served.playground.town.mailbox.wait_until(
        lambda: served.playground.town.mailbox.to(maya.email), timeout=30
    )


async def _open(page: Page) -> None:
    await page.get_by_role("tab", name="Mail").click()
    await page.locator(".letter-head").first.click()


async def test_the_same_words_in_html_and_plain_and_one_press_to_leave(served: Running) -> None:
    await _told_by_mail(served)
    async with browsing(served) as page:
        await _open(page)
        shown = page.frame_locator(".letter-page")
        title = await shown.locator("h1").inner_text()
        assert await shown.locator("h1 b").count() == 0, "a name is text and never markup"
        await page.get_by_role("button", name="Plain text").click()
        await expect(page.locator(".letter-text")).to_contain_text(title)
        await page.get_by_role("button", name="Unsubscribe").click()
        await expect(page.locator(".letter-body [role=status]")).to_contain_text("Unsubscribed")
        wish = await NotificationPreference.get()
        assert (wish.category, wish.channel.value, wish.mode.value) == ("promote_candidate", "mail", "muted")


async def test_an_invitation_says_when_where_and_which_version(served: Running) -> None:
    town, maya = served.playground.town, await User.get(name="Maya Rao")
    meeting = Meeting(
        "round-1@hiresync", 1, Method.REQUEST, STARTS, STARTS + timedelta(hours=1), "Asia/Kolkata",
        "Interview with Priya Sharma", Attendee("Banyan Talent", "maya@banyan.example"), place="Room 4",
    )  # fmt: skip
    file = LetterFile("interview.ics", "text/calendar", calendar_file(meeting, STARTS - timedelta(days=2)))
    gateway = MailGateway(
        f"smtp://127.0.0.1:{town.mailbox.port}", "HireSync <hiresync@x.example>", town.clock
    )
    await carrier(gateway, "x.example").carry(Letter(maya.email, "Your interview", "It is moved.", (file,)))
    async with browsing(served) as page:
        await _open(page)
        invitation = page.locator(".letter-body .meeting")
        for words in ("Invitation, changed", "Interview with Priya Sharma", "15:30", "Room 4", "version 2"):
            await expect(invitation).to_contain_text(words)
        await expect(invitation).to_contain_text("Banyan Talent · Asia/Kolkata")
