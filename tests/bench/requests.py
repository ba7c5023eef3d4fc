"""What Slack and Telegram send, byte for byte as a socket takes it."""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
WEBHOOK_SECRET = "the webhook's secret"
SLACK_PATH = "/slack/events"
TELEGRAM_PATH = "/telegram/webhook"
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
Body = dict[str, Any]


def post(path: str, body: str, headers: Mapping[str, str]) -> bytes:
    """One POST on a connection that stays open."""
    content = body.encode()
    told = {"Host": "127.0.0.1", "Content-Length": str(len(content)), **headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"POST {path} HTTP/1.1\r\n{head}\r\n".encode() + content


def slack(body: str, media_type: str) -> bytes:
    """Signed as Slack signs."""
    stamp = str(int(time.time()))
    signed = hmac.new(SIGNING_SECRET.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256)
    headers = {
        "Content-Type": media_type,
        "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={signed.hexdigest()}",
    }
    return post(SLACK_PATH, body, headers)


def slack_command(command: str, text: str = "") -> bytes:
    """A slash command."""
    told = {
        "token": "gIkuvaNzQIHg97ATvDxqgjtO",
        "team_id": "T0HIRE",
        "team_domain": "banyan",
        "channel_id": "C0GENERAL",
        "channel_name": "general",
        "user_id": "U0MAYA",
        "user_name": "maya.rao",
        "command": command,
        "text": text,
        "api_app_id": "A0HIRESYNC",
        "is_enterprise_install": "false",
        "response_url": "https://hooks.slack.com/commands/T0HIRE/1234567890/abcdef",
        "trigger_id": "13345224609.738474920.8088930838d88f008e0",
    }
    return slack(urlencode(told), FORM)


def slack_event(number: int) -> bytes:
    """Somebody opened the tab of messages: nothing to do but to see that it is new."""
    authorization = {
        "enterprise_id": None,
        "team_id": "T0HIRE",
        "user_id": "U0BOT",
        "is_bot": True,
        "is_enterprise_install": False,
    }
    event = {
        "type": "app_home_opened",
        "user": "U0MAYA",
        "channel": "D0MAYA",
        "tab": "messages",
        "event_ts": "1700000000.123456",
    }
    told = {
        "token": "gIkuvaNzQIHg97ATvDxqgjtO",
        "team_id": "T0HIRE",
        "api_app_id": "A0HIRESYNC",
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{number:010}",
        "event_time": 1700000000,
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": "4-eyJldCI6ImFwcF9ob21lX29wZW5lZCJ9",
    }
    return slack(json.dumps(told), JSON)


def slack_page(team: str, user: str, token: str, values: Mapping[str, Body]) -> bytes:
    """A modal's page was sent."""
    view = {
        "id": "V0PAGE",
        "team_id": team,
        "type": "modal",
        "callback_id": "turn",
        "private_metadata": token,
        "hash": "1700000000.abcdef",
        "state": {"values": {key: {f"in-{key}": value} for key, value in values.items()}},
        "blocks": [],
    }
    told = {
        "type": "view_submission",
        "team": {"id": team, "domain": "banyan"},
        "user": {"id": user, "username": "kiran", "name": "kiran", "team_id": team},
        "api_app_id": "A0HIRESYNC",
        "token": "gIkuvaNzQIHg97ATvDxqgjtO",
        "trigger_id": "13345224609.738474920.8088930838d88f008e0",
        "view": view,
        "response_urls": [],
        "is_enterprise_install": False,
        "enterprise": None,
    }
    return slack(urlencode({"payload": json.dumps(told)}), FORM)


def slack_search(team: str, user: str, token: str, question: str, typed: str) -> bytes:
    """Somebody types at an external select of a modal."""
    view = {
        "id": "V0PAGE",
        "team_id": team,
        "type": "modal",
        "callback_id": "turn",
        "private_metadata": token,
    }
    told = {
        "type": "block_suggestion",
        "team": {"id": team, "domain": "banyan"},
        "user": {"id": user, "name": "kiran", "team_id": team},
        "api_app_id": "A0HIRESYNC",
        "token": "gIkuvaNzQIHg97ATvDxqgjtO",
        "container": {"type": "view", "view_id": "V0PAGE"},
        "view": view,
        "block_id": question,
        "action_id": "answer",
        "value": typed,
    }
    return slack(urlencode({"payload": json.dumps(told)}), FORM)


def telegram(update: Body) -> bytes:
    """An update, with the webhook's secret."""
    headers = {"Content-Type": JSON, "X-Telegram-Bot-Api-Secret-Token": WEBHOOK_SECRET}
    return post(TELEGRAM_PATH, json.dumps(update), headers)


def telegram_command(number: int, command: str, person: int = 4711) -> bytes:
    """A command in a private chat."""
    message = {
        "message_id": number,
        "date": 1700000000,
        "chat": {"id": person, "type": "private", "first_name": "Maya"},
        "from": {"id": person, "is_bot": False, "first_name": "Maya", "language_code": "en"},
        "text": command,
        "entities": [{"type": "bot_command", "offset": 0, "length": len(command)}],
    }
    return telegram({"update_id": number, "message": message})


def telegram_text(number: int, text: str, person: int) -> bytes:
    """A message in a private chat, or a command where it begins like one."""
    if text.startswith("/"):
        return telegram_command(number, text, person)
    message = {
        "message_id": number,
        "date": 1700000000,
        "chat": {"id": person, "type": "private", "first_name": "Maya"},
        "from": {"id": person, "is_bot": False, "first_name": "Maya", "language_code": "en"},
        "text": text,
    }
    return telegram({"update_id": number, "message": message})


def telegram_press(number: int, person: int, data: str, keyboard: list[list[Body]]) -> bytes:
    """A press on a card of ours, which comes with the whole card."""
    card = {
        "message_id": 77,
        "date": 1700000000,
        "chat": {"id": person, "type": "private", "first_name": "Kiran"},
        "from": {"id": 700000001, "is_bot": True, "first_name": "HireSync", "username": "hiresync_bot"},
        "text": "Post a job · The role · 6/25\n\nLevel",
        "entities": [{"type": "bold", "offset": at, "length": long} for at, long in ((0, 10), (30, 5))],
        "reply_markup": {"inline_keyboard": keyboard},
    }
    query = {
        "id": str(number),
        "from": {"id": person, "is_bot": False, "first_name": "Kiran", "language_code": "en"},
        "message": card,
        "chat_instance": "-6789",
        "data": data,
    }
    return telegram({"update_id": number, "callback_query": query})
