"""The guide tells the truth, and what one did there can be done again by a test."""

from pathlib import Path
from typing import Any

import pytest

from bot import registry
from bot.playground.page.cast import key_of
from bot.playground.page.diary import Diary, file, invitation
from bot.playground.page.guide import MORE, STEPS, Step
from bot.playground.seed import TITLES
from core.kit.actor import Role
from tests.plugins.chats import Scene

ROLES = {
    "maya-rao": Role.MANAGER,
    "ravi-menon": Role.RECRUITER,
    "kiran-desai": Role.CLIENT,
    "ishaan-iyer": Role.INTERVIEWER,
    "priya-sharma": Role.CANDIDATE,
    "nisha-verma": None,
}


def test_there_are_ten_steps() -> None:
    assert len(STEPS) == 10


@pytest.mark.parametrize("step", [*STEPS, *MORE], ids=lambda step: step.title)
def test_each_step_names_a_person_who_is_there_and_a_command_they_have(step: Step) -> None:
    assert step.person in {key_of(name) for name in TITLES}
    assert step.command or step.tab
    if step.command and step.command != "/start":
        name = step.command.split()[-1].lstrip("/")
        assert name in registry.load().commands(ROLES[step.person])
    assert step.chat == "telegram" or not step.command or step.command.startswith("/hiresync ")
    if step.sample:
        assert (Path("bot/playground/samples") / step.sample).is_file()


async def test_a_recorded_test_runs(scene: Scene) -> None:
    diary = Diary()
    diary.wrote("Maya Rao", "slack.presses", "Approve")
    diary.wrote("Maya Rao", "telegram.says", 'He said "hi" \\ {and} left')
    diary.turned(3600.4)
    diary.wrote("Ravi Menon", "slack.commands", "submit_resume")
    diary.filled("Ravi Menon", {"location": "Robotics Engineer, Pune"})
    diary.filled("Ravi Menon", {"resume": [(file("priya_sharma.pdf"), "priya_sharma.pdf")]})
    diary.wrote("Priya Sharma", "telegram.starts", invitation(404))
    found: dict[str, Any] = {}
    exec(compile(diary.text(), "recorded", "exec"), found)  # noqa: S102 - it is ours
    await found["test_what_i_did"](scene)
    assert scene.person("Maya Rao").slack.sees("Approved by Maya Rao")
    assert "priya_sharma@example.org" in str(scene.person("Ravi Menon").slack.account.open_view())
    assert "does not work any more" in scene.person("Priya Sharma").telegram.last()


def test_a_question_may_be_called_anything() -> None:
    diary = Diary()
    diary.filled("Maya Rao", {"name": "Arjun", "what": ["a"], "bands.0.percent": "8.33"})
    assert diary.lines[-1] == 'await maya.slack.fills(name="Arjun", what=["a"], bands__0__percent="8.33")'
    diary.filled("Maya Rao", {"ctc": "8.5", "ctc?": "₹8,50,000"})
    assert diary.lines[-1] == 'await maya.slack.fills(ctc="8.5", **{"ctc?": "₹8,50,000"})'
    diary.typed("Maya Rao", {"bands.0.percent": "8"})
    assert diary.lines[-1] == 'await maya.slack.account.fill(None, {"bands.0.percent": "8"})'
    compile(diary.text(), "recorded", "exec")


def test_people_of_the_same_first_name_are_kept_apart() -> None:
    diary = Diary()
    for name in ("Maya Rao", "Maya Lal", "class act", "日本 太郎"):
        diary.wrote(name, "slack.says", "hello")
    compile(diary.text(), "recorded", "exec")
    assert [line for line in diary.lines if "person(" in line] == [
        'maya = scene.person("Maya Rao")',
        'maya_ = scene.person("Maya Lal")',
        'class_ = scene.person("class act")',
        'somebody = scene.person("日本 太郎")',
    ]
    diary.clear()
    assert "person" not in diary.text().split("settle()")[1]
