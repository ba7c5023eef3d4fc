"""Slack: the token and its scopes."""

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.doctor.finding import Finding, fails, missing, works
from bot.handlers.slack.scopes import scopes
from bot.settings import Settings

WHAT = "Slack"


async def slack(settings: Settings, session: aiohttp.ClientSession) -> list[Finding]:
    """Whose token it is, what it may do, how requests come in, and whether workspaces can install the app."""
    if not settings.has_slack:
        return [missing(WHAT, "SLACK_BOT_TOKEN is not set: nobody can work in Slack")]
    installing = _installing(settings)
    if not settings.slack_bot_token:
        return [installing]
    client = AsyncWebClient(
        token=settings.slack_bot_token,
        base_url=settings.slack_api_url,
        session=session,
        trust_env_in_session=False,
    )
    try:
        answer = await client.auth_test()
    except SlackApiError as refused:
        return [
            fails(WHAT, f"SLACK_BOT_TOKEN is refused: {refused.response.get('error', refused)}"),
            installing,
        ]
    except (aiohttp.ClientError, TimeoutError) as trouble:
        return [fails(WHAT, f"{settings.slack_api_url} is not reached: {type(trouble).__name__}"), installing]
    who = f"{answer['user']} in {answer['team']}"
    return [works(WHAT, f"{who}, {_way(settings)}"), _scopes(answer.headers, settings), installing]


def _installing(settings: Settings) -> Finding:
    """Whether more workspaces can install the app by themselves; Slack sends browsers back to https alone."""
    what = "Slack installations"
    if not settings.is_distributed_in_slack:
        return missing(what, "SLACK_CLIENT_ID is not set: only the workspace of SLACK_BOT_TOKEN is served")
    if not settings.browser_url:
        return missing(what, "PUBLIC_URL is not set: no browser finds the way back from Slack")
    return works(what, f"workspaces install the app at {settings.browser_url}/slack/install")


def _way(settings: Settings) -> str:
    if settings.slack_app_token:
        return "by Socket Mode"
    return f"over HTTP: requests are expected at {settings.base_url}/slack/events"


def _scopes(headers: dict[str, str], settings: Settings) -> Finding:
    """Slack tells the scopes of a token with every answer (docs.slack.dev/authentication)."""
    given = {name.lower(): value for name, value in headers.items()}.get("x-oauth-scopes", "")
    granted = {scope.strip() for scope in given.split(",")}
    wanted = scopes(with_pages=bool(settings.browser_url))
    lacking = [f"{scope} ({why})" for scope, why in wanted.items() if scope not in granted]
    if lacking:
        return fails("Slack scopes", f"missing: {', '.join(lacking)}; add them and install the app again")
    return works("Slack scopes", f"all {len(wanted)} that are needed")
