"""The acceptance story, with the chats given out one way and the other."""

import pytest

from tests.plugins.chats import Scene
from tests.stories.hire import Cast, Hire

NAMES = {
    "manager": "Maya Rao",
    "recruiter": "Ravi Menon",
    "client": "Kiran Desai",
    "interviewer": "Ishaan Iyer",
    "accountant": "Anita Shah",
    "candidate": "Priya Sharma",
}
IN_SLACK = [
    pytest.param({"manager", "recruiter", "client"}, id="the office in Slack, the others in Telegram"),
    pytest.param({"interviewer", "accountant", "candidate"}, id="the other way round"),
]


@pytest.mark.parametrize("in_slack", IN_SLACK)
async def test_one_hire_from_the_registration_to_the_verified_payment(
    scene: Scene, in_slack: set[str]
) -> None:
    people = {role: scene.person(name) for role, name in NAMES.items()}
    chats = {role: one.slack if role in in_slack else one.telegram for role, one in people.items()}
    await Hire(scene, Cast(**chats), "priya_sharma.pdf").tell()
