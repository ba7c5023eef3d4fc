"""What a supervisor, a load balancer and Prometheus ask."""

from datetime import timedelta

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer
from tortoise import connections

from bot.meters import Meters
from bot.playground.faults import Outage
from bot.vitals import Vitals
from core.delivery.enqueue import enqueue
from core.delivery.figures import MOST_COUNTED, figures
from core.models import RecurringJob, SetAside
from tests.plugins.chats import Scene
from tests.plugins.database import Database
from tests.world import NOW
from webhooks.app import make_app
from webhooks.health import Health, database_probe, health_routes

MANY_MESSAGES = """
INSERT INTO outbox_messages
  (lane, kind, payload, priority, not_before, policy, state, attempts, last_error, created_at)
SELECT 'telegram::' || n % 7, 'card', '{}', 1, $1, 'at_least_once', 'waiting', 0, '',
  $1::timestamptz + n * interval '1 millisecond' FROM generate_series(1, $2) n
"""
THEIR_LANES = """
INSERT INTO delivery_lanes (key, bucket, state, next_at, has_waiting, priority, failures, last_error)
SELECT 'telegram::' || n, 'telegram:', 'open', $1, true, 1, 0, '' FROM generate_series(0, 6) n
"""


async def test_a_working_house_lives_and_is_ready(http: aiohttp.ClientSession) -> None:
    async with http.get("/healthz") as alive, http.get("/readyz") as ready:
        assert (alive.status, await alive.text()) == (200, "ok\n")
        assert (ready.status, await ready.text()) == (200, "database: ok\nslack: ok\ntelegram: ok\n")


async def test_without_its_database_it_lives_but_is_not_ready() -> None:
    app = make_app(health_routes(Health({"database": database_probe})))
    async with TestClient(TestServer(app)) as client:
        assert (await client.get("/healthz")).status == 200
        ready = await client.get("/readyz")
        assert ready.status == 503
        assert "database: ok" not in await ready.text()
        # What the process counted by itself can be had all the same.
        metrics = await client.get("/metrics")
        assert metrics.status == 200
        assert 'hiresync_ready{part="database"} 0.0' in await metrics.text()


async def test_a_token_slack_does_not_take_is_said(scene: Scene, http: aiohttp.ClientSession) -> None:
    scene.town.faults.of("slack").outage = Outage.ERROR
    async with http.get("/readyz") as ready:
        assert ready.status == 503
        assert "slack: Slack does not take the token: " in await ready.text()


def test_a_part_is_ready_once_it_has_worked_and_as_long_as_it_goes_on() -> None:
    moment = 0.0
    vitals = Vitals(lambda: moment)
    meters = Meters(vitals)
    vitals.expect("worker", within=30)
    vitals.expect("mail", begun=True)
    assert vitals.problems() == {"worker": "has not begun", "mail": None}
    meters.beat("worker")
    meters.beat("scheduler")
    meters.delivered("mail", "mail", "unavailable", 30.0)
    assert vitals.problems() == {"worker": None, "mail": "the last mail could not be handed in"}
    meters.delivered("mail", "mail", "refused", 0.1)
    assert vitals.problems()["mail"], "a mailbox that refuses says nothing of the server"
    meters.delivered("mail", "mail", "sent", 0.1)
    moment = 31.0
    assert vitals.problems() == {"worker": "silent for 31 s", "mail": None}
    meters.trouble("worker", "lost")
    assert vitals.problems()["worker"] == "lost"
    meters.beat("worker")
    assert vitals.problems()["worker"] is None


async def test_metrics_count_what_waits(scene: Scene, http: aiohttp.ClientSession) -> None:
    await enqueue(lane="files:1", kind="fetch_file", payload={}, now=scene.clock.now(), priority=2)
    await enqueue(
        lane="mail:7", kind="mail", payload={}, now=scene.clock.now(), not_before=NOW + timedelta(days=99)
    )
    await RecurringJob.filter(name="send_invoices").update(next_at=scene.clock.now() - timedelta(minutes=3))
    await SetAside.create(sweep="reminders", row_id=17, first_at=NOW, retry_at=NOW)
    text = await _metrics(http)
    assert 'hiresync_rows_set_aside{job="reminders"} 1.0' in text
    assert 'hiresync_outbox_messages{channel="files",priority="reminder",state="waiting"} 1.0' in text
    assert 'hiresync_outbox_messages{channel="mail",priority="answer",state="later"} 1.0' in text
    assert 'hiresync_job_overdue_seconds{job="send_invoices"} 180.0' in text
    assert 'hiresync_job_failures{job="send_invoices"} 0.0' in text
    assert 'hiresync_ready{part="telegram"} 1.0' in text
    assert "process_resident_memory_bytes" in text


async def test_metrics_count_turns_events_and_sendings_of_both_chats(
    scene: Scene, http: aiohttp.ClientSession
) -> None:
    nisha = scene.person("Nisha")
    await nisha.telegram.starts()
    await nisha.slack.commands("register_agency")
    await nisha.slack.commands("register_agency")
    # The same update once more, as Telegram sends it when it did not hear our answer.
    scene.house.meters.heard("telegram", "command", "77")
    scene.house.meters.heard("telegram", "command", "77")
    text = await _metrics(http)
    assert 'hiresync_inbound_total{channel="slack",kind="command"} 2.0' in text
    assert 'hiresync_inbound_total{channel="telegram",kind="command"} 3.0' in text
    assert 'hiresync_inbound_repeats_total{channel="telegram",kind="command"} 1.0' in text


async def test_a_growing_outbox_makes_no_scrape_slower(db: Database) -> None:
    connection = connections.get("default")
    await connection.execute_query(MANY_MESSAGES, [NOW, MOST_COUNTED + 500])
    await connection.execute_query(THEIR_LANES, [NOW])
    found = await figures(NOW + timedelta(hours=1))
    assert [dict(row) for row in found.depth] == [
        {"channel": "telegram", "priority": 1, "state": "waiting", "many": MOST_COUNTED}
    ]
    (age,) = found.age
    assert age["age"] == pytest.approx(3600, abs=0.01)


async def test_an_unknown_address_tells_nothing(http: aiohttp.ClientSession) -> None:
    async with http.get("/admin") as answer:
        assert answer.status == 404
        assert await answer.text() == "404: Not Found"


async def _metrics(http: aiohttp.ClientSession) -> str:
    async with http.get("/metrics") as answer:
        assert answer.status == 200
        return await answer.text()
