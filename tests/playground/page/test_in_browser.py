"""The page in a real browser: what is drawn, typed and pressed there."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

from tests.playground.page.conftest import Running
from tests.plugins.pages import chromium

SAMPLE = Path("bot/playground/samples/priya_sharma.pdf")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
]

APPROVE = re.compile("^Approve(:|$)")
"""Slack tells a screen reader what a button is about."""
PATIENCE = 25_000
"""Milliseconds: a busy machine is no fault of the page."""
expect.set_options(timeout=PATIENCE)

pytestmark = pytest.mark.page


@asynccontextmanager
async def browsing(served: Running, path: str = "/") -> AsyncIterator[Page]:
    """A fresh browser on the page; at the end nothing may have gone wrong or left this machine."""
    troubles: list[str] = []
    asked: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = await browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        page.on("request", lambda request: asked.append(request.url))
        await page.goto(served.base + path)
        await expect(page.locator(".person.chosen")).to_be_visible()
        try:
            yield page
        finally:
            await browser.close()
    assert troubles == []
    assert len(asked) > 40
    assert [url for url in asked if not url.startswith((served.base, "blob:", "data:"))] == []


async def become(page: Page, name: str) -> None:
    await page.locator(f".person[title^='{name}']").click()
    await expect(page.locator(f".person.chosen[title^='{name}']")).to_be_visible()
    await expect(page.locator(".myself")).to_contain_text(name)


async def types(page: Page, pane: str, text: str) -> None:
    box = page.locator(f".{pane} .composer textarea")
    await box.fill(text)
    await box.press("Escape")
    await box.press("Enter")


async def test_chatting_in_slack(served: Running) -> None:
    async with browsing(served) as page:
        box = page.locator(".slack .composer textarea")
        await box.press_sequentially("/job")
        await expect(page.locator(".menu-row")).to_have_count(1)
        await box.press("Enter")
        await expect(box).to_have_value("/hiresync job_requests ")
        await box.press("Enter")
        told = page.locator(".slack .message.only").last
        await expect(told).to_contain_text("Only visible to you")
        await expect(told).to_contain_text("Controls Engineer")
        await expect(box).to_have_value("")


async def test_approving_in_slack_is_seen_in_both_panes(served: Running) -> None:
    async with browsing(served) as page:
        await page.locator(".slack .message").get_by_role("button", name=APPROVE).click()
        for pane in (".slack .messages", ".telegram .bubbles"):
            await expect(page.locator(pane)).to_contain_text("Approved by Maya Rao")
            await expect(page.locator(pane).get_by_role("button", name=APPROVE)).to_have_count(0)
        await expect(page.locator(".person[title^='Kiran'] .badge")).to_be_visible()


async def test_a_modal_is_filled_searched_and_sent(served: Running) -> None:
    async with browsing(served) as page:
        await become(page, "Ravi Menon")
        await types(page, "slack", "/hiresync submit_resume")
        modal = page.get_by_role("dialog", name="Submit a resume")
        await modal.get_by_role("button", name="Next").click()
        await expect(modal.locator(".input-error")).to_have_text("Please complete this required field.")
        await modal.get_by_role("combobox").press_sequentially("Pune")
        await page.get_by_role("option", name="Robotics Engineer, Pune").click()
        await expect(modal.locator(".wrong")).to_have_count(0)
        await modal.get_by_role("button", name="Next").click()
        await modal.locator("input[type=file]").set_input_files(SAMPLE)
        await expect(modal.locator(".file")).to_contain_text("priya_sharma.pdf")
        await modal.get_by_role("button", name="Next").click()
        await expect(modal.get_by_label("e-mail")).to_have_value("priya_sharma@example.org")
        await modal.get_by_label("name").fill("Priya S. Sharma")
        # An answer that is missing keeps what was typed; going back and forth does too.
        await modal.get_by_role("button", name="Next").click()
        await expect(modal.locator(".wrong")).to_have_count(1)
        await expect(modal.get_by_label("name")).to_have_value("Priya S. Sharma")
        await modal.get_by_label("Serving notice").check()
        await modal.get_by_role("button", name="Next").click()
        await expect(modal.get_by_label("e-mail")).to_have_count(0)
        await modal.get_by_role("button", name="Back").click()
        await expect(modal.get_by_label("name")).to_have_value("Priya S. Sharma")
        await page.keyboard.press("Escape")
        await expect(modal).to_have_count(0)


async def test_focus_stays_inside_a_modal_and_comes_back(served: Running) -> None:
    async with browsing(served) as page:
        await become(page, "Kiran Desai")
        await types(page, "slack", "/hiresync post_job")
        modal = page.get_by_role("dialog", name="Post a job")
        await expect(modal).to_be_visible()
        for _ in range(40):
            await page.keyboard.press("Tab")
            assert await modal.evaluate("modal => modal.contains(document.activeElement)")
        await modal.get_by_role("button", name="Cancel").click()
        question = page.get_by_role("alertdialog")
        await expect(question).to_contain_text("thrown away")
        await question.get_by_role("button", name="No").click()
        await expect(modal).to_be_visible()
        await modal.get_by_role("button", name="Close all").click()
        await expect(page.locator(".slack .composer textarea")).to_be_focused()


async def test_pressing_in_telegram(served: Running) -> None:
    async with browsing(served) as page:
        await become(page, "Nisha Verma")
        await page.locator(".tg-begin").click()
        await page.get_by_role("button", name="Register my agency").click()
        await expect(page.locator(".bubbles")).to_contain_text("What is your name?")
        await types(page, "telegram", "Nisha Verma")
        # A press on the question before would come too late.
        await expect(page.locator(".bubbles")).to_contain_text("What is your e-mail address?")
        await page.locator(".telegram .key", has_text="Cancel").last.click()
        await expect(page.locator(".bubbles .bubble").last).not_to_contain_text("What is")


async def test_a_letter_leads_into_telegram_as_whom_it_was_for(served: Running) -> None:
    async with browsing(served) as page:
        await types(page, "slack", "/hiresync invite")
        modal = page.get_by_role("dialog")
        await modal.get_by_label("Recruiter").check()
        await modal.get_by_role("button", name="Next").click()
        await modal.get_by_label("name").first.fill("Arjun Kapoor")
        await modal.get_by_label("e-mail").first.fill("arjun.kapoor@example.com")
        await modal.get_by_role("button", name="Next").click()
        await modal.get_by_role("button", name="Invite").click()
        await expect(modal.locator("footer .primary")).to_have_count(0)
        await page.keyboard.press("Escape")
        await page.get_by_role("tab", name="Mail").click()
        await page.get_by_role("button", name="All (1)").click()
        await page.locator(".letter-head").click()
        async with page.context.expect_page() as opened:
            await page.frame_locator(".letter-page").get_by_role("link", name="Join").click()
        invitation = await opened.value
        await invitation.get_by_role("link", name="Open Telegram").click()
        await expect(invitation.locator(".ask :checked")).to_have_value("arjun-kapoor")
        await invitation.get_by_role("button", name="Open and press Start").click()
        await expect(invitation.locator(".bubbles")).to_contain_text("Welcome, Arjun Kapoor")
        assert invitation.url == f"{served.base}/"


async def test_peoples_words_are_never_markup(served: Running) -> None:
    evil = "<img src=x onerror=document.title='gone'> & <b>bold</b>"
    async with browsing(served) as page:
        await types(page, "slack", evil)
        await expect(page.locator(".slack .message", has_text="onerror")).to_have_count(1)
        await types(page, "telegram", evil)
        await expect(page.locator(".bubble", has_text="onerror")).to_have_count(1)
        await page.locator(".someone").click()
        await page.get_by_label("Name", exact=True).fill(evil)
        await page.get_by_role("button", name="Walk in").click()
        await expect(page.locator(".person.chosen")).to_contain_text("<img")
        assert await page.title() == "HireSync Playground"
        assert await page.locator("img[src=x]").count() == 0


async def test_the_clock_and_a_bad_day(served: Running) -> None:
    async with browsing(served) as page:
        day = await page.locator(".clock span").inner_text()
        await page.get_by_role("button", name="+1 day").click()
        await expect(page.locator(".clock span")).not_to_have_text(day)
        await become(page, "Kiran Desai")
        await page.get_by_role("button", name="Slow").click()
        await types(page, "slack", "/hiresync terms")
        await expect(page.locator(".toast")).to_contain_text("operation_timeout")
        await page.get_by_role("button", name="Outage").click()
        await expect(page.get_by_role("button", name="Down")).to_be_visible()
        await page.get_by_role("button", name="All well again").click()
        await expect(page.get_by_role("button", name="Outage")).to_be_visible()


async def test_the_guide_points_at_what_to_press(served: Running) -> None:
    async with browsing(served) as page:
        await expect(page.locator(".steps").first.locator("li")).to_have_count(10)
        # The first cards may still be on their way.
        await expect(page.locator(".slack .message").get_by_role("button", name=APPROVE)).to_have_count(1)
        await (
            page.locator(".steps li", has_text="Submit a resume")
            .get_by_role("button", name="Show me")
            .click()
        )
        await expect(page.locator(".slack .composer textarea")).to_have_value("/hiresync submit_resume")
        await (
            page.locator(".steps li", has_text="Approve a job").get_by_role("button", name="Show me").click()
        )
        await expect(page.locator(".slack .message .btn.primary:focus")).to_have_text("Approve")
