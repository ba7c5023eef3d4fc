"""The page behind an invitation: it leads into Slack or Telegram, and changes nothing itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import aiohttp_jinja2
import jinja2
from aiohttp import web

from core.kit.clock import Clock
from core.kit.errors import Refusal
from core.kit.words import N_, Words
from core.models import Invitation
from core.people.join_token import read_join_token
from core.people.role_names import ROLE_NAMES

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class Ways:
    """Where an invitation can be opened; an empty address hides the way."""

    telegram: Callable[[], str]
    """Beginning of the bot's deep link, up to and with `start=`."""
    slack: bool


def set_up_pages(app: web.Application) -> None:
    """Templates with escaping on."""
    aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader(PAGES), autoescape=True)


def join_routes(keys: Sequence[bytes], ways: Ways, clock: Clock) -> list[web.RouteDef]:
    """GET /join/<token>: read only, so that a mail scanner opening it uses nothing up."""

    async def join(request: web.Request) -> web.Response:
        words = Words()
        token = request.match_info["token"]
        try:
            invitation = await Invitation.get_or_none(id=read_join_token(token, keys))
        except Refusal:
            invitation = None
        if invitation is None:
            return _page(request, words, 404, problem=words(N_("This invitation does not exist.")))
        if invitation.used_at is not None or invitation.expires_at <= clock.now():
            problem = words(N_("This invitation was used or has expired. Ask for a new one."))
            return _page(request, words, 410, problem=problem)
        inviter = await invitation.inviter
        link = ways.telegram()
        return _page(
            request,
            words,
            200,
            token=token,
            name=invitation.name,
            inviter=inviter.name,
            role=words(ROLE_NAMES[invitation.role]),
            telegram=f"{link}{token}" if link else "",
            slack=ways.slack,
        )

    return [web.get("/join/{token}", join)]


def _page(request: web.Request, words: Words, status: int, **shown: object) -> web.Response:
    found = aiohttp_jinja2.render_template("join.html", request, {"t": words, **shown}, status=status)
    # The address is a secret until used: it goes into no log of another site and no cache.
    found.headers["Referrer-Policy"] = "no-referrer"
    found.headers["Cache-Control"] = "no-store"
    found.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return found
