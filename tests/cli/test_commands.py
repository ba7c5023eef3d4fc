"""What an operator is told, and the exit codes his scripts rely on."""

import socket
from pathlib import Path

from core.delivery.enqueue import enqueue
from core.kit.crypto import Secrets
from core.models import DeliveryAttempt, OutboxMessage
from core.models.enums import OutboxState
from tests.cli.process import said
from tests.plugins.database import Database
from tests.world import NOW


async def test_help_names_every_command(tmp_path: Path) -> None:
    code, text = await said("--help", folder=tmp_path)
    assert code == 0
    for name in ("demo", "run", "doctor", "db", "keys", "deliveries"):
        assert f"\n  {name} " in text


async def test_a_new_key_seals_and_opens(tmp_path: Path) -> None:
    code, key = await said("keys", "new", folder=tmp_path)
    secrets = Secrets([key.strip()])
    assert code == 0
    assert secrets.open(secrets.seal("token", "here"), "here") == "token"


async def test_all_that_is_wrong_is_told_in_one_message(tmp_path: Path) -> None:
    code, text = await said(
        "run", folder=tmp_path, PORT="many", PUBLIC_URL="http://hire.example", SECRET_KEYS="short"
    )
    assert code == 2
    assert "PORT" in text
    assert "SECRET_KEYS" in text
    assert "PUBLIC_URL must be https" in text
    assert "Traceback" not in text


async def test_what_is_missing_is_told_in_one_message(tmp_path: Path) -> None:
    code, text = await said(
        "run", folder=tmp_path, SLACK_BOT_TOKEN="xoxb-1", LINKEDIN_CLIENT_ID="1", SMTP_URL="mail"
    )
    assert code == 2
    for name in ("SECRET_KEYS", "SLACK_SIGNING_SECRET", "LINKEDIN_CLIENT_SECRET", "SMTP_URL"):
        assert name in text


async def test_an_unreachable_database_is_told_without_a_trace(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    url = f"postgresql://somebody@127.0.0.1:{port}/nothing"
    code, text = await said(
        "run",
        "worker",
        folder=tmp_path,
        DATABASE_URL=url,
        SECRET_KEYS=Secrets.new_key(),
        TELEGRAM_BOT_TOKEN="1:token",
    )
    assert code == 2
    assert "DATABASE_URL: the database cannot be reached" in text
    assert "Traceback" not in text


async def test_an_upgrade_with_settings_that_cannot_be_read_is_told_as_well(tmp_path: Path) -> None:
    code, text = await said("db", "upgrade", folder=tmp_path, PORT="many")
    assert (code, "Traceback" in text) == (2, False)
    assert "PORT" in text


async def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, text = await said(
            "run",
            "web",
            folder=tmp_path,
            PORT=port,
            SECRET_KEYS=Secrets.new_key(),
            TELEGRAM_BOT_TOKEN="1:token",
        )
    assert code == 2
    assert f"port {port} is taken" in text


async def test_an_upgrade_says_what_it_did_and_the_next_one_that_nothing_is_left(
    tmp_path: Path, db: Database
) -> None:
    code, text = await said("db", "upgrade", folder=tmp_path, DATABASE_URL=db.owner_url)
    assert (code, text) == (0, "The database is up to date.\n")


async def test_deliveries_in_trouble_are_listed_and_an_unknown_number_fails(
    tmp_path: Path, db: Database
) -> None:
    code, text = await said("deliveries", folder=tmp_path, DATABASE_URL=db.url)
    assert code == 0
    assert "Nothing waits for a decision" in text
    code, text = await said("deliveries", "retry", "7", folder=tmp_path, DATABASE_URL=db.url)
    assert code == 1
    assert "7 is not among those" in text


async def test_a_parked_message_is_listed_shown_and_sent_again(tmp_path: Path, db: Database) -> None:
    await enqueue(lane="files:1", kind="fetch_file", payload={}, now=NOW)
    await OutboxMessage.all().update(state=OutboxState.PARKED, last_error="gone", finished_at=NOW, attempts=1)
    number = str((await OutboxMessage.get()).id)
    await DeliveryAttempt.create(
        message_id=int(number), number=1, outcome="failed", error="gone", started_at=NOW, finished_at=NOW
    )
    wide = {"DATABASE_URL": db.url, "COLUMNS": "200"}
    _, text = await said("deliveries", "--state", "parked", "--lane", "files", folder=tmp_path, **wide)
    assert "fetch_file" in text
    assert "retry NUMBER" in text
    code, text = await said("deliveries", "show", number, folder=tmp_path, **wide)
    assert code == 0
    assert "failed" in text
    code, text = await said("deliveries", "retry", number, folder=tmp_path, **wide)
    assert (code, text) == (0, f"{number} will be sent again\n")
    assert (await OutboxMessage.get()).state is OutboxState.WAITING


async def test_everything_of_a_lane_is_given_up_at_once_but_never_by_mistake(
    tmp_path: Path, db: Database
) -> None:
    for lane in ("linkedin:1", "files:1"):
        await enqueue(lane=lane, kind="post", payload={}, now=NOW)
    await OutboxMessage.all().update(state=OutboxState.UNKNOWN, finished_at=NOW)
    code, text = await said("deliveries", "drop", folder=tmp_path, DATABASE_URL=db.url)
    assert (code, "say --all" in text) == (2, True)
    code, text = await said(
        "deliveries", "drop", "--all", "--lane", "linkedin", folder=tmp_path, DATABASE_URL=db.url
    )
    assert (code, text) == (0, "1 messages: each is given up\n")
    rows = await OutboxMessage.all().order_by("id")
    assert [row.state for row in rows] == [OutboxState.DROPPED, OutboxState.UNKNOWN]


async def test_the_doctor_tells_what_is_missing_and_what_it_costs(tmp_path: Path) -> None:
    code, text = await said("doctor", folder=tmp_path)
    assert code == 1
    for words in ("SECRET_KEYS", "SLACK_BOT_TOKEN", "nobody can work in Telegram", "SMTP_URL", "LinkedIn"):
        assert words in text


async def test_every_setting_that_cannot_be_read_is_told_by_the_doctor(tmp_path: Path) -> None:
    code, text = await said("doctor", folder=tmp_path, PORT="-1", LINKEDIN_API_URL="ftp://elsewhere")
    assert code == 1
    assert "PORT" in text
    assert "LINKEDIN_API_URL is not an address" in text
