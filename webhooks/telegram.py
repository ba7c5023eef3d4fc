"""Telegram's webhook: the secret is checked before the body is read (Bot API, setWebhook)."""

import hmac

import structlog
from aiohttp import web

from bot.handlers.telegram.read import read_update
from bot.handlers.telegram.receive import TelegramDoor
from core.database.lost import PASSING

log = structlog.get_logger()

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
PATH = "/telegram/webhook"


def telegram_routes(door: TelegramDoor, secret: str) -> list[web.RouteDef]:
    """The one address updates come to; answered after the update is dealt with, so none is lost."""

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return web.Response(status=404)
        try:
            update = read_update(await request.json(), door.bot)
        except ValueError:
            return web.Response(status=400)
        try:
            await door.receive(update)
        except PASSING as fault:
            log.warning("telegram_update_waits", update=update.update_id, error=type(fault).__name__)
            return web.Response(status=503)
        return web.Response()

    return [web.post(PATH, receive)]
