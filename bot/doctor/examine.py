"""The whole examination, every outside system at the same time."""

import asyncio

import aiohttp

from bot.doctor.configuration import configuration
from bot.doctor.database import database
from bot.doctor.finding import Finding
from bot.doctor.outside import linkedin, mail
from bot.doctor.slack import slack
from bot.doctor.telegram import telegram
from bot.settings import Settings


async def examine(settings: Settings) -> list[Finding]:
    """All findings, in the order in which one would put things right."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=15)) as session:
        store, in_slack, in_telegram, pages, letters = await asyncio.gather(
            database(settings),
            slack(settings, session),
            telegram(settings, session),
            linkedin(settings, session),
            mail(settings),
        )
    return [*configuration(settings), *store, *in_slack, *in_telegram, pages, letters]
