"""Telegram: the token, and where updates go."""

import aiohttp
from telegram import Bot, WebhookInfo
from telegram.error import InvalidToken, TelegramError

from bot.doctor.finding import Finding, fails, missing, works
from bot.handlers.telegram.request import AiohttpRequest
from bot.settings import Settings

WHAT = "Telegram"
PATH = "/telegram/webhook"


async def telegram(settings: Settings, session: aiohttp.ClientSession) -> list[Finding]:
    """Who the bot is, and whether updates reach it."""
    if not settings.telegram_bot_token:
        return [missing(WHAT, "TELEGRAM_BOT_TOKEN is not set: nobody can work in Telegram")]
    request = AiohttpRequest(session, timeout=10)
    bot = Bot(
        settings.telegram_bot_token,
        base_url=settings.telegram_api_url,
        base_file_url=settings.telegram_file_url,
        request=request,
        get_updates_request=request,
    )
    try:
        me = await bot.get_me()
        hook = await bot.get_webhook_info()
    except InvalidToken:
        return [fails(WHAT, "TELEGRAM_BOT_TOKEN is refused")]
    except TelegramError as trouble:
        return [fails(WHAT, f"{settings.telegram_api_url} is not reached: {trouble}")]
    return [works(WHAT, f"@{me.username}"), _updates(settings, hook)]


def _updates(settings: Settings, hook: WebhookInfo) -> Finding:
    what, waiting = "Telegram updates", f"{hook.pending_update_count} waiting"
    wanted = f"{settings.base_url}{PATH}" if settings.public_url else ""
    if hook.url != wanted:
        now = f"now sent to {hook.url}" if hook.url else "now fetched by polling"
        then = f"to {wanted}" if wanted else "to polling"
        return missing(what, f"{now}; hiresync run changes it {then} ({waiting})")
    if hook.url and hook.last_error_message:
        return fails(what, f"Telegram could not deliver to {hook.url}: {hook.last_error_message} ({waiting})")
    return works(what, f"{'sent to ' + hook.url if hook.url else 'fetched by polling'} ({waiting})")
