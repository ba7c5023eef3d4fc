"""The clock, bad days, newcomers, and a second start."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.agency.register_agency import NewAgency, register_agency
from core.models import OutboxMessage
from core.models.enums import OutboxState
from core.people.admit_guest import admit_guest
from tests.playground.page.conftest import Running, running
from tests.plugins.database import Database


async def test_the_clock_is_turned_forward_only(served: Running) -> None:
    clock = served.playground.town.clock
    async with served.look() as page:
        before = clock.now()
        await page.act("town.turn", seconds=86_400)
        assert timedelta(days=1) <= clock.now() - before < timedelta(days=1, minutes=1)
        await page.until(lambda: page.parts["clock"].get("ahead", 0) > 86_000)
        await page.act("town.turn", to="morning")
        assert clock.now().astimezone(UTC).strftime("%H:%M") == "03:30", "9:00 in Kolkata"
        assert "only goes forward" in (await page.act("town.turn", seconds=-60))["error"]
        assert "no meeting ahead" in (await page.act("town.turn", to="meeting"))["error"]


async def test_the_next_digest_brings_the_manager_what_waits(served: Running) -> None:
    async with served.look("maya-rao") as page:
        assert (await page.act("town.turn", to="digest"))["ok"]
        said = await page.until(lambda: str(page.parts) if "things for you" in str(page.parts) else "")
        for line in (
            "Controls Engineer, Acme Robotics",
            "Line Technician",
            "Vikas Gupta",
            "Positions to fill",
        ):
            assert line in said
    async with served.look("arjun-kapoor") as page:
        assert "no digest before joining" in (await page.act("town.turn", to="digest"))["error"]


async def test_a_message_on_its_way_arrives_before_the_clock_is_turned(served: Running) -> None:
    clock = served.playground.town.clock
    before = clock.now()
    message = await OutboxMessage.create(
        lane="nowhere",
        kind="nothing",
        state=OutboxState.LEASED,
        attempts=1,
        leased_by="a worker at work",
        lease_until=before + timedelta(seconds=60),
        not_before=before,
    )
    async with served.look() as page, asyncio.TaskGroup() as group:
        turning = group.create_task(page.act("town.turn", seconds=3600))
        await asyncio.wait({turning}, timeout=0.5)
        assert not turning.done()
        assert clock.now() - before < timedelta(minutes=1)
        await OutboxMessage.filter(id=message.id).delete()
        assert (await turning)["ok"]
        assert clock.now() - before >= timedelta(hours=1)


async def test_the_clock_stands_and_runs(served: Running) -> None:
    async with served.look() as page:
        await page.act("town.run", running=False)
        await page.until(lambda: not page.parts["clock"]["running"])
        stands = served.playground.town.clock.now()
        assert datetime.fromisoformat(page.parts["clock"]["now"]) == stands
        await page.act("slack.say", text="/hiresync help")
        assert served.playground.town.clock.now() == stands
        await page.act("town.run", running=True)
        await page.until(lambda: page.parts["clock"]["running"])


async def test_a_bad_day_is_ordered_felt_and_ended(served: Running) -> None:
    async with served.look() as page:
        await page.until(lambda: page.slack_button("Approve"))
        await page.act("town.fault", service="slack", what="slow", value=1)
        await page.until(lambda: page.parts["faults"]["slack"]["slow"] == 1)
        await page.act("slack.say", text="/hiresync help")
        await page.until(lambda: page.parts["slack.toasts"]["texts"])
        assert "operation_timeout" in page.parts["slack.toasts"]["texts"][-1]
        await page.act("town.fault", service="telegram", what="outage", value=1)
        await page.until(lambda: page.parts["faults"]["telegram"]["outage"])
        await page.act("town.calm")
        await page.until(lambda: not any(any(one.values()) for one in page.parts["faults"].values()))
        assert (
            "no such fault" in (await page.act("town.fault", service="moon", what="slow", value=1))["error"]
        )


async def test_the_traffic_is_shown_without_secrets(served: Running) -> None:
    async with served.look() as page:
        await page.act("slack.say", text="/hiresync help")
        lines = await page.until(lambda: [one for one in page.traffic if one["method"].startswith("slash")])
        assert lines[0]["direction"] == "in"
        assert "playground-verification" not in str(page.traffic)
        assert "xoxb" not in str(page.traffic)
        assert [one["n"] for one in page.traffic] == list(range(1, len(page.traffic) + 1))


async def test_a_newcomer_walks_in_under_any_name(served: Running) -> None:
    async with served.look() as page:
        named = await page.act("town.newcomer", name="  <b>Zoë</b>   Küng ")
        unnamed = await page.act("town.newcomer", name="")
        keys = await page.until(
            lambda: (found := [one["key"] for one in page.parts["people"]])[-1] == unnamed["key"] and found
        )
        assert named["key"] in keys
        await page.be(named["key"])
        await page.act("telegram.start")
        await page.until(lambda: page.key("Register my agency"))
        twin = await page.act("town.newcomer", name="Maya Rao")
        assert twin["key"] != "maya-rao"


async def test_a_second_start_brings_everybody_back_and_posts_nothing_again(
    db: Database, tmp_path: Path
) -> None:
    async with running(db.url, tmp_path) as first, first.look() as page:
        key = (await page.act("town.newcomer", name="Leela Krishnan"))["key"]
        await page.until(lambda: page.slack_button("Approve"))
        await page.act("slack.press", **page.slack_button("Approve"))
        await page.until(lambda: page.slack_button("Assign recruiters"))
        await page.be(key)
        await page.act("telegram.start")
        await page.act("telegram.press", **await page.until(lambda: page.key("Register my agency")))
        before = _accounts(first)
    async with running(db.url, tmp_path) as second, second.look() as page:
        assert page.parts["returned"]
        assert page.messages == []
        await page.until(lambda: page.key("Job requests"))
        assert not page.key("Approve")
        assert "job_requests" in [one["name"] for one in page.parts["slack"]["commands"]]
        assert _accounts(second) == before
        await page.be("nisha-verma")
        await page.until(lambda: not page.parts["returned"])


async def test_a_second_start_goes_on_from_the_moment_of_the_first(db: Database, tmp_path: Path) -> None:
    async with running(db.url, tmp_path) as first, first.look() as page:
        await page.act("town.turn", to="digest")
        turned = first.playground.town.clock.now()
        await page.until(lambda: "things for you" in str(page.parts))
    async with running(db.url, tmp_path) as second:
        assert second.playground.town.clock.now() >= turned - timedelta(minutes=1)


async def test_who_has_become_somebody_is_called_so_and_comes_back_under_the_new_name(
    db: Database, tmp_path: Path
) -> None:
    async with running(db.url, tmp_path) as first, first.look() as page:
        key = (await page.act("town.newcomer", name="Leela"))["key"]
        now = first.playground.town.clock.now()
        leela = first.playground.cast.residents[key]
        await page.act("telegram.start", person=key)
        guest = await admit_guest(leela.in_telegram(), now=now)
        agency = NewAgency(
            name="Fresh Talent",
            person="Maya Rao",
            email="leela@fresh.example",
            phone="+91 98765 43219",
            gst_number="",
            address="1 Lake Road, Pune",
        )
        await register_agency(guest, agency, now=now)
        await page.act("slack.say", text="anything")
        await page.until(lambda: _titles(page.parts["people"]).get("Leela") == "Manager, Fresh Talent")
    async with running(db.url, tmp_path) as second, second.look() as page:
        await page.until(lambda: "Manager, Fresh Talent" in _titles(page.parts["people"]).values())
        (found,) = [one for one in page.parts["people"] if one["title"] == "Manager, Fresh Talent"]
        assert found["email"] == "leela@fresh.example"
        assert found["name"] != "Maya Rao", "there is another"
        again = second.playground.cast.residents[found["key"]]
        assert again.telegram.id == leela.telegram.id
        await page.be(found["key"])
        await page.until(lambda: page.key("Job requests"))


def _titles(people: list[dict[str, object]]) -> dict[str, str]:
    return {str(one["name"]): str(one["title"]) for one in people}


def _accounts(of: Running) -> dict[str, tuple[str, int]]:
    people = of.playground.cast.residents.values()
    return {one.name: (one.slack.id, one.telegram.id) for one in people}


async def test_open_pages_are_hung_up_at_the_end(served: Running) -> None:
    async with served.session.ws_connect(f"{served.base}/playground/live", max_msg_size=0) as socket:
        served.stop.set()
        async for _ in socket:
            pass
        assert socket.closed
        assert socket.close_code == 1001
