"""The same house over Socket Mode and long polling, where nobody can reach it from outside."""

from pathlib import Path

from tests.plugins.chats import playing
from tests.plugins.database import Database
from tests.talking import answers_all

AGENCY = {"person": "Maya Rao", "email": "maya@banyan.example", "name": "Banyan Talent"}


async def test_an_agency_is_registered_by_socket_and_a_second_chat_linked_by_polling(
    db: Database, tmp_path: Path
) -> None:
    async with playing(db.url, tmp_path, webhooks=False, sockets=True) as scene:
        maya = scene.person("Maya Rao")
        await maya.slack.says("hello")
        await maya.slack.presses("Register my agency")
        await answers_all(maya.slack, AGENCY)
        assert maya.slack.sees("Banyan Talent is registered")
        await maya.slack.closes()
        await maya.slack.commands("link")
        code = next(
            word for word in maya.slack.screen().split() if "-" in word and word.replace("-", "").isalnum()
        )
        await maya.telegram.says(f"/link {code}")
        assert maya.telegram.sees("Welcome, Maya Rao")
        await maya.telegram.says("/job_requests")
        assert "job" in maya.telegram.last()
