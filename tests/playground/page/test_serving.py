"""What the page is made of, and files on their way through it."""

import re
from pathlib import Path

import aiohttp
import pytest

from bot.playground import page
from tests.playground.page.conftest import Running

STATIC = Path(page.__file__).parent / "static"
PDF = b"%PDF-1.4 a resume"


async def test_the_page_needs_nothing_from_outside(served: Running) -> None:
    async with served.session.get(served.base) as answer:
        assert answer.status == 200
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        html = await answer.text()
    wanted = re.findall(r'(?:href|src)="(/[^"]+)"', html)
    for path in sorted(STATIC.rglob("*.js")):
        folder = path.parent
        for name in re.findall(r'from "(\.[^"]+)"', path.read_text("utf-8")):
            wanted.append(f"/playground/static/{(folder / name).resolve().relative_to(STATIC)}")
    for address in sorted(set(wanted)):
        async with served.session.get(served.base + address) as answer:
            assert answer.status == 200, address
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert len(set(wanted)) > 40


def test_no_asset_names_another_host_and_none_is_long() -> None:
    files = [one for one in STATIC.rglob("*.*") if one.suffix in (".js", ".css", ".html")]
    assert len(files) > 40
    for path in files:
        text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?://\w", text), path
        assert len(text.splitlines()) < 200, path
        if path.suffix == ".js":
            assert text.count("innerHTML") == (1 if path.match("telegram/messages.js") else 0), path


@pytest.mark.parametrize("path", ["__init__.py", "../routes.py", "js/none.js", "..%2Froutes.py", "css/"])
async def test_only_assets_are_served(served: Running, path: str) -> None:
    async with served.session.get(f"{served.base}/playground/static/{path}") as answer:
        assert answer.status == 404


async def test_links_to_the_bot_lead_to_the_page(served: Running) -> None:
    async with served.session.get(f"{served.base}/open/telegram/hiresync_bot?start=abc") as answer:
        assert answer.status == 200
        assert "HireSync Playground" in await answer.text()


async def test_the_samples_can_be_had(served: Running) -> None:
    async with served.session.get(f"{served.base}/playground/guide") as answer:
        samples = (await answer.json())["samples"]
    assert len(samples) == 2
    for name in samples:
        async with served.session.get(f"{served.base}/playground/samples/{name}") as answer:
            assert answer.status == 200
            assert len(await answer.read()) > 1000
    async with served.session.get(f"{served.base}/playground/samples/__init__.py") as answer:
        assert answer.status == 404


async def test_a_file_goes_up_and_comes_down_in_both_chats(served: Running) -> None:
    async with served.look("ravi-menon") as looking:
        token = await carry(served, "resume.pdf", PDF)
        await looking.act("slack.upload", token=token)
        await looking.act("telegram.upload", token=token)
        await looking.until(lambda: any(one["document"] for one in looking.bubbles))
        (shared,) = next(one["files"] for one in looking.messages if one["files"])
        sent = next(one["document"] for one in looking.bubbles if one["document"])
        for file in (shared, sent):
            async with served.session.get(served.base + file["url"]) as answer:
                assert await answer.read() == PDF
                assert "sandbox" in answer.headers["Content-Security-Policy"]
                assert answer.headers["Content-Disposition"].startswith("inline")


async def test_a_page_somebody_uploads_is_saved_and_never_run(served: Running) -> None:
    async with served.look("ravi-menon") as looking:
        token = await carry(served, "evil.html", b"<script>alert(1)</script>")
        await looking.act("slack.upload", token=token)
        (shared,) = await looking.until(
            lambda: next((one["files"] for one in looking.messages if one["files"]), [])
        )
    async with served.session.get(served.base + shared["url"]) as answer:
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment")


async def test_another_site_in_the_same_browser_may_do_nothing(served: Running) -> None:
    foreign = {"Origin": "https://elsewhere.example"}
    async with served.session.put(
        f"{served.base}/playground/files?name=x", data=b"x", headers=foreign
    ) as answer:
        assert answer.status == 403
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await served.session.ws_connect(f"{served.base}/playground/live", headers=foreign)
    assert refused.value.status == 403
    own = {"Origin": served.base}
    async with served.session.ws_connect(
        f"{served.base}/playground/live", headers=own, max_msg_size=0
    ) as socket:
        assert (await socket.receive_json())["kind"]


async def carry(served: Running, name: str, content: bytes) -> str:
    async with served.session.put(
        f"{served.base}/playground/files", params={"name": name}, data=content
    ) as answer:
        assert answer.status == 200
        token: str = (await answer.json())["token"]
        return token
