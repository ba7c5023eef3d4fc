"""Installing into a workspace by OAuth: where the browser is sent, and what the code it brings back is worth.

docs.slack.dev/authentication/installing-with-oauth
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk import Answer
from bot.handlers.slack.errors import translated
from bot.handlers.slack.read import CHANNEL
from bot.handlers.slack.receive import SlackDoor
from core.kit.card import Card
from core.kit.errors import OutsideError, Refusal
from core.kit.words import N_
from core.people.identify import Visitor
from core.workspaces.keep_installation import Installed

log = structlog.get_logger()
CALLBACK = "/slack/oauth_redirect"


class OrganisationWide(Refusal):
    """A token for a whole organisation says nothing of who may use it in which workspace."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "This was an installation for a whole organisation. HireSync is installed into one workspace "
                "at a time: choose a workspace at the top right of Slack's page and allow it there."
            )
        )


@dataclass(frozen=True, slots=True)
class SlackInstalling:
    """Speaks for the app itself, before any workspace has given it a token."""

    client: AsyncWebClient
    client_id: str
    client_secret: str = field(repr=False)
    authorize_url: str
    base_url: str
    scopes: tuple[str, ...]

    @property
    def redirect_uri(self) -> str:
        return f"{self.base_url}{CALLBACK}"

    def consent_url(self, state: str) -> str:
        """Slack's own page, which asks the person."""
        asked = {
            "client_id": self.client_id,
            "scope": ",".join(self.scopes),
            "redirect_uri": self.redirect_uri,
            "state": state,
        }
        return f"{self.authorize_url}?{urlencode(asked)}"

    def open_url(self, found: Installed) -> str:
        """Leads to the app in Slack, on a phone too."""
        origin = self.authorize_url.partition("/oauth/")[0]
        return f"{origin}/app_redirect?{urlencode({'app': found.app, 'team': found.team})}"

    async def exchange(self, code: str) -> Installed:
        """The token behind a code, which works once and for ten minutes; raises OutsideError."""
        asked = {
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "code": code,
            "redirect_uri": self.redirect_uri,
        }
        with translated():
            given = await self.client.api_call("oauth.v2.access", data=asked)
        team = given.get("team")
        if given.get("is_enterprise_install") or not team:
            await self._give_back(str(given.get("access_token") or ""))
            raise OrganisationWide
        return Installed(
            team=str(team["id"]),
            team_name=str(team.get("name") or ""),
            bot_token=str(given["access_token"]),
            bot_user=str(given.get("bot_user_id") or ""),
            scopes=str(given.get("scope") or ""),
            installer=str((given.get("authed_user") or {}).get("id") or ""),
            app=str(given.get("app_id") or ""),
        )

    def lacking(self, found: Installed) -> Iterable[str]:
        """What was asked for and not given."""
        return sorted(set(self.scopes) - {one.strip() for one in found.scopes.split(",")})

    async def _give_back(self, token: str) -> None:
        """A token nobody will use is worth nothing to us and something to a thief."""
        try:
            with translated():
                await self.client.api_call("auth.revoke", headers={"Authorization": f"Bearer {token}"})
        except OutsideError as error:
            log.warning("slack_token_not_given_back", error=str(error))


async def greet_installer(door: SlackDoor, found: Installed) -> None:
    """One direct message to whoever installed it, and to nobody else: what it is and how to begin."""
    if not found.installer:
        return
    who = Visitor(channel=CHANNEL, workspace=found.team, external_id=found.installer, chat_id=found.installer)
    try:
        known = await door.desk.command(who, "help")
        words = known.words
        told = Card(
            words(N_("HireSync is installed in {workspace}."), workspace=found.team_name or found.team),
            (words(N_("People join by the invitation they were sent. Nobody else hears from me.")),),
        )
        await door.voice.say(who, Answer(words, card=told))
        await door.voice.say(who, known)
    except OutsideError as error:
        log.warning("slack_installer_not_greeted", workspace=found.team, error=str(error))
