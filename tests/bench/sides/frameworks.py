"""What the frameworks cost as their own first example sets them up."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from telegram import Update
from telegram.ext import Application, CallbackQueryHandler

from tests.bench.requests import SIGNING_SECRET, SLACK_PATH, TELEGRAM_PATH, WEBHOOK_SECRET
from tests.bench.side import Side, listening


@asynccontextmanager
async def bolt(api: str) -> AsyncIterator[Side]:
    """Bolt with one listener for modals, which acknowledges and does nothing else."""
    client = AsyncWebClient(token="xoxb-1", base_url=api)
    app = AsyncApp(client=client, signing_secret=SIGNING_SECRET)

    @app.view("turn")
    async def page(ack: Any) -> None:
        await ack()

    async def receive(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

    async with listening(web.post(SLACK_PATH, receive)) as port:
        yield Side(port)


@asynccontextmanager
async def telegram(api: str, *, answers: bool) -> AsyncIterator[Side]:
    """python-telegram-bot with one handler for presses: an empty one, or one that answers as we do."""

    async def handler(update: Update, context: Any) -> None:
        query = update.callback_query
        if answers and query is not None:
            await query.answer()
            await query.edit_message_text("Post a job · Pay and experience · 7/25")

    app = Application.builder().token("1:a").base_url(api).build()
    app.add_handler(CallbackQueryHandler(handler))

    async def receive(request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != WEBHOOK_SECRET:
            return web.Response(status=401)
        await app.process_update(Update.de_json(json.loads(await request.read()), app.bot))
        return web.Response()

    async with app, listening(web.post(TELEGRAM_PATH, receive)) as port:
        yield Side(port)
