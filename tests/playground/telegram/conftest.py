"""A Telegram on a loopback port, a clock that stands, and python-telegram-bot as anybody would set it up."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest
from telegram.ext import ApplicationBuilder

from bot.playground.faults import Faults, Switches
from bot.playground.telegram import TelegramCity, TelegramPerson, telegram_routes
from bot.playground.traffic import Traffic
from core.kit.clock import TurnableClock

TOKEN = "7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawx"


@dataclass
class Place:
    """The city and where it is served."""

    city: TelegramCity
    clock: TurnableClock
    url: str

    @property
    def faults(self) -> Switches:
        return self.city.faults

    def bot(self) -> Bot:
        return Bot(TOKEN, base_url=f"{self.url}/bot", base_file_url=f"{self.url}/file/bot")

    def application(self) -> Any:
        """An Application, whose six type parameters nobody here needs."""
        builder = ApplicationBuilder().token(TOKEN)
        return builder.base_url(f"{self.url}/bot").base_file_url(f"{self.url}/file/bot").build()


def refused(why: str) -> "pytest.RaisesExc[BadRequest]":
    """A 400 with these words, whose case python-telegram-bot changes."""
    return pytest.raises(BadRequest, match=f"(?i){re.escape(why)}")


@pytest.fixture(autouse=True)
def _modern_durations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it python-telegram-bot warns about every retry_after."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    clock = TurnableClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    city = TelegramCity(clock, Faults(), Traffic(), TOKEN, "hiresync_bot", rates=False, retry_after=0)
    app = web.Application()
    app.add_routes(telegram_routes(city, "/fake/telegram"))
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    yield Place(city, clock, f"http://127.0.0.1:{port}/fake/telegram")
    await city.close()
    await runner.cleanup()


@pytest.fixture
def city(place: Place) -> TelegramCity:
    return place.city


@pytest.fixture
async def api(place: Place) -> AsyncIterator[Bot]:
    """A bot that sends and is not polling."""
    async with place.bot() as bot:
        yield bot


@pytest.fixture
def asha(city: TelegramCity) -> TelegramPerson:
    return city.person("Asha", last_name="Rao", username="asharao")


@pytest.fixture
async def talking(asha: TelegramPerson) -> TelegramPerson:
    """Asha after she pressed Start."""
    await asha.starts()
    return asha
