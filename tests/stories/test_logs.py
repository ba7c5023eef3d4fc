"""What is logged says what happened to which number, and never who somebody is or what was said."""

import json
import logging
import sys
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
import structlog
from tortoise import connections

from bot.logs import set_up_logs
from bot.playground.faults import Outage
from core.delivery.enqueue import enqueue
from core.ports import Task
from tests.plugins.chats import Scene
from tests.stories.hire import Cast, Hire
from tests.stories.test_hire import NAMES

PEOPLE = """
SELECT name AS said FROM users UNION SELECT email FROM users UNION SELECT phone_e164 FROM user_profiles
UNION SELECT name FROM organizations UNION SELECT company_name FROM client_details
UNION SELECT name FROM candidate_profiles UNION SELECT email FROM candidate_profiles
UNION SELECT phone_e164 FROM candidate_profiles UNION SELECT contact_number FROM client_details
UNION SELECT title FROM job_postings
"""
SAID = """
SELECT value #>> '{}' AS said FROM conversation_drafts, jsonb_each(answers)
WHERE jsonb_typeof(value) = 'string'
UNION SELECT value #>> '{}' FROM notifications, jsonb_each(params) WHERE jsonb_typeof(value) = 'string'
"""


@pytest.fixture
def logs(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """Everything a house in production writes, and more: down to the least of it."""
    root, written = logging.getLogger(), StringIO()
    handlers, level = list(root.handlers), root.level
    monkeypatch.setattr(sys, "stderr", written)
    set_up_logs(level=logging.DEBUG)
    yield written
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)


async def _secrets(scene: Scene) -> set[str]:
    """Everything that may stand in no line."""
    database = connections.get("default")
    found = {row["said"] for row in await database.execute_query_dict(PEOPLE)}
    names = {part for name in found if name and "@" not in name for part in name.split() if len(part) > 3}
    said = {row["said"] for row in await database.execute_query_dict(SAID)}
    # A word of a choice, such as "online", is no message; a sentence is.
    texts = {text for text in said if text and len(text) >= 12}
    settings = scene.house.settings
    tokens = {
        settings.slack_bot_token,
        settings.slack_signing_secret,
        settings.telegram_bot_token,
        settings.telegram_webhook_secret,
        settings.secret_keys,
    }
    shown = {
        line.strip()
        for person in scene.people.values()
        for message in person.telegram.account.messages()
        for line in message.text.splitlines()
        if len(line.strip()) >= 12
    }
    return {one for one in found | names | texts | tokens | shown if one}


def _lines(written: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.splitlines()]


async def test_a_whole_hire_leaves_no_name_and_no_word_in_the_logs(scene: Scene, logs: StringIO) -> None:
    people = {role: scene.person(name) for role, name in NAMES.items()}
    in_slack = {"manager", "recruiter", "client"}
    chats = {role: one.slack if role in in_slack else one.telegram for role, one in people.items()}
    await Hire(scene, Cast(**chats), "priya_sharma.pdf").tell()
    await _a_bad_day(scene)
    written = logs.getvalue()
    lines, secrets = _lines(written), await _secrets(scene)
    assert len(lines) > 50
    assert {"turn", "action", "delivery.fault", "delivery.trouble"} <= {line["event"] for line in lines}
    assert any(line.get("user") for line in lines), "numbers are what one looks for"
    assert len(secrets) > 100
    found = [one for one in secrets if one.lower() in written.lower()]
    assert found == []


async def _a_bad_day(scene: Scene) -> None:
    """Both platforms fail, and a mistake of ours quotes what it was working on."""
    maya, priya = scene.person("Maya Rao"), scene.person("Priya Sharma")

    async def quotes(task: Task) -> str | None:
        raise KeyError("Priya Sharma, priya.sharma@example.com")

    scene.house.performers["quotes"] = quotes
    await enqueue(lane="quotes:1", kind="quotes", payload={"name": "Priya Sharma"}, now=scene.clock.now())
    for service in ("slack", "telegram"):
        scene.town.faults.of(service).outage = Outage.ERROR
    await maya.slack.commands("my_jobs")
    await priya.telegram.says("/my_offers")
    await scene.house.worker().run_until_idle()
    scene.town.faults.calm()
    await scene.settle()


def test_a_fault_says_what_it_was_and_where_but_not_its_words(logs: StringIO) -> None:
    log = structlog.get_logger()
    try:
        try:
            raise ValueError("Priya Sharma")
        except ValueError as error:
            raise RuntimeError("priya@example.com") from error
    except RuntimeError:
        log.exception("it_failed", user=7)
    (line,) = _lines(logs.getvalue())
    assert (line["event"], line["user"], line["fault"]) == ("it_failed", 7, "RuntimeError from ValueError")
    assert line["at"][-1].startswith("tests/stories/test_logs.py:")
    assert "Priya" not in str(line)


def test_a_library_is_quoted_by_its_pattern_alone(logs: StringIO) -> None:
    logging.getLogger("slack_bolt").warning("Unhandled request from %s", "Priya Sharma")
    logging.getLogger("asyncio").error("Task exception: Priya Sharma was never retrieved")
    logging.getLogger("telegram").info("sent to Priya Sharma")
    bolt, asyncio = _lines(logs.getvalue())
    assert (bolt["event"], bolt["logger"], bolt["pattern"]) == (
        "library", "slack_bolt", "Unhandled request from %s",
    )  # fmt: skip
    assert (asyncio["logger"], asyncio["level"]) == ("asyncio", "error")
    assert "pattern" not in asyncio
