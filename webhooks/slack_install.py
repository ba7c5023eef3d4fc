"""Add to Slack: a page that says what it does, Slack's own consent, and the way back with a code."""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import structlog
from aiohttp import web

from bot.handlers.slack.install import CALLBACK, SlackInstalling, greet_installer
from bot.handlers.slack.receive import SlackDoor
from core.delivery.seen import first_time
from core.kit.clock import Clock
from core.kit.crypto import Secrets
from core.kit.errors import OutsideError, Refusal
from core.kit.tokens import InvalidToken, Signed, Signer
from core.kit.words import N_, Words
from core.workspaces.keep_installation import keep_installation
from webhooks.rendering import page, reader

log = structlog.get_logger()
PAGE, START = "/slack/install", "/slack/install/start"
AUDIENCE = "slack_install"
COOKIE = "slack_install"
"""Ties the way back to the browser that went; whoever is sent a link with somebody else's code has none."""
STATE_LIFE = timedelta(minutes=10)
TEMPLATE = "slack_install.html"


@dataclass(frozen=True, slots=True)
class States:
    """Signed with the first key and read with any; each is good for one return within ten minutes."""

    keys: Sequence[str]

    def make(self, clock: Clock) -> tuple[str, str]:
        """The state that travels, and what of it stays in the browser."""
        signer, now = Signer(self.keys[0]), clock.now()
        state = signer.sign("install", AUDIENCE, now=now, lifetime=STATE_LIFE)
        return state, signer.read(state, AUDIENCE, now=now).token_id

    async def spend(self, state: str, kept: str, clock: Clock) -> None:
        """Raises InvalidToken for a state that is forged, old, of another browser, or used before."""
        signed, now = self._read(state, clock), clock.now()
        if not hmac.compare_digest(signed.token_id.encode(), kept.encode("utf-8", "replace")):
            raise InvalidToken
        if not await first_time(AUDIENCE, signed.token_id, now):
            raise InvalidToken

    def _read(self, state: str, clock: Clock) -> Signed:
        for key in self.keys:
            try:
                return Signer(key).read(state, AUDIENCE, now=clock.now())
            except InvalidToken:
                continue
        raise InvalidToken


def install_routes(
    installing: SlackInstalling,
    door: SlackDoor,
    secrets: Secrets,
    keys: Sequence[str],
    why: Mapping[str, str],
    clock: Clock,
) -> list[web.RouteDef]:
    """GET /slack/install, the step to Slack's page, and the way back."""
    states = States(keys)

    async def show(request: web.Request) -> web.Response:
        return page(request, TEMPLATE, reader(request), 200, start=START, why=why)

    async def start(request: web.Request) -> web.Response:
        state, kept = states.make(clock)
        found = web.Response(status=302, headers={"Location": installing.consent_url(state)})
        is_secure = installing.base_url.startswith("https:")
        life = int(STATE_LIFE.total_seconds())
        found.set_cookie(
            COOKIE, kept, max_age=life, path="/slack", secure=is_secure, httponly=True, samesite="Lax"
        )
        return found

    async def back(request: web.Request) -> web.Response:
        words = reader(request)
        try:
            await states.spend(request.query.get("state", ""), request.cookies.get(COOKIE, ""), clock)
        except Refusal:
            problem = words(N_("This way back to us was used before, is too old, or began elsewhere."))
            return _ended(page(request, TEMPLATE, words, 400, start=START, problem=problem))
        if request.query.get("error"):
            problem = words(N_("You did not allow it, so nothing was installed."))
            return _ended(page(request, TEMPLATE, words, 200, start=START, problem=problem))
        return _ended(await _installed(request, words))

    async def _installed(request: web.Request, words: Words) -> web.Response:
        try:
            found = await installing.exchange(request.query.get("code", ""))
        except Refusal as refusal:
            return page(request, TEMPLATE, words, 409, start=START, problem=words(refusal.text))
        except OutsideError as error:
            log.warning("slack_install_failed", error=str(error))
            problem = words(N_("Slack did not hand over the installation. Please try once more."))
            return page(request, TEMPLATE, words, 502, start=START, problem=problem)
        is_new = await keep_installation(found, secrets, now=clock.now())
        log.info("slack_installed", workspace=found.team, is_new=is_new)
        if is_new:
            await greet_installer(door, found)
        shown = {
            "workspace": found.team_name or found.team,
            "open_slack": installing.open_url(found),
            "lacking": list(installing.lacking(found)),
            "is_new": is_new,
        }
        return page(request, TEMPLATE, words, 200, start=START, **shown)

    return [web.get(PAGE, show), web.get(START, start), web.get(CALLBACK, back)]


def _ended(found: web.Response) -> web.Response:
    found.del_cookie(COOKIE, path="/slack")
    return found
