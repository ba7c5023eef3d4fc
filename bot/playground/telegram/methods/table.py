"""Which methods exist and which parameters each may have (core.telegram.org/bots/api#available-methods)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.playground.telegram.ask import Ask
from bot.playground.telegram.methods import about, chats, editing, getting, menus, pinning, sending

if TYPE_CHECKING:
    from bot.playground.telegram.city import TelegramCity


@dataclass(frozen=True)
class Method:
    """A method, its parameters, and what it does."""

    name: str
    parameters: frozenset[str]
    act: Callable[["TelegramCity", Ask], Awaitable[Any]]


SEND = """business_connection_id chat_id message_thread_id direct_messages_topic_id disable_notification
 protect_content allow_paid_broadcast message_effect_id suggested_post_parameters reply_parameters
 reply_markup"""
CAPTION = " caption parse_mode caption_entities show_caption_above_media"
EDIT = "business_connection_id chat_id message_id inline_message_id reply_markup"

ROWS: tuple[tuple[str, Callable[["TelegramCity", Ask], Awaitable[Any]], str], ...] = (
    ("getMe", about.get_me, ""),
    ("logOut", about.log_out, ""),
    ("close", about.close, ""),
    ("getUpdates", getting.get_updates, "offset limit timeout allowed_updates"),
    ("setWebhook", getting.set_webhook,
     "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token"),
    ("deleteWebhook", getting.delete_webhook, "drop_pending_updates"),
    ("getWebhookInfo", getting.get_webhook_info, ""),
    ("sendMessage", sending.send_message, SEND + " text parse_mode entities link_preview_options"),
    ("sendDocument", sending.send_document,
     SEND + CAPTION + " document thumbnail disable_content_type_detection"),
    ("sendPhoto", sending.send_photo, SEND + CAPTION + " photo has_spoiler"),
    ("sendChatAction", chats.send_chat_action, "business_connection_id chat_id message_thread_id action"),
    ("forwardMessage", sending.forward_message,
     SEND.replace("reply_parameters\n reply_markup", "") + " from_chat_id message_id video_start_timestamp"),
    ("copyMessage", sending.copy_message, SEND + CAPTION + " from_chat_id message_id video_start_timestamp"),
    ("editMessageText", editing.edit_text, EDIT + " text parse_mode entities link_preview_options"),
    ("editMessageCaption", editing.edit_caption, EDIT + CAPTION),
    ("editMessageMedia", editing.edit_media, EDIT + " media"),
    ("editMessageReplyMarkup", editing.edit_reply_markup, EDIT),
    ("deleteMessage", editing.delete_message, "chat_id message_id"),
    ("answerCallbackQuery", about.answer_callback_query, "callback_query_id text show_alert url cache_time"),
    ("getFile", about.get_file, "file_id"),
    ("setMyCommands", menus.set_commands, "commands scope language_code"),
    ("getMyCommands", menus.get_commands, "scope language_code"),
    ("deleteMyCommands", menus.delete_commands, "scope language_code"),
    ("setMyDescription", menus.set_description, "description language_code"),
    ("getMyDescription", menus.get_description, "language_code"),
    ("setMyShortDescription", menus.set_short_description, "short_description language_code"),
    ("getMyShortDescription", menus.get_short_description, "language_code"),
    ("setChatMenuButton", menus.set_menu_button, "chat_id menu_button"),
    ("getChatMenuButton", menus.get_menu_button, "chat_id"),
    ("getChat", chats.get_chat, "chat_id"),
    ("getChatMember", chats.get_chat_member, "chat_id user_id"),
    ("getChatMemberCount", chats.get_chat_member_count, "chat_id"),
    ("getChatAdministrators", chats.get_chat_administrators, "chat_id"),
    ("pinChatMessage", pinning.pin, "business_connection_id chat_id message_id disable_notification"),
    ("unpinChatMessage", pinning.unpin, "business_connection_id chat_id message_id"),
    ("setMessageReaction", pinning.react, "chat_id message_id reaction is_big"),
)  # fmt: skip
METHODS = {name.lower(): Method(name, frozenset(words.split()), act) for name, act, words in ROWS}
