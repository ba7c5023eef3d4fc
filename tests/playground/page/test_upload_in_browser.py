"""The upload page in a real browser, beside the chat in which the conversation goes on."""

import pytest
from playwright.async_api import expect

from tests.playground.page.conftest import Running
from tests.playground.page.test_in_browser import SAMPLE, become, browsing, types

pytestmark = pytest.mark.page


async def test_a_file_uploaded_on_a_phone_moves_the_modal_on(served: Running) -> None:
    async with browsing(served) as page:
        await become(page, "Ravi Menon")
        await types(page, "slack", "/hiresync submit_resume")
        modal = page.get_by_role("dialog", name="Submit a resume")
        await modal.get_by_role("combobox").press_sequentially("Pune")
        await page.get_by_role("option", name="Robotics Engineer, Pune").click()
        await modal.get_by_role("button", name="Next").click()
        async with page.expect_popup() as opened:
            await modal.get_by_role("link", name="Upload in the browser").click()
        upload = await opened.value
        await upload.set_viewport_size({"width": 360, "height": 740})
        choose, send = upload.get_by_label("Resume", exact=True), upload.get_by_role("button", name="Upload")
        await choose.set_input_files({"name": "x.pdf", "mimeType": "application/pdf", "buffer": b"no"})
        await send.click()
        alert = upload.get_by_role("alert")
        await expect(alert).to_contain_text("What is inside “x.pdf” cannot be taken here.")
        assert await upload.evaluate("document.documentElement.scrollWidth") <= 360, "nothing is cut off"
        await choose.set_input_files(SAMPLE)
        await send.click()
        await expect(upload.get_by_role("heading")).to_have_text("“priya_sharma.pdf” has arrived.")
        await expect(modal.get_by_label("e-mail")).to_have_value("priya_sharma@example.org")
