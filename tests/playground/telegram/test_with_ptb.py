"""python-telegram-bot's Application, unchanged, against the local server by polling and by webhook."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from typing import Any

import pytest
from aiohttp import web
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import Conflict
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.playground.telegram import TelegramPerson

from .conftest import Place


async def start(update: Update, context: Any) -> None:
    assert update.message
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Approve", callback_data="yes:1")]])
    await update.message.reply_html(f"Job <b>1</b> {' '.join(context.args)}".strip(), reply_markup=keys)


async def pressed(update: Update, context: Any) -> None:
    assert update.callback_query
    await update.callback_query.answer("Approved", show_alert=True)
    await update.callback_query.edit_message_text("Approved by Asha")


async def document(update: Update, context: Any) -> None:
    assert update.message
    assert update.message.document
    file = await update.message.document.get_file()
    content = bytes(await file.download_as_bytearray())
    await update.message.reply_document(BytesIO(content[::-1]), filename="back.txt", caption="turned")


def prepared(place: Place) -> Any:
    app: Any = place.application()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(CallbackQueryHandler(pressed))
    app.add_handler(MessageHandler(filters.Document.ALL, document))
    return app


@asynccontextmanager
async def polling(place: Place) -> AsyncIterator[Any]:
    app = prepared(place)
    async with app:
        await app.updater.start_polling()
        await app.start()
        yield app
        await app.updater.stop()
        await app.stop()


@asynccontextmanager
async def webhook(place: Place) -> AsyncIterator[Any]:
    """A receiver of our own, as the product has one; Telegram is told a secret."""
    app = prepared(place)

    async def receive(request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != "s3cret":
            return web.Response(status=403)
        await app.process_update(Update.de_json(await request.json(), app.bot))
        return web.Response()

    server = web.Application()
    server.router.add_post("/telegram", receive)
    runner = web.AppRunner(server)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with app:
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
        await app.bot.set_webhook(url, secret_token="s3cret", max_connections=10)
        yield app
        await app.bot.delete_webhook()
    await runner.cleanup()


@pytest.fixture(params=[polling, webhook], ids=["polling", "webhook"])
async def application(place: Place, request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    async with request.param(place) as app:
        yield app


async def test_a_command_a_press_an_edit_and_a_file(application: Any, asha: TelegramPerson) -> None:
    city = asha.city
    await asha.starts("invite-42")
    card = (await city.wait_until(asha.heard))[0]
    assert card.html == "Job <b>1</b> invite-42"
    assert card.button_texts == ["Approve"]

    press = await asha.presses(card, "Approve")
    await city.wait_until(lambda: card.edited_at)
    assert press.answered
    assert [(alert.text, alert.show_alert) for alert in asha.alerts()] == [("Approved", True)]
    assert (card.text, card.buttons) == ("Approved by Asha", [])

    await asha.sends_document(b"resume", "cv.txt", "text/plain")
    answer = await city.wait_until(lambda: len(asha.heard()) > 1 and asha.heard()[-1])
    assert answer
    assert answer.document
    assert (answer.document.name, answer.document.content, answer.text) == ("back.txt", b"emuser", "turned")


async def test_a_second_poller_ends_the_first_and_a_webhook_forbids_both(place: Place) -> None:
    async with place.bot() as first, place.bot() as second:
        waiting = asyncio.create_task(first.get_updates(timeout=30))
        await place.city.wait_until(lambda: place.city.updates.polling)
        assert await second.get_updates(timeout=0) == ()
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await waiting
        await second.set_webhook("https://bot.example.org/telegram")
        with pytest.raises(Conflict, match="while webhook is active"):
            await first.get_updates()
        await second.delete_webhook()
        assert await first.get_updates() == ()


async def test_updates_come_again_until_they_are_confirmed(place: Place, asha: TelegramPerson) -> None:
    async with place.bot() as bot:
        await asha.starts()
        await asha.says("hello")
        first = await bot.get_updates()
        assert [update.update_id for update in first] == sorted({update.update_id for update in first})
        assert await bot.get_updates() == first
        assert await bot.get_updates(offset=first[0].update_id + 1) == first[1:]
        assert await bot.get_updates(offset=first[1].update_id + 1) == ()


async def test_a_confirmed_update_is_delivered_again_on_order(place: Place, asha: TelegramPerson) -> None:
    async with place.bot() as bot:
        await asha.starts()
        (update,) = await bot.get_updates()
        place.faults.repeats = 1
        assert await bot.get_updates(offset=update.update_id + 1) == (update,)
        assert await bot.get_updates(offset=update.update_id + 1) == ()
        place.city.repeat()
        assert await bot.get_updates(offset=update.update_id + 1) == (update,)
        assert await bot.get_updates(offset=update.update_id + 1) == ()


async def test_only_the_kinds_asked_for_arrive(place: Place, asha: TelegramPerson) -> None:
    async with place.bot() as bot:
        await bot.get_updates(allowed_updates=["callback_query"])
        await asha.starts()
        assert await bot.get_updates() == ()
        await bot.get_updates(allowed_updates=["message"])
        await asha.says("now")
        assert [update.message and update.message.text for update in await bot.get_updates()] == ["now"]
