"""Slack: the token and its scopes."""

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.doctor.finding import Finding, fails, missing, works
from bot.settings import Settings

WHAT = "Slack"
SCOPES = {
    "chat:write": "to write messages and keep cards in step",
    "commands": "for /hiresync",
    "im:write": "to open a direct message",
    "im:history": "to hear what people write in it",
    "files:read": "to take resumes",
    "files:write": "to send calendar files and invoices",
}
"""What the app needs and why; a token without one of them works until that day comes."""


async def slack(settings: Settings, session: aiohttp.ClientSession) -> list[Finding]:
    """Whose token it is, what it may do, and how requests come in."""
    if not settings.slack_bot_token:
        return [missing(WHAT, "SLACK_BOT_TOKEN is not set: nobody can work in Slack")]
    client = AsyncWebClient(
        token=settings.slack_bot_token,
        base_url=settings.slack_api_url,
        session=session,
        trust_env_in_session=False,
    )
    try:
        answer = await client.auth_test()
    except SlackApiError as refused:
        return [fails(WHAT, f"SLACK_BOT_TOKEN is refused: {refused.response.get('error', refused)}")]
    except (aiohttp.ClientError, TimeoutError) as trouble:
        return [fails(WHAT, f"{settings.slack_api_url} is not reached: {type(trouble).__name__}")]
    who = f"{answer['user']} in {answer['team']}"
    return [works(WHAT, f"{who}, {_way(settings)}"), _scopes(answer.headers)]


def _way(settings: Settings) -> str:
    if settings.slack_app_token:
        return "by Socket Mode"
    return f"over HTTP: requests are expected at {settings.base_url}/slack/events"


def _scopes(headers: dict[str, str]) -> Finding:
    """Slack tells the scopes of a token with every answer (docs.slack.dev/authentication)."""
    given = {name.lower(): value for name, value in headers.items()}.get("x-oauth-scopes", "")
    granted = {scope.strip() for scope in given.split(",")}
    lacking = [f"{scope} ({why})" for scope, why in SCOPES.items() if scope not in granted]
    if lacking:
        return fails("Slack scopes", f"missing: {', '.join(lacking)}; add them and install the app again")
    return works("Slack scopes", f"all {len(SCOPES)} that are needed")
