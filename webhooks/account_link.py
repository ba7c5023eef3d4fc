"""The page behind an invitation: it leads into Slack or Telegram, and changes nothing itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiohttp import web

from core.kit.clock import Clock
from core.kit.errors import Refusal
from core.kit.words import N_
from core.models import Invitation
from core.people.join_token import read_join_token
from core.people.role_names import AS_ROLE
from webhooks.rendering import page, reader


@dataclass(frozen=True, slots=True)
class Ways:
    """Where an invitation can be opened; an empty address hides the way."""

    telegram: Callable[[], str]
    """Beginning of the bot's deep link, up to and with `start=`."""
    slack: bool


def join_routes(keys: Sequence[bytes], ways: Ways, clock: Clock) -> list[web.RouteDef]:
    """GET /join/<token>: read only, so that a mail scanner opening it uses nothing up."""

    async def join(request: web.Request) -> web.Response:
        words = reader(request)
        token = request.match_info["token"]
        try:
            invitation = await Invitation.get_or_none(id=read_join_token(token, keys))
        except Refusal:
            invitation = None
        if invitation is None:
            return page(
                request, "join.html", words, 404, problem=words(N_("This invitation does not exist."))
            )
        if invitation.used_at is not None or invitation.expires_at <= clock.now():
            problem = words(N_("This invitation was used or has expired. Ask for a new one."))
            return page(request, "join.html", words, 410, problem=problem)
        inviter = await invitation.inviter
        link = ways.telegram()
        return page(
            request,
            "join.html",
            words,
            200,
            token=token,
            name=invitation.name,
            inviter=inviter.name,
            role=words(AS_ROLE[invitation.role]),
            telegram=f"{link}{token}" if link else "",
            slack=ways.slack,
        )

    return [web.get("/join/{token}", join)]
