"""How updates reach the bot: long poll or webhook."""

import re
from typing import TYPE_CHECKING, Any

from bot.playground.telegram.ask import Ask
from bot.playground.telegram.errors import bad_request, conflict
from bot.playground.telegram.webhook import Hook, check_url

if TYPE_CHECKING:
    from bot.playground.telegram.city import TelegramCity

HOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def get_updates(city: "TelegramCity", ask: Ask) -> list[dict[str, Any]]:
    if city.webhook:
        raise conflict(HOOK_ACTIVE)
    _remember_kinds(city, ask)
    offset, limit = ask.number("offset", 0) or 0, ask.number("limit", 100) or 100
    found = await city.updates.poll(offset, limit, ask.number("timeout", 0) or 0)
    return [update.as_json() for update in found]


async def set_webhook(city: "TelegramCity", ask: Ask) -> bool:
    """An empty address removes the webhook."""
    url, secret = ask.text("url"), ask.text("secret_token")
    if not url:
        return await delete_webhook(city, ask)
    check_url(url)
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    connections = ask.number("max_connections", 40) or 40
    if not 1 <= connections <= 100:
        raise bad_request("max_connections must be between 1 and 100")
    _remember_kinds(city, ask)
    city.updates.end_poll("terminated by setWebhook request")
    if ask.flag("drop_pending_updates"):
        city.updates.drop()
    await city.set_hook(Hook(url, secret, connections))
    return True


async def delete_webhook(city: "TelegramCity", ask: Ask) -> bool:
    await city.set_hook(None)
    if ask.flag("drop_pending_updates"):
        city.updates.drop()
    return True


async def get_webhook_info(city: "TelegramCity", ask: Ask) -> dict[str, Any]:
    hook = city.webhook
    waiting = hook.pending if hook else city.updates.waiting
    info: dict[str, Any] = {
        "url": hook.hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(waiting),
    }
    if hook:
        info["max_connections"] = hook.hook.max_connections
    if hook and hook.last_error:
        info |= {"last_error_date": int(city.clock.now().timestamp()), "last_error_message": hook.last_error}
    if city.updates.allowed:
        info["allowed_updates"] = city.updates.allowed
    return info


def _remember_kinds(city: "TelegramCity", ask: Ask) -> None:
    """Not given means as before; an empty list means all but the rare kinds."""
    kinds = ask.array("allowed_updates")
    if kinds is not None:
        city.updates.allowed = [str(kind) for kind in kinds]
