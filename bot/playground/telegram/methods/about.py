"""The bot itself, its files, and answers to presses."""

from typing import TYPE_CHECKING, Any

from bot.playground.telegram.ask import Ask

if TYPE_CHECKING:
    from bot.playground.telegram.city import TelegramCity


async def get_me(city: "TelegramCity", ask: Ask) -> dict[str, Any]:
    return city.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": not city.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def log_out(city: "TelegramCity", ask: Ask) -> bool:
    """Leaves the cloud server; here there is none to leave."""
    return True


async def close(city: "TelegramCity", ask: Ask) -> bool:
    return True


async def get_file(city: "TelegramCity", ask: Ask) -> dict[str, Any]:
    return city.files.offer(ask.text("file_id"))


async def answer_callback_query(city: "TelegramCity", ask: Ask) -> bool:
    city.queries.answer(ask, city.clock.now())
    return True
