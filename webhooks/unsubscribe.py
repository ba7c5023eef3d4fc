"""Unsubscribe from mails of one sort: a page that asks, and the one press mail programs offer (RFC 8058)."""

from collections.abc import Sequence
from contextlib import suppress

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from core.kit.clock import Clock
from core.kit.errors import Refusal
from core.models.enums import NotificationCategory
from core.notifications.groups import CATEGORY_NAMES
from core.notifications.mailing import may_unsubscribe
from core.people.leave_token import read_leave_token
from core.preferences.mute_mail import mute_mail
from core.preferences.unmute_mail import unmute_mail
from webhooks.rendering import page, reader

TEMPLATE = "unsubscribe.html"
PATH = "/unsubscribe/{token}"


def unsubscribe_routes(keys: Sequence[bytes], clock: Clock) -> list[web.RouteDef]:
    """GET only shows, as mail scanners open every link; POST does, with no cookie and no further question."""

    def read(request: web.Request) -> tuple[int, NotificationCategory] | None:
        try:
            user_id, category = read_leave_token(request.match_info["token"], keys)
        except Refusal:
            return None
        known = category in list(NotificationCategory) and may_unsubscribe(category)
        return (user_id, NotificationCategory(category)) if known else None

    async def ask(request: web.Request) -> web.Response:
        words, asked = reader(request), read(request)
        if asked is None:
            return page(request, TEMPLATE, words, 404, unknown=True)
        return page(request, TEMPLATE, words, 200, news=words(CATEGORY_NAMES[asked[1]]))

    async def do(request: web.Request) -> web.Response:
        words, asked = reader(request), read(request)
        if asked is None:
            return page(request, TEMPLATE, words, 404, unknown=True)
        user_id, category = asked
        is_back = await _wants_back(request)
        try:
            if is_back:
                await unmute_mail(user_id, category, now=clock.now())
            else:
                await mute_mail(user_id, category, now=clock.now())
        except Refusal:
            return page(request, TEMPLATE, words, 404, unknown=True)
        news = words(CATEGORY_NAMES[category])
        return page(request, TEMPLATE, words, 200, news=news, left=not is_back, back=is_back)

    return [web.get(PATH, ask), web.post(PATH, do)]


async def _wants_back(request: web.Request) -> bool:
    """Our own form says so; whatever else is posted, readable or not, means to leave."""
    with suppress(ValueError, LookupError, HttpProcessingError):
        return bool((await request.post()).get("again"))
    return False
