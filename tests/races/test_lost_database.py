"""While the database is away nothing is confirmed, so that everything comes again and has its effect once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import pytest

from bot.playground.slack.events import repeat_last
from core.models import ConversationDraft
from tests.forms.everything import FORM
from tests.moved_in import move_in
from tests.plugins.chats import Scene, playing
from tests.plugins.database import Database
from tests.races.at_once import to_webhook, typed
from tests.world import World


@asynccontextmanager
async def away(db: Database) -> AsyncIterator[None]:
    """All connections break, and the server takes no new ones."""
    if db.url == db.admin_url:
        pytest.skip("the named server has one role for everything, and no limit holds for it")
    admin = await asyncpg.connect(db.admin_url)
    name = await admin.fetchval("SELECT current_database()")
    try:
        await admin.execute(f'ALTER DATABASE "{name}" CONNECTION LIMIT 0')
        await admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        yield
    finally:
        await admin.execute(f'ALTER DATABASE "{name}" CONNECTION LIMIT -1')
        await admin.close()


async def test_telegram_keeps_an_update_that_the_webhook_could_not_take(
    scene: Scene, hall: World, db: Database
) -> None:
    me = scene.person("Ravi Menon").telegram
    await me.commands("everything")
    update = typed(me, "A title", 9_001)
    async with away(db):
        assert await to_webhook(scene, [update]) == [503]
    assert await to_webhook(scene, [update, update]) == [200, 200]
    draft = await ConversationDraft.get(form="everything")
    assert (draft.answers, draft.revision) == ({"title": "A title"}, 1)
    assert not me.sees("went wrong")


async def test_polling_confirms_no_update_it_could_not_deal_with(db: Database, tmp_path: Path) -> None:
    async with playing(db.url, tmp_path, webhooks=False) as scene:
        await move_in(scene)
        scene.house.registry.forms["everything"] = FORM
        me, other = scene.person("Ravi Menon").telegram, scene.person("Maya Rao").telegram
        await other.starts()
        await me.commands("everything")
        async with away(db), scene.town.traffic.follow() as calls:
            for answer in ("A title", "A story", "ravi@example.com"):
                await me.account.says(answer)
            await other.account.says("/everything")
            polled = 0
            while polled < 2:
                call = await calls.get()
                polled += call.method.lower() == "getupdates"
        await scene.settle()
        mine = await ConversationDraft.get(form="everything", answers__contains={"title": "A title"})
        assert mine.answers == {"title": "A title", "story": "A story", "email": "ravi@example.com"}
        assert mine.revision == 3
        assert "What is it called?" in other.last()
        assert not me.sees("went wrong")


async def test_a_slack_modal_stays_open_over_what_was_typed(scene: Scene, hall: World, db: Database) -> None:
    me = scene.person("Ravi Menon").slack
    await me.commands("everything")
    view = me.account.open_view()
    async with away(db):
        ack = await me.account.submit(
            None, {"title": "Kept", "email": "a@example.com", "phone": "98450 12345"}
        )
    assert not ack.ok
    assert me.account.open_view() is view
    await me.sends_page()
    assert me.asked()[0] == "people"
    assert (await ConversationDraft.get(form="everything")).answers["title"] == "Kept"


async def test_slack_delivers_an_event_again_that_met_no_database(
    scene: Scene, hall: World, db: Database
) -> None:
    me = scene.person("Ravi Menon").slack
    async with away(db):
        await me.account.say("help")
    assert not me.account.messages()[1:], "nothing was answered"
    assert (await repeat_last(scene.town.slack)).ok
    await scene.settle()
    assert me.sees("submit_resume")
    assert not me.sees("went wrong")
