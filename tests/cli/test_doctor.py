"""The doctor tries each outside system; here they are the town's."""

from pathlib import Path

import pytest

from bot.doctor import Finding, Verdict, examine
from bot.handlers.slack.scopes import SCOPES
from bot.settings import Settings
from core.models import RecurringJob, SetAside
from tests.cli.outside import Outside, outside
from tests.plugins.database import Database
from tests.world import NOW


async def _findings(around: Outside, monkeypatch: pytest.MonkeyPatch, **changed: str) -> dict[str, Finding]:
    for name, value in (around.environment | changed).items():
        monkeypatch.setenv(name, value)
    return {one.what: one for one in await examine(Settings(_env_file=None))}


async def test_everything_works(tmp_path: Path, db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async with outside(tmp_path) as around:
        found = await _findings(around, monkeypatch, DATABASE_URL=db.url)
    works = {name for name, one in found.items() if one.verdict is Verdict.WORKS}
    assert works == {
        *(
            "SECRET_KEYS",
            "database",
            "recurring jobs",
            "Slack",
            "Slack scopes",
            "Slack installations",
            "Telegram",
        ),
        *("Telegram updates", "LinkedIn", "mail"),
    }
    assert found["PUBLIC_URL"].verdict is Verdict.MISSING
    assert "tables up to date" in found["database"].said
    assert "Socket Mode" in found["Slack"].said


async def test_what_the_scheduler_could_not_do_is_named_with_the_moment_of_the_next_try(
    tmp_path: Path, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await RecurringJob.create(
        name="send_invoices", next_at=NOW, failures=3, retry_at=NOW, last_error="KeyError"
    )
    for number in range(12):
        await SetAside.create(
            sweep="reminders", row_id=number, first_at=NOW, retry_at=NOW, last_error="ValueError"
        )
    async with outside(tmp_path) as around:
        found = await _findings(around, monkeypatch, DATABASE_URL=db.url)
    jobs = found["recurring jobs"]
    assert jobs.verdict is Verdict.FAILS
    first, second, *_, last = jobs.said.split("; ")
    assert first == "send_invoices failed 3 times (KeyError), again at 2026-03-02 09:00 UTC"
    assert second == "set aside: reminders 0 failed once (ValueError), again at 2026-03-02 09:00 UTC"
    assert last == "and 2 more"


async def test_missing_scopes_are_named_with_what_they_are_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with outside(tmp_path) as around:
        around.town.slack.app.scopes = tuple(set(SCOPES) - {"files:write", "commands"})
        found = await _findings(around, monkeypatch)
    assert found["Slack scopes"].verdict is Verdict.FAILS
    assert "commands (for /hiresync and the shortcuts), files:write (to send" in found["Slack scopes"].said


async def test_refused_tokens_and_closed_doors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with outside(tmp_path) as around:
        found = await _findings(
            around,
            monkeypatch,
            SLACK_BOT_TOKEN="xoxb-another",
            TELEGRAM_BOT_TOKEN="7:another",
            DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing",
            LINKEDIN_OAUTH_URL="http://127.0.0.1:1",
            SMTP_URL="smtp://127.0.0.1:1",
        )
    assert found["Slack"].said == "SLACK_BOT_TOKEN is refused: invalid_auth"
    assert found["Telegram"].said == "TELEGRAM_BOT_TOKEN is refused"
    for name in ("database", "Slack", "Telegram", "LinkedIn", "mail"):
        assert found[name].verdict is Verdict.FAILS, found[name]


async def test_a_webhook_that_will_be_changed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with outside(tmp_path) as around:
        found = await _findings(around, monkeypatch, PUBLIC_URL="https://hire.example")
    assert found["Telegram updates"].verdict is Verdict.MISSING
    assert (
        "hiresync run changes it to https://hire.example/telegram/webhook" in found["Telegram updates"].said
    )
    assert found["PUBLIC_URL"].verdict is Verdict.WORKS


async def test_a_database_without_tables_needs_an_upgrade(
    tmp_path: Path, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = db.admin_url.replace("/hiresync_", "/postgres?x=").split("?x=")[0]
    query = db.admin_url.partition("?")[2]
    async with outside(tmp_path) as around:
        found = await _findings(around, monkeypatch, DATABASE_URL=f"{empty}?{query}" if query else empty)
    assert found["database"].verdict is Verdict.FAILS
    assert "hiresync db upgrade" in found["database"].said


async def test_where_workspaces_can_install_the_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with outside(tmp_path) as around:
        pages = "https://hire.example"
        works = await _findings(around, monkeypatch, PUBLIC_URL=pages, PAGES_URL="")
        nowhere = await _findings(around, monkeypatch, PUBLIC_URL="", PAGES_URL="")
        alone = await _findings(around, monkeypatch, SLACK_CLIENT_ID="", SLACK_CLIENT_SECRET="")
        by_it = await _findings(
            around, monkeypatch, SLACK_BOT_TOKEN="", SLACK_CLIENT_ID="1.2", SLACK_CLIENT_SECRET="s"
        )
    assert works["Slack installations"].said.endswith("https://hire.example/slack/install")
    assert "no browser finds the way back" in nowhere["Slack installations"].said
    assert "only the workspace of SLACK_BOT_TOKEN" in alone["Slack installations"].said
    assert "Slack" not in by_it
    assert "Slack installations" in by_it
